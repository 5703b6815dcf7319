import type * as t from 'io-ts';
import { list, shape } from './shape.ts';

const statistics = shape('statistics', [
  'minutes',
  'fieldGoalsMade',
  'fieldGoalsAttempted',
  'threePointersMade',
  'threePointersAttempted',
  'freeThrowsMade',
  'freeThrowsAttempted',
  'reboundsOffensive',
  'reboundsDefensive',
  'reboundsTotal',
  'assists',
  'steals',
  'blocks',
  'turnovers',
  'foulsPersonal',
  'points',
  'plusMinusPoints',
]);
/** Of a player and of a team alike. */
export interface V3Statistics extends t.TypeOf<typeof statistics> {}

const player = shape(
  'player',
  ['personId', 'firstName', 'familyName', 'nameI', 'playerSlug', 'position', 'comment', 'jerseyNum'],
  { statistics: statistics as t.Type<V3Statistics> },
);
export interface V3Player extends t.TypeOf<typeof player> {}

const team = shape('team', ['teamId', 'teamCity', 'teamName', 'teamTricode', 'teamSlug', 'starters', 'bench'], {
  players: list(player as t.Type<V3Player>),
  statistics: statistics as t.Type<V3Statistics>,
});
export interface V3Team extends t.TypeOf<typeof team> {}

const boxScoreTraditional = shape('boxScoreTraditional', ['gameId', 'awayTeamId', 'homeTeamId'], {
  homeTeam: team as t.Type<V3Team>,
  awayTeam: team as t.Type<V3Team>,
});
export interface V3BoxscoreGame extends t.TypeOf<typeof boxScoreTraditional> {}

const v3BoxscoreBodyCodec = shape('body', ['meta'], {
  boxScoreTraditional: boxScoreTraditional as t.Type<V3BoxscoreGame>,
});
export interface V3BoxscoreBody extends t.TypeOf<typeof v3BoxscoreBodyCodec> {}
export const v3BoxscoreBody: t.Type<V3BoxscoreBody> = v3BoxscoreBodyCodec;
