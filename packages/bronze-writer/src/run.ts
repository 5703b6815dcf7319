import type { Answer, GameDate } from '@hoops/nba-client';
import type { Receipt } from './receipt.ts';

/** Names a run: one game date, once through. `run_id` is sortable UTC time plus random, `20260116T100002Z-7f3a9c`. */
export interface RunRef {
  readonly run_id: string;
  readonly game_date: GameDate;
}

/** Written before any request, as `run.json`. */
export interface RunStart extends RunRef {
  /** `run`, `backfill`, `replay` or `step`: the command that began it. */
  readonly command: string;
  /** Who asked, e.g. Airflow's own run id; null for a person. */
  readonly trigger: string | null;
  /** Address of the source; null for a replay, which asks nobody. */
  readonly source: string | null;
  readonly code_version: string | null;
  readonly started_at: string;
  /** The last step that it was to do, where that was not the last of all. */
  readonly until?: string | undefined;
}

/** Seals a run: the sorted union of its receipts. A later seal of the same run is a superset. A replay's names receipts of other runs. */
export interface Manifest extends RunRef {
  readonly seal: number;
  readonly sealed_at: string;
  readonly receipts: readonly Receipt[];
}

/** An answer read back from the store, verified against the manifest. `run_id` and `game_date` are those of the run that asked for it, also in a replay. */
export interface StoredAnswer extends Answer, RunRef {
  readonly object: string;
  readonly sha256: string;
}
