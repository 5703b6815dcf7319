import type * as t from 'io-ts';
import { list, optional, shape } from './shape.ts';

const period = shape('period', ['period', 'periodType', 'score']);
export interface SummaryPeriod extends t.TypeOf<typeof period> {}

const person = shape('person', ['personId', 'name', 'nameI', 'firstName', 'familyName', 'jerseyNum']);
export interface SummaryPerson extends t.TypeOf<typeof person> {}

const official = shape('official', ['personId', 'name', 'nameI', 'firstName', 'familyName', 'jerseyNum', 'assignment']);
export interface SummaryOfficial extends t.TypeOf<typeof official> {}

const team = shape('team', ['teamId', 'teamName', 'teamCity', 'teamTricode', 'teamWins', 'teamLosses', 'score'], {
  periods: optional(list(period as t.Type<SummaryPeriod>)),
  inactives: optional(list(person as t.Type<SummaryPerson>)),
});
export interface SummaryTeam extends t.TypeOf<typeof team> {}

const arena = shape('arena', ['arenaId', 'arenaName', 'arenaCity', 'arenaState', 'arenaCountry', 'arenaTimezone']);
export interface SummaryArena extends t.TypeOf<typeof arena> {}

const game = shape(
  'boxScoreSummary',
  [
    'gameId',
    'gameCode',
    'gameStatus',
    'gameStatusText',
    'period',
    'gameTimeUTC',
    'gameEt',
    'homeTeamId',
    'awayTeamId',
    'duration',
    'attendance',
    'sellout',
    'isNeutral',
    'ptAvailable',
    'hustleStatus',
  ],
  {
    arena: optional(arena as t.Type<SummaryArena>),
    officials: optional(list(official as t.Type<SummaryOfficial>)),
    homeTeam: team as t.Type<SummaryTeam>,
    awayTeam: team as t.Type<SummaryTeam>,
  },
);
export interface SummaryGame extends t.TypeOf<typeof game> {}

const summaryBodyCodec = shape('body', ['meta'], { boxScoreSummary: game as t.Type<SummaryGame> });
export interface SummaryBody extends t.TypeOf<typeof summaryBodyCodec> {}
export const summaryBody: t.Type<SummaryBody> = summaryBodyCodec;
