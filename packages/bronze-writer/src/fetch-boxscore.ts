import { type NbaSource, parseGameId, request } from '@hoops/nba-client';
import { askInTurn } from './ask.ts';
import { controlOf } from './control-request.ts';
import { fetchAdvanced } from './fetch-advanced.ts';
import type { FetchOptions } from './fetch-options.ts';
import type { ObjectStore } from './object-store.ts';
import { readReceipts } from './read-receipts.ts';
import type { Receipt } from './receipt.ts';
import type { RunRef } from './run.ts';

/**
 * Step 3 for one game: asks for its box score, then for its plays, at the CDN and, where that has no final answer, at the stats host, and keeps what comes.
 * With the option `advanced` also for the further box scores of the stats host, once the box score is final.
 * Never throws for what the source said: look at the receipts, and at `isBlocked` of them. What the run holds already is not asked again.
 */
export async function fetchBoxscore(
  source: NbaSource,
  store: ObjectStore,
  run: RunRef,
  gameId: string,
  options: FetchOptions = {},
): Promise<readonly Receipt[]> {
  const game = parseGameId(gameId);
  const held = await readReceipts(store, run, game);
  const asking = { source, store, run, options, control: controlOf(source, store, run, options) };
  const boxScore = [request('cdn/boxscore', game), request('stats/boxscoretraditionalv3', game)];
  const plays = [request('cdn/playbyplay', game), request('stats/playbyplayv3', game)];
  const boxes = await askInTurn(asking, boxScore, held);
  const receipts = [...boxes, ...(await askInTurn(asking, plays, held))];
  if (options.advanced !== true || boxes.every(({ verdict }) => verdict !== 'ok')) return receipts;
  return [...receipts, ...(await fetchAdvanced(asking, game, held))];
}
