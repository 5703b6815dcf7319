import type { Endpoint, GameDate, SourceName, SourceReason, Verdict } from '@hoops/nba-client';

/**
 * What the source said, in the moment that it refused one request, to the same request about a game that is known to be over.
 * Not `ok` either: the source refuses everything. `ok`: it only does not have what was asked.
 */
export interface Control {
  readonly game_id: string;
  readonly verdict: Verdict | SourceReason;
  readonly status: number | null;
}

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
  /** Length and sha256 (hex) of the body as received, before gzip. */
  readonly bytes: number | null;
  readonly sha256: string | null;
  /** Length, sha256 (hex) and crc32c (base64, as buckets report it) of the object as kept, gzipped. */
  readonly object_bytes: number | null;
  readonly object_sha256: string | null;
  readonly crc32c: string | null;
  /** Asked when the answer was a refusal; null otherwise, and when no other finished game is known. */
  readonly control: Control | null;
}
