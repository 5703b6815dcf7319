import { type EndpointDefinition, OK } from './endpoint-definition.ts';
import { aboutAnotherGame } from './judge-game.ts';
import { type CdnPlaybyplayBody, cdnPlaybyplayBody } from './playbyplay-body.ts';
import { at, items } from './read-unknown.ts';

/** Every play of one game, in the order of `orderNumber`; it counts once it holds the end of the game. */
export const cdnPlaybyplay: EndpointDefinition<CdnPlaybyplayBody> = {
  name: 'cdn/playbyplay',
  resource: 'playbyplay',
  subject: 'game_id',
  host: 'cdn',
  path: (id) => `/static/json/liveData/playbyplay/playbyplay_${id}.json`,
  codec: cdnPlaybyplayBody,
  root: 'game',
  clock: 'eastern',
  judge(body, id) {
    const game = at(body, 'game');
    const other = aboutAnotherGame(game, id);
    if (other) return other;
    const actions = items(at(game, 'actions'));
    if (actions.length === 0) return { verdict: 'empty', reason: `game ${id} has no plays yet` };
    // The end comes last, or nearly: plays edited in later may follow it.
    const last = actions.findLast((play) => at(play, 'actionType') === 'game' && at(play, 'subType') === 'end');
    if (!last)
      return { verdict: 'partial', reason: `game ${id} has ${actions.length} plays and not yet the end of the game` };
    return OK;
  },
};
