import type { Endpoint, GameDate, SourceName, SourceReason, Verdict } from '@hoops/nba-client';

/** The record of one request, answered or not. Kept beside its object as `….receipt.json` and united in the manifest. */
export interface Receipt {
  readonly run_id: string;
  readonly game_date: GameDate;
  readonly endpoint: Endpoint;
  /** The game date, game id or season that was asked about. */
  readonly subject: string;
  /** Counts the requests of this run for the same resource and game, from 1. */
  readonly attempt: number;
  readonly url: string | null;
  readonly status: number | null;
  readonly source: SourceName | null;
  readonly fetched_at: string;
  readonly observed_at: string | null;
  /** A verdict on the answer, or why there was none. */
  readonly verdict: Verdict | SourceReason;
  readonly reason: string | null;
  /** Name of the kept body; null when there was none. */
  readonly object: string | null;
  /** Length, sha256 (hex) and crc32c (base64) of the body as received, before gzip. */
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly crc32c: string | null;
}
