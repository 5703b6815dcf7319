import type { DuckDBConnection } from '@duckdb/node-api';
import type { Table } from '../table.ts';
/** Records what the answers of one wave say in the version history, in force or not. */
export declare function recordVersions(
  connection: DuckDBConnection,
  table: Table,
  wave: number,
  {
    hasHistory,
    hasNext,
  }: {
    hasHistory: boolean;
    hasNext: boolean;
  },
): Promise<void>;
