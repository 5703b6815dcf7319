import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableLoad } from '../warehouse.ts';
/** Keeps what the answers left over. They replace what an earlier load of the same answers, by the same run, left over in the same tables. */
export declare function writeRejects(connection: DuckDBConnection, loads: readonly TableLoad[]): Promise<void>;
