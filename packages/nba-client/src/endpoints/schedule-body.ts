import type * as t from 'io-ts';
import { list, shape } from './shape.ts';

const team = shape('team', [
  'teamId',
  'teamName',
  'teamCity',
  'teamTricode',
  'teamSlug',
  'wins',
  'losses',
  'score',
  'seed',
]);
export interface ScheduleTeam extends t.TypeOf<typeof team> {}

const game = shape(
  'game',
  [
    'gameId',
    'gameCode',
    'gameStatus',
    'gameStatusText',
    'gameSequence',
    'gameDateEst',
    'gameDateTimeEst',
    'gameDateTimeUTC',
    'day',
    'monthNum',
    'weekNumber',
    'weekName',
    'ifNecessary',
    'seriesGameNumber',
    'gameLabel',
    'gameSubLabel',
    'seriesText',
    'arenaName',
    'arenaState',
    'arenaCity',
    'postponedStatus',
    'gameSubtype',
    'isNeutral',
  ],
  { homeTeam: team as t.Type<ScheduleTeam>, awayTeam: team as t.Type<ScheduleTeam> },
);
export interface ScheduleGame extends t.TypeOf<typeof game> {}

const day = shape('gameDate', ['gameDate'], { games: list(game as t.Type<ScheduleGame>) });
/** `gameDate` is written the American way: `10/02/2025 00:00:00`. */
export interface ScheduleDay extends t.TypeOf<typeof day> {}

const leagueSchedule = shape('leagueSchedule', ['seasonYear', 'leagueId'], {
  gameDates: list(day as t.Type<ScheduleDay>),
});
export interface LeagueSchedule extends t.TypeOf<typeof leagueSchedule> {}

const scheduleBodyCodec = shape('body', ['meta'], { leagueSchedule: leagueSchedule as t.Type<LeagueSchedule> });
/** The body of both season schedules. */
export interface ScheduleBody extends t.TypeOf<typeof scheduleBodyCodec> {}
export const scheduleBody: t.Type<ScheduleBody> = scheduleBodyCodec;
