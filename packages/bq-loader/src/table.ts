import type { StoredAnswer } from '@hoops/bronze-writer';
import type { Endpoint, SourceName } from '@hoops/nba-client';

/** A column has one type, BigQuery's; only the DuckDB adapter maps it to another. */
export type ColumnType = 'STRING' | 'INT64' | 'FLOAT64' | 'BOOL' | 'DATE' | 'TIMESTAMP';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly description: string;
}

/** A table as every engine and generator reads it. */
export interface Table {
  readonly dataset: 'staging' | 'audit';
  readonly name: string;
  readonly description: string;
  readonly key: readonly string[];
  /** The column whose value an answer replaces whole: `game_id`, `game_date`, `season`; `run_id` for rejects and audit. */
  readonly scope: string;
  /** Whether a `_versions` twin keeps every version of a row. */
  readonly versioned: boolean;
  /** The declared columns in order, then those of the lineage that are not declared: source, run_id, fetched_at, bronze_object, row_hash. */
  readonly columns: readonly Column[];
}

/** What an answer replaces whole. It is also the answer's subject, so every row of it must carry that value. */
export type Scope = 'game_id' | 'game_date' | 'season';

/** Which run kept the answer that a row came from, and what the row says. On every row of every staging table. */
export interface Lineage {
  readonly source: SourceName;
  readonly run_id: string;
  readonly fetched_at: string;
  readonly bronze_object: string;
  /** 128 bits, hex, over the declared columns: equal when, and only when, they all are. Lineage is not in it. */
  readonly row_hash: string;
}

declare const fields: unique symbol;
/** An item as objects laid over each other: a field is read from the first that has it, and nothing is copied. Made by `layers()`. */
export interface Layers<I extends object = object> extends ReadonlyArray<object> {
  readonly [fields]?: I;
}

/** How one endpoint's body becomes items, one for each row. `S` is what an answer replaces, `I` the fields that an item has. */
export interface Unfold<S extends Scope = Scope, I extends object = object> {
  readonly endpoint: Endpoint;
  readonly replaces: S;
  readonly items: (body: never, answer: StoredAnswer) => readonly Layers<I>[];
}

/**
 * A column as it is declared: the item's field it is read from, its type, and how a raw value becomes a cell.
 * `read` gives null for nothing (absent, null, "", "None") and undefined for what does not decode.
 */
export interface Field<N extends string = string, V = string | number | boolean, Nullable extends boolean = boolean> {
  readonly field: N;
  readonly type: ColumnType;
  readonly nullable: Nullable;
  readonly description: string;
  /** What `read` accepts, for the reason of a reject: "a whole number, 0 or more". */
  readonly expected: string;
  readonly read: (raw: unknown) => V | null | undefined;
}

declare const row: unique symbol;

/** A table that knows its row; read it with `RowOf`. */
export interface TypedTable<R extends object = object> extends Table {
  readonly [row]?: R;
}

/** A table of staging that answers are decoded into. */
export interface StagingTable<R extends object = object> extends TypedTable<R> {
  readonly dataset: 'staging';
  readonly scope: Scope;
  readonly versioned: true;
  /** The endpoints it reads, best first: the place in this list is an answer's rank. */
  readonly from: readonly Unfold[];
  /** How each declared column is read, in order: `fields[i]` gives `columns[i]`. */
  readonly fields: readonly Field[];
}

/** The row of a table: its declared columns and the lineage. */
export type RowOf<T> = T extends TypedTable<infer R> ? R : never;
