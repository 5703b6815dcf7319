import type { DuckDBConnection } from '@duckdb/node-api';
import type { Counts, TableLoad } from '../warehouse.ts';
/** Loads of the same table are merged together, as one statement costs the same for one run's rows as for a batch's; the counts stay apart. */
export declare function loadTables(
  connection: DuckDBConnection,
  loads: readonly TableLoad[],
): Promise<readonly Counts[]>;
