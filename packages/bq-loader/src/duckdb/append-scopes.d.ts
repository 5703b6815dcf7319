import type { DuckDBConnection } from '@duckdb/node-api';
import type { LoadPlan } from '../plan-load.ts';
import type { Table } from '../table.ts';
/** Makes the temp table `scopes`: what is planned for each scope load of a table. */
export declare function appendScopes(connection: DuckDBConnection, table: Table, plan: LoadPlan): Promise<void>;
