import { parseGameDate } from '@hoops/nba-client';
import { BronzeError } from './bronze-error.ts';
import { listRuns } from './list-runs.ts';
import type { ObjectStore } from './object-store.ts';
import type { RunStart } from './run.ts';

export interface RunQuery {
  readonly run?: string | undefined;
  readonly trigger?: string | undefined;
}

/** The run of that id; else the newest run of that trigger; else the newest run of the date. BronzeError `missing` when there is none. */
export async function findRun(store: ObjectStore, gameDate: string, query: RunQuery = {}): Promise<RunStart> {
  const date = parseGameDate(gameDate);
  let found: RunStart | undefined;
  for await (const run of listRuns(store, date)) {
    if (
      query.run !== undefined ? run.run_id === query.run : query.trigger === undefined || run.trigger === query.trigger
    ) {
      // Ids of one second are in no order of their own.
      if (found === undefined || run.started_at >= found.started_at) found = run;
    }
  }
  if (found !== undefined) return found;
  const which =
    query.run !== undefined
      ? `run ${query.run}`
      : query.trigger !== undefined
        ? `run of trigger "${query.trigger}"`
        : 'run';
  throw new BronzeError(
    'missing',
    `${store.url} holds no ${which} of ${date}: collect the date first, or name another store or run`,
  );
}
