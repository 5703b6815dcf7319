import type { Table } from '../table.ts';
/** Statements that make the rows of `incoming` a table's rows, for the scopes in `scopes` that win and are of one wave. */
export interface MergeSql {
  /** Rows that the table holds in those scopes. */
  readonly held: string;
  /** Per scope load `n`: inserted, updated, unchanged. */
  readonly classify: string;
  /** Per scope load `n`: rows that the answer no longer has. */
  readonly gone: string;
  readonly delete: string;
  readonly update: string;
  /** For scopes that hold rows. */
  readonly insertNew: string;
  /** For scopes that hold none. */
  readonly insertAll: string;
}
export declare const list: (names: readonly string[], alias?: string) => string;
export declare const matching: (key: readonly string[], a: string, b: string) => string;
export declare function mergeSql(table: Table, wave: number): MergeSql;
