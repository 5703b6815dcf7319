import { openWarehouse } from '@hoops/bq-loader';
import type { DescribedTable } from './described-table.ts';

/** A row of each table, `staging.games` → column → value; no row where the table is empty. */
export type ExampleRows = Readonly<Record<string, Readonly<Record<string, string | number | boolean | null>> | null>>;

/** What differs from run to run of the same answers. */
const lineage =
  /^(run_id|fetched_at|observed_at|bronze_object|object|started_at|ended_at|code_version|trigger|value)$|sha/;

/** From a simulated warehouse: of each table the row with the most to show, the first by key among equals. Throws for a warehouse of the real league. */
export async function readExampleRows(url: string, tables: readonly DescribedTable[]): Promise<ExampleRows> {
  const warehouse = await openWarehouse(url, { readOnly: true });
  try {
    const [answer] = await warehouse.query('select max(source) as source from staging.loaded_answers');
    if (answer?.source !== 'simulator') {
      throw new Error(
        `${url} holds data of ${answer?.source}: examples are shown of a simulated league only, as hoops demo makes it`,
      );
    }
    const rows: Record<string, ExampleRows[string]> = {};
    for (const { schema, name, key, columns } of tables) {
      const filled = columns.map((column) => `case when "${column.name}" is null then 1 else 0 end`).join(' + ');
      const order = [filled, ...key.map((column) => `"${column}"`)].join(', ');
      const select = columns.map((column) => `"${column.name}"`).join(', ');
      const [row] = await warehouse.query(`select ${select} from ${schema}.${name} order by ${order} limit 1`);
      rows[`${schema}.${name}`] =
        row === undefined
          ? null
          : Object.fromEntries(
              Object.entries(row).map(([column, value]) => [
                column,
                lineage.test(column) && value !== null ? '…' : value,
              ]),
            );
    }
    return rows;
  } finally {
    await warehouse.close();
  }
}
