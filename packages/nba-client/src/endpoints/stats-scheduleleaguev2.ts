import type { EndpointDefinition } from './endpoint-definition.ts';
import { judgeSchedule } from './judge-schedule.ts';
import { type ScheduleBody, scheduleBody } from './schedule-body.ts';

/** Every game of any season. */
export const statsScheduleleaguev2: EndpointDefinition<ScheduleBody> = {
  name: 'stats/scheduleleaguev2',
  resource: 'schedule',
  subject: 'season',
  host: 'stats',
  path: (season) => `/stats/scheduleleaguev2?LeagueID=00&Season=${season}`,
  codec: scheduleBody,
  root: 'leagueSchedule',
  clock: 'utc',
  judge: judgeSchedule,
};
