import type { EndpointDefinition } from './endpoint-definition.ts';
import { judgeScoreboard } from './judge-scoreboard.ts';
import { type ScoreboardBody, scoreboardBody } from './scoreboard-body.ts';

/** The games of any date. */
export const statsScoreboardv3: EndpointDefinition<ScoreboardBody> = {
  name: 'stats/scoreboardv3',
  resource: 'scoreboard',
  subject: 'game_date',
  host: 'stats',
  path: (date) => `/stats/scoreboardv3?GameDate=${date}&LeagueID=00`,
  codec: scoreboardBody,
  root: 'scoreboard',
  clock: 'utc',
  judge: judgeScoreboard,
};
