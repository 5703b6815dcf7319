import type * as t from 'io-ts';
import { list, optional, shape } from './shape.ts';

const playerStatistics = shape('player statistics', [
  'assists',
  'blocks',
  'blocksReceived',
  'fieldGoalsAttempted',
  'fieldGoalsMade',
  'foulsOffensive',
  'foulsDrawn',
  'foulsPersonal',
  'foulsTechnical',
  'freeThrowsAttempted',
  'freeThrowsMade',
  'minus',
  'minutes',
  'minutesCalculated',
  'plus',
  'plusMinusPoints',
  'points',
  'pointsFastBreak',
  'pointsInThePaint',
  'pointsSecondChance',
  'reboundsDefensive',
  'reboundsOffensive',
  'reboundsTotal',
  'steals',
  'threePointersAttempted',
  'threePointersMade',
  'turnovers',
  'twoPointersAttempted',
  'twoPointersMade',
]);
export interface CdnPlayerStatistics extends t.TypeOf<typeof playerStatistics> {}

const player = shape(
  'player',
  [
    'status',
    'notPlayingReason',
    'notPlayingDescription',
    'order',
    'personId',
    'jerseyNum',
    'position',
    'starter',
    'oncourt',
    'played',
    'name',
    'nameI',
    'firstName',
    'familyName',
  ],
  { statistics: playerStatistics as t.Type<CdnPlayerStatistics> },
);
export interface CdnPlayer extends t.TypeOf<typeof player> {}

const teamStatistics = shape('team statistics', [
  'assists',
  'benchPoints',
  'biggestLead',
  'biggestLeadScore',
  'biggestScoringRun',
  'blocks',
  'blocksReceived',
  'fieldGoalsAttempted',
  'fieldGoalsMade',
  'foulsDrawn',
  'foulsOffensive',
  'foulsPersonal',
  'foulsTeam',
  'foulsTeamTechnical',
  'foulsTechnical',
  'freeThrowsAttempted',
  'freeThrowsMade',
  'leadChanges',
  'minutes',
  'minutesCalculated',
  'points',
  'pointsAgainst',
  'pointsFastBreak',
  'pointsFromTurnovers',
  'pointsInThePaint',
  'pointsSecondChance',
  'reboundsDefensive',
  'reboundsOffensive',
  'reboundsPersonal',
  'reboundsTeam',
  'reboundsTeamDefensive',
  'reboundsTeamOffensive',
  'reboundsTotal',
  'steals',
  'teamFieldGoalAttempts',
  'threePointersAttempted',
  'threePointersMade',
  'timeLeading',
  'timesTied',
  'turnovers',
  'turnoversTeam',
  'turnoversTotal',
  'twoPointersAttempted',
  'twoPointersMade',
]);
export interface CdnTeamStatistics extends t.TypeOf<typeof teamStatistics> {}

const period = shape('period', ['period', 'periodType', 'score']);
export interface CdnPeriod extends t.TypeOf<typeof period> {}

const team = shape('team', ['teamId', 'teamName', 'teamCity', 'teamTricode', 'score', 'inBonus', 'timeoutsRemaining'], {
  periods: list(period as t.Type<CdnPeriod>),
  players: list(player as t.Type<CdnPlayer>),
  statistics: teamStatistics as t.Type<CdnTeamStatistics>,
});
export interface CdnTeam extends t.TypeOf<typeof team> {}

const arena = shape('arena', ['arenaId', 'arenaName', 'arenaCity', 'arenaState', 'arenaCountry', 'arenaTimezone']);
export interface CdnArena extends t.TypeOf<typeof arena> {}

const official = shape('official', ['personId', 'name', 'nameI', 'firstName', 'familyName', 'jerseyNum', 'assignment']);
export interface CdnOfficial extends t.TypeOf<typeof official> {}

const game = shape(
  'game',
  [
    'gameId',
    'gameTimeLocal',
    'gameTimeUTC',
    'gameEt',
    'duration',
    'gameCode',
    'gameStatusText',
    'gameStatus',
    'regulationPeriods',
    'period',
    'gameClock',
    'attendance',
    'sellout',
  ],
  {
    arena: optional(arena as t.Type<CdnArena>),
    officials: optional(list(official as t.Type<CdnOfficial>)),
    homeTeam: team as t.Type<CdnTeam>,
    awayTeam: team as t.Type<CdnTeam>,
  },
);
export interface CdnBoxscoreGame extends t.TypeOf<typeof game> {}

const cdnBoxscoreBodyCodec = shape('body', ['meta'], { game: game as t.Type<CdnBoxscoreGame> });
export interface CdnBoxscoreBody extends t.TypeOf<typeof cdnBoxscoreBodyCodec> {}
export const cdnBoxscoreBody: t.Type<CdnBoxscoreBody> = cdnBoxscoreBodyCodec;
