import type { NbaRequest } from './request.ts';

/**
 * What an answer is worth as an answer to its request. Only `ok` is ever loaded; bodies of every verdict are kept.
 * `empty` says nothing (`{}`, zero rows where some are due) · `shell` is from before tip-off · `partial` is of a game still going on ·
 * `wrong_game` is about something else than was asked · `unreadable` is no JSON or another shape · `absent` is "no such object".
 */
export const verdicts = ['ok', 'empty', 'shell', 'partial', 'wrong_game', 'unreadable', 'absent'] as const;
export type Verdict = (typeof verdicts)[number];

/** Whose data it is. Rows of the two never share a warehouse. */
export type SourceName = 'nba' | 'simulator';

/** What came back for one request: the body's bytes untouched, and what is known of them. Instants are UTC, ISO 8601. */
export interface Answer {
  readonly request: NbaRequest;
  readonly url: string;
  readonly status: number;
  readonly source: SourceName;
  readonly fetched_at: string;
  /** When the league said it: `meta.time` where that can be trusted, else `fetched_at`. */
  readonly observed_at: string;
  readonly verdict: Verdict;
  /** Why the verdict is not `ok`, in a sentence; null when it is. */
  readonly reason: string | null;
  readonly bytes: Uint8Array;
}
