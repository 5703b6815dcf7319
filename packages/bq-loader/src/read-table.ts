import { ConfigError } from '@hoops/nba-client';
import type { RowOf, Table, TypedTable } from './table.ts';
import type { Cell, Row, Warehouse } from './warehouse.ts';

/** Columns and the value that each must have; null asks for rows that have none. */
export type Filter<T> = { readonly [N in keyof RowOf<T>]?: RowOf<T>[N] | undefined };

/** The rows of a table, typed as it declares them, in order of its key. ConfigError for a filter by what is no column. */
export async function readTable<R extends object>(
  warehouse: Warehouse,
  table: TypedTable<R>,
  filter: Filter<TypedTable<R>> = {},
): Promise<readonly R[]> {
  const { clause, params } = where(table, filter);
  const columns = table.columns.map((column) => column.name).join(', ');
  const order = table.key.join(', ');
  const rows = await warehouse.query(
    `select ${columns} from ${table.dataset}.${table.name}${clause} order by ${order}`,
    params,
  );
  return rows as readonly Row[] as unknown as readonly R[];
}

/** Names go into the text only after they were found among the declared ones; values are bound. */
function where(table: Table, filter: object): { clause: string; params: Cell[] } {
  const names = table.columns.map((column) => column.name);
  const params: Cell[] = [];
  const conditions: string[] = [];
  for (const [name, value] of Object.entries(filter) as [string, Cell | undefined][]) {
    if (!names.includes(name)) {
      throw new ConfigError(
        `"${name}" is no column of ${table.dataset}.${table.name}: filter by one of ${names.join(', ')}`,
      );
    }
    if (value === undefined) continue;
    if (value === null) {
      conditions.push(`${name} is null`);
      continue;
    }
    conditions.push(`${name} = ?`);
    params.push(value);
  }
  return { clause: conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`, params };
}
