import type { Counts } from '@hoops/bq-loader';

/** How one game date ended. */
export interface DateEnding {
  readonly game_date: string;
  /** Null when it did not even start. */
  readonly run_id: string | null;
  /** `unchecked` when the checks were left out with --until: nobody has said that it is complete. */
  readonly status: 'ok' | 'incomplete' | 'failed' | 'unchecked';
  /** Why it is not ok, in a sentence; null when it is. */
  readonly reason: string | null;
  /** Findings of severity fail, then warnings. */
  readonly findings: readonly { severity: 'fail' | 'warn'; check: string; subject: string | null; message: string }[];
}

export interface FetchTally {
  /** Answers worth loading, by resource: scoreboard, schedule, boxscore, playbyplay. */
  readonly ok: Readonly<Record<string, number>>;
  /** Requests that gave nothing to load, by verdict: absent, shell, partial …, unavailable, refused. */
  readonly not_ok: Readonly<Record<string, number>>;
}

export interface DbtTally {
  readonly models: number;
  readonly built: number;
  readonly tests: number;
  readonly passed: number;
  readonly failed: readonly { name: string; message: string }[];
  /** Of which something changed since core and marts were built, so that they were built anew: 2025-26. */
  readonly seasons: readonly string[];
  /** What BigQuery bills for it, without what dbt asks around it; null on an engine that does not bill. */
  readonly bytes_billed: number | null;
}

/** What run, backfill, replay and demo answer: with --json this object, else `summaryText` of it. */
export interface Summary {
  readonly command: string;
  readonly notice: string;
  /** What the source holds that no run can load, a sentence each. */
  readonly notes: readonly string[];
  readonly is_simulated: boolean;
  readonly source: string | null;
  readonly store: string;
  readonly warehouse: string;
  readonly status: 'ok' | 'incomplete' | 'failed';
  readonly dates: readonly DateEnding[];
  readonly fetch: FetchTally | null;
  readonly bronze: { readonly runs: number; readonly objects: number; readonly bytes: number } | null;
  readonly staging: Readonly<Record<string, Counts>> | null;
  readonly dbt: DbtTally | null;
  readonly seconds: { readonly fetch: number; readonly load: number; readonly dbt: number; readonly all: number };
}

/** The six counts over all tables. */
export function totalCounts(staging: Readonly<Record<string, Counts>>): Counts {
  const sum = { inserted: 0, updated: 0, unchanged: 0, deleted: 0, rejected: 0, stale: 0 };
  for (const counts of Object.values(staging)) {
    for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name];
  }
  return sum;
}
