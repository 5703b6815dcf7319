import { type Endpoint, request } from '@hoops/nba-client';
import { type Asking, askInTurn } from './ask.ts';
import type { Receipt } from './receipt.ts';

/** What the stats host alone says about a finished game, in the order of asking. */
const further: readonly Endpoint[] = [
  'stats/boxscoresummaryv3',
  'stats/boxscoreadvancedv3',
  'stats/boxscorefourfactorsv3',
  'stats/boxscoremiscv3',
  'stats/boxscoreusagev3',
  'stats/boxscorescoringv3',
  'stats/boxscoreplayertrackv3',
  'stats/boxscorehustlev2',
];

/**
 * Asks for the further box scores of a game that is over. They are extra: a day is whole without them, so no control is asked when they are
 * refused, and after the first one that gets no answer at all the others of this game are left.
 */
export async function fetchAdvanced(asking: Asking, game: string, held: readonly Receipt[]): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  for (const endpoint of further) {
    const [receipt] = await askInTurn({ ...asking, control: undefined }, [request(endpoint, game)], held);
    if (receipt === undefined) continue;
    receipts.push(receipt);
    if (receipt.status === null) break;
  }
  return receipts;
}
