import type { EndpointDefinition } from './endpoint-definition.ts';
import { judgeScoreboard } from './judge-scoreboard.ts';
import { type ScoreboardBody, scoreboardBody } from './scoreboard-body.ts';

/** One rolling day, whose date is the body's own: an answer counts only for the date that it names. */
export const cdnTodaysscoreboard: EndpointDefinition<ScoreboardBody> = {
  name: 'cdn/todaysscoreboard',
  resource: 'scoreboard',
  subject: 'game_date',
  host: 'cdn',
  path: () => '/static/json/liveData/scoreboard/todaysScoreboard_00.json',
  codec: scoreboardBody,
  root: 'scoreboard',
  clock: 'untrusted',
  judge: judgeScoreboard,
};
