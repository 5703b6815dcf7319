import { parseGameDate } from '@hoops/nba-client';
import { BronzeError } from './bronze-error.ts';
import { failpoint } from './failpoint.ts';
import { findRun } from './find-run.ts';
import { isSealed } from './latest-manifest.ts';
import { objectName } from './object-name.ts';
import type { ObjectStore } from './object-store.ts';
import { encodeRecord } from './record.ts';
import type { RunStart } from './run.ts';
import { newRunId } from './run-id.ts';

export interface StartOptions {
  readonly gameDate: string;
  /** `run`, `backfill`, `replay` or `step`. */
  readonly command: string;
  readonly trigger?: string | null | undefined;
  /** Address of the source; null for a replay. */
  readonly source?: string | null | undefined;
  readonly codeVersion?: string | null | undefined;
  /** The last step that is to be done, where that is not the last of all. */
  readonly until?: string | undefined;
  /** The run to go on with, or the id to give a new one. */
  readonly runId?: string | undefined;
  readonly now?: Date | undefined;
}

/**
 * Starts a run of a game date, before anything is asked. Goes on with the one named by `runId`, or with the newest of the same trigger while that is not
 * sealed, so that a retry resumes at the item; without either it is a new one, so that a person's second try sees what the league says now.
 */
export async function startRun(store: ObjectStore, options: StartOptions): Promise<RunStart> {
  const game_date = parseGameDate(options.gameDate);
  const trigger = options.trigger ?? null;
  if (options.runId !== undefined || trigger !== null) {
    const query = options.runId === undefined ? { trigger: trigger ?? undefined } : { run: options.runId };
    const earlier = await findRun(store, game_date, query).catch((error: unknown) => {
      if (error instanceof BronzeError && error.reason === 'missing') return undefined;
      throw error;
    });
    if (earlier !== undefined && (options.runId !== undefined || !(await isSealed(store, earlier)))) return earlier;
  }
  const now = options.now ?? new Date();
  const run: RunStart = {
    run_id: options.runId ?? newRunId(now),
    game_date,
    command: options.command,
    trigger,
    source: options.source ?? null,
    code_version: options.codeVersion ?? null,
    started_at: now.toISOString(),
    ...(options.until === undefined ? {} : { until: options.until }),
  };
  failpoint('run.before_create');
  await store.create(objectName({ kind: 'run', ...run }), encodeRecord(run));
  failpoint('run.after_create');
  return run;
}
