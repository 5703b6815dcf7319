import { fence } from '../bigquery/fence.ts';
import type { ColumnType } from '../table.ts';
import type { Warehouse } from '../warehouse.ts';
import { dialectOf } from './dialect.ts';

export interface DiffColumn {
  readonly name: string;
  /** In BigQuery's words; as the engine says it where it has none. */
  readonly type: ColumnType | (string & {});
}

/** What is no data: the counter of loads that BigQuery needs, and what dbt leaves behind when it is killed. */
const isNoData = (schema: string, name: string) =>
  (schema === fence.dataset && name === fence.name) || /__dbt_(tmp|backup)$/.test(name);

/** The tables of a schema, by name, each with its columns in order. Views show nothing of their own. */
export async function listTables(
  warehouse: Warehouse,
  schema: string,
): Promise<ReadonlyMap<string, readonly DiffColumn[]>> {
  const { columnsOf, types } = dialectOf(warehouse.url);
  const tables = new Map<string, DiffColumn[]>();
  for (const { table_name, column_name, data_type } of await warehouse.query(columnsOf(schema))) {
    if (isNoData(schema, String(table_name))) continue;
    const name = `${schema}.${table_name}`;
    const columns = tables.get(name) ?? [];
    tables.set(name, columns);
    columns.push({ name: String(column_name), type: types[String(data_type)] ?? String(data_type) });
  }
  return tables;
}
