import type { DuckDBConnection } from '@duckdb/node-api';
import { type Tally } from '../check-counts.ts';
import type { PlannedScope } from '../plan-load.ts';
import type { Table } from '../table.ts';
/** WarehouseError `lossy` when one answer has the same key twice: engines would choose differently, so none may. */
export declare function refuseDuplicates(connection: DuckDBConnection, table: Table): Promise<void>;
/** Makes the winners' rows of one wave the rows of their scopes. Adds what happened to the tallies. */
export declare function mergeRows(
  connection: DuckDBConnection,
  table: Table,
  wave: number,
  winners: readonly PlannedScope[],
  tallies: readonly Tally[],
): Promise<void>;
