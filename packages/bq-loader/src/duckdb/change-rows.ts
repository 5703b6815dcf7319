import type { DuckDBConnection } from '@duckdb/node-api';
import { WarehouseError } from '../warehouse-error.ts';
import { changedBy } from './run-sql.ts';

/** Runs a statement that must change so many rows of a table. WarehouseError `lossy` when it changes others: inside the transaction, which then leaves nothing. */
export async function changeRows(
  connection: DuckDBConnection,
  table: string,
  sql: string,
  rows: number,
): Promise<void> {
  const changed = await changedBy(connection, sql);
  if (changed === rows) return;
  throw new WarehouseError(
    'lossy',
    `${table}: ${rows} rows were to be changed, but ${changed} were: nothing was loaded; look for duplicate keys in the table, or replay into a new file`,
  );
}
