import type { Table } from '../table.ts';
/** Statements that record what the answers of one wave say about each key, whether or not they are in force. */
export interface VersionsSql {
  /** Versions held for the scopes and endpoints of the wave. */
  readonly held: string;
  /** For scopes and endpoints that nothing is held of: every row is new. */
  readonly recordAll: string;
  /** Keys about which the answer says something else than what was in effect at its moment. */
  readonly findChanges: string;
  /** The state that the next answer had left out as redundant, now that something stands before it. */
  readonly recordNext: string;
  readonly recordNextGone: string;
  readonly recordChanged: string;
  readonly recordGone: string;
}
/**
 * The invariant: for every answer ever loaded and every key of its scope, the latest record at or before the answer's moment is what that
 * answer says. So the history is a function of the set of loaded answers, and the order of loads does not show in it.
 */
export declare function versionsSql(table: Table, wave: number, loaderVersion: number): VersionsSql;
