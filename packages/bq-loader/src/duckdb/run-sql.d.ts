import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
/** The rows of a statement, as arrays of DuckDB's own values. */
export declare function rowsOf(
  connection: DuckDBConnection,
  sql: string,
  values?: DuckDBValue[],
): Promise<DuckDBValue[][]>;
/** The one number that a statement gives. */
export declare function numberOf(connection: DuckDBConnection, sql: string): Promise<number>;
/** How many rows a statement inserted, updated or deleted. */
export declare function changedBy(connection: DuckDBConnection, sql: string): Promise<number>;
