import { addDays, listGames, type NbaRequest, type NbaSource, request, SourceError } from '@hoops/nba-client';
import type { FetchOptions } from './fetch-options.ts';
import type { ObjectStore } from './object-store.ts';
import { readListings } from './read-listings.ts';
import type { Control } from './receipt.ts';
import type { RunRef } from './run.ts';

const DAYS_BACK = 30;

/**
 * Makes the control of a run: the same request about the most recent other game that its lists call final, asked once for each endpoint however many requests are refused.
 * The answer is told, not kept: it is no part of this date.
 */
export function controlOf(
  source: NbaSource,
  store: ObjectStore,
  run: RunRef,
  options: FetchOptions,
): (refused: NbaRequest) => Promise<Control | null> {
  const asked = new Map<string, Promise<Control | null>>();
  return async (refused) => {
    let control = asked.get(refused.endpoint);
    if (control === undefined) {
      control = askControl(source, store, run, refused, options);
      asked.set(refused.endpoint, control);
    }
    return await control;
  };
}

async function askControl(
  source: NbaSource,
  store: ObjectStore,
  run: RunRef,
  refused: NbaRequest,
  { signal }: FetchOptions,
): Promise<Control | null> {
  const game_id = await finishedGame(store, run, refused.subject);
  if (game_id === null) return null;
  try {
    const { verdict, status } = await source.fetch(request(refused.endpoint, game_id), { signal });
    return { game_id, verdict, status };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { game_id, verdict: error.reason, status: null };
  }
}

/** Days before the run's come first: of the day itself all may be too fresh. */
async function finishedGame(store: ObjectStore, run: RunRef, not: string): Promise<string | null> {
  const listings = await readListings(store, run);
  for (let back = 1; back <= DAYS_BACK + 1; back += 1) {
    const date = addDays(run.game_date, back > DAYS_BACK ? 0 : -back);
    const final = listGames(listings, date).find((game) => game.is_final && game.game_id !== not);
    if (final !== undefined) return final.game_id;
  }
  return null;
}
