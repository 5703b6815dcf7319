import type { DuckDBConnection } from '@duckdb/node-api';
import type { PlannedScope } from '../plan-load.ts';
import type { Column, Table } from '../table.ts';
/** Appends rows to a temp table; `label` is what an error calls it. */
export declare function appendRows(
  connection: DuckDBConnection,
  name: string,
  columns: readonly Column[],
  rows: Iterable<object>,
  label?: string,
): Promise<void>;
/** Makes the temp table `incoming`: the rows of all scope loads, each with the number `n` of its load. */
export declare function appendIncoming(
  connection: DuckDBConnection,
  table: Table,
  scopes: readonly PlannedScope[],
): Promise<void>;
