import type { NbaRequest } from '@hoops/nba-client';
import type { Receipt } from './receipt.ts';

/** How a run asks, and who is told of it. */
export interface FetchOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onRequest?: ((request: NbaRequest) => void) | undefined;
  readonly onReceipt?: ((receipt: Receipt) => void) | undefined;
  readonly now?: Date | undefined;
  /** Whether the stats host is asked for its further box scores too; off unless said otherwise, since it answers few networks. */
  readonly advanced?: boolean | undefined;
  /**
   * Whether the season's schedule is asked for at all when a scoreboard has answered. `always` unless said otherwise; a backfill needs it once, not for every date.
   */
  readonly schedule?: 'always' | 'fallback' | undefined;
}
