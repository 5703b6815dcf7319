import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';

/** The rows of a statement, as arrays of DuckDB's own values. */
export async function rowsOf(
  connection: DuckDBConnection,
  sql: string,
  values: DuckDBValue[] = [],
): Promise<DuckDBValue[][]> {
  return (await connection.runAndReadAll(sql, values)).getRows();
}

/** The one number that a statement gives. */
export async function numberOf(connection: DuckDBConnection, sql: string): Promise<number> {
  return Number((await rowsOf(connection, sql))[0]?.[0] ?? 0);
}

/** How many rows a statement inserted, updated or deleted. */
export async function changedBy(connection: DuckDBConnection, sql: string): Promise<number> {
  return (await connection.run(sql)).rowsChanged;
}
