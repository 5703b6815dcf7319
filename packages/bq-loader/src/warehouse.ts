import type { Endpoint, SourceName } from '@hoops/nba-client';
import type { Table } from './table.ts';

/** One value of a row. DATE is `YYYY-MM-DD`, TIMESTAMP is UTC ISO 8601 with milliseconds and `Z`. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

/** An item of an answer that did not become a row. */
export interface Reject {
  /** Position of the item in what the answer unfolds to, from 0. */
  readonly item: number;
  /** The column that did not decode; null when the row as a whole is refused, e.g. a duplicate key. */
  readonly column: string | null;
  readonly expected: string;
  readonly seen: string;
  readonly excerpt: string;
}

/** The answer that rows come from, and what decides which of several is in force: more finals, then the better rank, then the later observed_at, then the higher sha256. */
export interface LoadedAnswer {
  readonly endpoint: Endpoint;
  /** Place of the endpoint in the table's list; 0 is the primary. */
  readonly rank: number;
  /** Number of games that the answer calls final. An answer with fewer steps back. */
  readonly finals: number;
  readonly observed_at: string;
  readonly fetched_at: string;
  readonly source: SourceName;
  readonly run_id: string;
  readonly game_date: string;
  readonly object: string;
  readonly sha256: string;
}

/** The rows that one answer gives for one scope (a game, a date, a season) of a table. They replace that scope's rows. */
export interface ScopeLoad {
  readonly scope: string;
  /** Null for tables that no answer feeds (audit): merged by key, neither fenced nor versioned. */
  readonly answer: LoadedAnswer | null;
  readonly rows: readonly Row[];
  readonly rejects: readonly Reject[];
}

export interface TableLoad {
  readonly table: Table;
  readonly scopes: readonly ScopeLoad[];
}

/** What happened to the parsed items of a table: all but `deleted` add up to them. */
export interface Counts {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly deleted: number;
  readonly rejected: number;
  readonly stale: number;
}

export interface Warehouse {
  /** The address it was opened by, e.g. `duckdb:data/hoops.duckdb`. */
  readonly url: string;
  /** Creates what is missing, adds columns that are new; WarehouseError `schema-mismatch` for any other difference. */
  ensure(tables: readonly Table[]): Promise<void>;
  /** One transaction over all tables. Counts come in the order of the loads. */
  load(loads: readonly TableLoad[]): Promise<readonly Counts[]>;
  query(sql: string, params?: readonly Cell[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}
