import type { DuckDBConnection } from '@duckdb/node-api';
import type { KnownAnswer, LoadPlan } from '../plan-load.ts';
import type { Table } from '../table.ts';
import type { ScopeLoad } from '../warehouse.ts';
/** The answers already loaded about the scopes of these loads. */
export declare function knownAnswers(
  connection: DuckDBConnection,
  table: Table,
  loads: readonly ScopeLoad[],
): Promise<Map<string, KnownAnswer[]>>;
/** Adds the new answers to those loaded, and marks which one of each scope is in force now. */
export declare function rememberAnswers(
  connection: DuckDBConnection,
  table: Table,
  known: ReadonlyMap<string, readonly KnownAnswer[]>,
  plan: LoadPlan,
): Promise<void>;
