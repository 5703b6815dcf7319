import { addDays, easternDate, type NbaRequest, type NbaSource, request, SourceError } from '@hoops/nba-client';
import { type Asking, askInTurn } from './ask.ts';
import type { FetchOptions } from './fetch-options.ts';
import type { ObjectStore } from './object-store.ts';
import { readReceipts } from './read-receipts.ts';
import type { Receipt } from './receipt.ts';
import type { RunRef } from './run.ts';
import { seasonOn } from './season-on.ts';

/**
 * Step 1: asks for the date's scoreboard and the season's schedule, each at its addresses in turn (a folder of recorded answers at all of them), and keeps what comes.
 * Throws SourceError when nothing told the date's games, `unavailable` if another try may.
 */
export async function fetchScoreboard(
  source: NbaSource,
  store: ObjectStore,
  run: RunRef,
  options: FetchOptions = {},
): Promise<readonly Receipt[]> {
  const asking: Asking = { source, store, run, options };
  const held = await readReceipts(store, run);
  const receipts: Receipt[] = [];
  for (const requests of plan(source, run, options.now ?? new Date())) {
    const isSchedule = requests[0]?.endpoint.includes('schedule') ?? false;
    if (isSchedule && options.schedule === 'fallback' && receipts.some(isOk)) continue;
    receipts.push(...(await askInTurn(asking, requests, held)));
  }
  if (!receipts.some(isOk) && ((await source.gamesOn?.(run.game_date)) ?? []).length === 0)
    throw nothing(run, receipts);
  return receipts;
}

/** Requests for the same thing, in the order in which they are tried. */
function plan(source: NbaSource, { game_date }: RunRef, now: Date): NbaRequest[][] {
  const today = easternDate(now);
  const season = seasonOn(game_date);
  // The CDN shows one day's scoreboard and one season's schedule; asking for another would only bring back something else.
  const isLeague = source.url.startsWith('nba:');
  const isShown = !isLeague || game_date === today || game_date === addDays(today, -1);
  const scoreboards = [
    ...(isShown ? [request('cdn/todaysscoreboard', game_date)] : []),
    request('stats/scoreboardv3', game_date),
  ];
  const schedules = [request('cdn/schedule', season), request('stats/scheduleleaguev2', season)];
  if (season !== seasonOn(today) && isLeague) schedules.reverse();
  const all = [scoreboards, schedules];
  return source.url.startsWith('folder:') ? all.flat().map((one) => [one]) : all;
}

function isOk(receipt: Receipt): boolean {
  return receipt.verdict === 'ok';
}

function nothing({ game_date }: RunRef, receipts: readonly Receipt[]): SourceError {
  const told = receipts.map(({ endpoint, verdict }) => `${endpoint} ${verdict}`).join(', ');
  const reason = receipts.some(({ verdict }) => verdict === 'unavailable') ? 'unavailable' : 'refused';
  const way = reason === 'unavailable' ? 'try again later' : 'choose a date or a source that has one';
  return new SourceError(
    reason,
    `no list of the games of ${game_date} came (${told}), and without one nothing can be complete: ${way}`,
  );
}
