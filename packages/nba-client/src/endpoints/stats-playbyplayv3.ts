import { type EndpointDefinition, OK } from './endpoint-definition.ts';
import { aboutAnotherGame } from './judge-game.ts';
import { type V3PlaybyplayBody, v3PlaybyplayBody } from './playbyplay-body.ts';
import { at, count, items } from './read-unknown.ts';

/** Every play of one game; it counts once it holds the end of a fourth or later period with unequal scores. */
export const statsPlaybyplayv3: EndpointDefinition<V3PlaybyplayBody> = {
  name: 'stats/playbyplayv3',
  resource: 'playbyplay',
  subject: 'game_id',
  host: 'stats',
  path: (id) => `/stats/playbyplayv3?EndPeriod=0&GameID=${id}&StartPeriod=0`,
  codec: v3PlaybyplayBody,
  root: 'game',
  clock: 'utc',
  judge(body, id) {
    const game = at(body, 'game');
    const other = aboutAnotherGame(game, id);
    if (other) return other;
    const actions = items(at(game, 'actions'));
    if (actions.length === 0) return { verdict: 'empty', reason: `game ${id} has no plays yet` };
    const end = actions.findLast(
      (play) =>
        at(play, 'actionType') === 'period' && at(play, 'subType') === 'end' && (count(at(play, 'period')) ?? 0) >= 4,
    );
    const home = count(at(end, 'scoreHome'));
    const later = actions.some((play) => (count(at(play, 'period')) ?? 0) > (count(at(end, 'period')) ?? 0));
    if (!end || later || home === null || home === count(at(end, 'scoreAway'))) {
      return { verdict: 'partial', reason: `game ${id} has ${actions.length} plays and not yet the end of the game` };
    }
    return OK;
  },
};
