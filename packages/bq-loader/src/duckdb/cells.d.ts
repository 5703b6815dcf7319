import type { DuckDBValue } from '@duckdb/node-api';
import type { Column, ColumnType } from '../table.ts';
import type { Cell } from '../warehouse.ts';
/**
 * The only map from a column's type to DuckDB's. TIMESTAMP is DuckDB's plain TIMESTAMP holding UTC, not TIMESTAMPTZ: casts of that one follow
 * the session's time zone, so Node, dbt and BigQuery would disagree about the date of an instant.
 */
export declare const duckdbTypes: Record<ColumnType, string>;
/** The part of DuckDB's appender that rows go through. */
export interface CellAppender {
  appendNull(): void;
  appendVarchar(value: string): void;
  appendInteger(value: number): void;
  appendBigInt(value: bigint): void;
  appendDouble(value: number): void;
  appendBoolean(value: boolean): void;
}
/** Appends one cell. WarehouseError `lossy` when the column cannot hold it: a value is never bent to fit. */
export declare function appendCell(
  appender: CellAppender,
  table: string,
  column: Column,
  value: Cell | undefined,
): void;
/**
 * A value of a result as a plain cell. Whole numbers become numbers where they are exact; one beyond 2^53 is WarehouseError `refused`, since
 * a column that is sometimes text would be a trap. Lists and the like become their text.
 */
export declare function toCell(value: DuckDBValue, column: string): Cell;
