import { type CdnBoxscoreBody, cdnBoxscoreBody } from './cdn-boxscore-body.ts';
import type { EndpointDefinition } from './endpoint-definition.ts';
import { judgeStatus } from './judge-status.ts';
import { at } from './read-unknown.ts';

/** The box score of one game, from before tip-off on; it counts when it is final: status 3 and unequal scores. */
export const cdnBoxscore: EndpointDefinition<CdnBoxscoreBody> = {
  name: 'cdn/boxscore',
  resource: 'boxscore',
  subject: 'game_id',
  host: 'cdn',
  path: (id) => `/static/json/liveData/boxscore/boxscore_${id}.json`,
  codec: cdnBoxscoreBody,
  root: 'game',
  clock: 'eastern',
  judge: (body, id) => judgeStatus(at(body, 'game'), id),
};
