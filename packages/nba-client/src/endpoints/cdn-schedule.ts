import type { EndpointDefinition } from './endpoint-definition.ts';
import { judgeSchedule } from './judge-schedule.ts';
import { type ScheduleBody, scheduleBody } from './schedule-body.ts';

/** Every game of the current season; an answer counts only for the season that it names. */
export const cdnSchedule: EndpointDefinition<ScheduleBody> = {
  name: 'cdn/schedule',
  resource: 'schedule',
  subject: 'season',
  host: 'cdn',
  path: () => '/static/json/staticData/scheduleLeagueV2.json',
  codec: scheduleBody,
  root: 'leagueSchedule',
  clock: 'utc',
  judge: judgeSchedule,
};
