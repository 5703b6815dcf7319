import type * as t from 'io-ts';
import { list, shape } from './shape.ts';

const team = shape('team', [
  'teamId',
  'teamName',
  'teamCity',
  'teamTricode',
  'wins',
  'losses',
  'score',
  'seed',
  'inBonus',
  'timeoutsRemaining',
]);
export interface ScoreboardTeam extends t.TypeOf<typeof team> {}

const game = shape(
  'game',
  [
    'gameId',
    'gameCode',
    'gameStatus',
    'gameStatusText',
    'period',
    'gameClock',
    'gameTimeUTC',
    'gameEt',
    'regulationPeriods',
    'ifNecessary',
    'seriesGameNumber',
    'gameLabel',
    'gameSubLabel',
    'seriesText',
    'seriesConference',
    'poRoundDesc',
    'gameSubtype',
    'isNeutral',
  ],
  { homeTeam: team as t.Type<ScoreboardTeam>, awayTeam: team as t.Type<ScoreboardTeam> },
);
export interface ScoreboardGame extends t.TypeOf<typeof game> {}

const scoreboard = shape('scoreboard', ['gameDate', 'leagueId', 'leagueName'], {
  games: list(game as t.Type<ScoreboardGame>),
});
export interface Scoreboard extends t.TypeOf<typeof scoreboard> {}

const scoreboardBodyCodec = shape('body', ['meta'], { scoreboard: scoreboard as t.Type<Scoreboard> });
/** The body of both scoreboards: they name the same fields, with different manners about empty ones. */
export interface ScoreboardBody extends t.TypeOf<typeof scoreboardBodyCodec> {}
export const scoreboardBody: t.Type<ScoreboardBody> = scoreboardBodyCodec;
