import { openWarehouse } from '@hoops/bq-loader';

/** Rows and an order-free hash of every table of staging, core and marts, lineage left out: equal for equal data. */
export async function digests(url: string): Promise<Readonly<Record<string, string>>> {
  const warehouse = await openWarehouse(url, { readOnly: true });
  try {
    const tables = await warehouse.query(
      `select schema_name as dataset, table_name as name from duckdb_tables()
       where schema_name in ('staging', 'core', 'marts') and table_name not in ('loaded_answers', 'rejects') order by all`,
    );
    const found: Record<string, string> = {};
    for (const { dataset, name } of tables) {
      const columns = await warehouse.query(
        `select column_name as name from duckdb_columns() where schema_name = ? and table_name = ?
         and column_name not in ('run_id', 'fetched_at', 'bronze_object', 'loaded_at') order by column_index`,
        [dataset ?? null, name ?? null],
      );
      const list = columns.map((column) => `"${String(column.name)}"`).join(', ');
      const [row] = await warehouse.query(
        `select count(*) as rows, cast(sum(cast(hash(t) as hugeint)) as varchar) as digest from (select ${list} from ${dataset}.${name}) t`,
      );
      found[`${dataset}.${name}`] = `${row?.rows} rows, ${row?.digest}`;
    }
    return found;
  } finally {
    await warehouse.close();
  }
}

/** The rows that a query gives on a warehouse that nobody holds. */
export async function ask(url: string, sql: string) {
  const warehouse = await openWarehouse(url, { readOnly: true });
  try {
    return await warehouse.query(sql);
  } finally {
    await warehouse.close();
  }
}
