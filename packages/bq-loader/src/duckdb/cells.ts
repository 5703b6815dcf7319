import type { DuckDBValue } from '@duckdb/node-api';
import type { Column, ColumnType } from '../table.ts';
import { unfit } from '../unfit.ts';
import type { Cell } from '../warehouse.ts';
import { WarehouseError } from '../warehouse-error.ts';

/**
 * The only map from a column's type to DuckDB's. TIMESTAMP is DuckDB's plain TIMESTAMP holding UTC, not TIMESTAMPTZ: casts of that one follow
 * the session's time zone, so Node, dbt and BigQuery would disagree about the date of an instant.
 */
export const duckdbTypes: Record<ColumnType, string> = {
  STRING: 'VARCHAR',
  INT64: 'BIGINT',
  FLOAT64: 'DOUBLE',
  BOOL: 'BOOLEAN',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMP',
};

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
export function appendCell(appender: CellAppender, table: string, column: Column, value: Cell | undefined): void {
  if (value === null || value === undefined) {
    if (!column.nullable) throw unfit(table, column, value);
    appender.appendNull();
    return;
  }
  switch (column.type) {
    case 'INT64':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw unfit(table, column, value);
      if (value >= -0x80000000 && value <= 0x7fffffff) appender.appendInteger(value);
      else appender.appendBigInt(BigInt(value));
      return;
    case 'FLOAT64':
      if (typeof value !== 'number') throw unfit(table, column, value);
      appender.appendDouble(value);
      return;
    case 'BOOL':
      if (typeof value !== 'boolean') throw unfit(table, column, value);
      appender.appendBoolean(value);
      return;
    default:
      // DuckDB parses the text of dates and instants itself, and refuses what is none.
      if (typeof value !== 'string') throw unfit(table, column, value);
      appender.appendVarchar(value);
  }
}

/**
 * A value of a result as a plain cell. Whole numbers become numbers where they are exact; one beyond 2^53 is WarehouseError `refused`, since
 * a column that is sometimes text would be a trap. Lists and the like become their text.
 */
export function toCell(value: DuckDBValue, column: string): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (Number.isSafeInteger(number)) return number;
    throw new WarehouseError(
      'refused',
      `column ${column} of the result holds ${value}, a whole number beyond 2^53 that would lose digits: cast it to varchar or double in the query`,
    );
  }
  if ('micros' in value && 'constructor' in value && /Timestamp/.test(value.constructor.name)) {
    return new Date(Number(value.micros / 1000n)).toISOString();
  }
  if ('days' in value && !('months' in value)) return new Date(value.days * 86_400_000).toISOString().slice(0, 10);
  if ('scale' in value && 'width' in value) return Number(value.toString());
  return String(value);
}
