import { type NbaSource, parseGameDate } from '@hoops/nba-client';
import { extractGameIds } from './extract-game-ids.ts';
import { fetchBoxscore } from './fetch-boxscore.ts';
import type { FetchOptions } from './fetch-options.ts';
import { fetchScoreboard } from './fetch-scoreboard.ts';
import { inParallel } from './in-parallel.ts';
import type { ObjectStore } from './object-store.ts';
import type { RunStart } from './run.ts';
import { sealRun } from './seal-run.ts';
import { startRun } from './start-run.ts';

export interface CollectOptions extends FetchOptions {
  readonly command?: string | undefined;
  readonly trigger?: string | undefined;
  readonly codeVersion?: string | undefined;
  readonly runId?: string | undefined;
}

/** Several games are under way at a time; the pace of requests is the source's. */
const AT_ONCE = 4;

/** Steps 1 to 4 for a game date: fetches it and seals the run. Throws SourceError when not even a list of its games came; a game that failed is in the receipts. */
export async function collectDate(
  source: NbaSource,
  store: ObjectStore,
  date: string,
  options: CollectOptions = {},
): Promise<RunStart> {
  const { command = 'run', trigger, codeVersion, runId, now } = options;
  const gameDate = parseGameDate(date);
  const run = await startRun(store, { gameDate, command, trigger, source: source.url, codeVersion, runId, now });
  await fetchScoreboard(source, store, run, options);
  const { games } = await extractGameIds(store, run, source);
  await inParallel(games, AT_ONCE, async ({ game_id }) => await fetchBoxscore(source, store, run, game_id, options));
  await sealRun(store, run, { now });
  return run;
}
