import { count, date, gameId, id, nullable, text } from '../columns.ts';
import { defineStagingTable, layers, unfold } from '../define-staging-table.ts';
import { playedOn } from '../played-on.ts';
import { sidesOf } from '../sides-of.ts';

export const periodScores = defineStagingTable({
  name: 'period_scores',
  description:
    'One row per team per period of a game, overtimes included. From the CDN box score alone: V3 says no period scores, and a scoreboard has four zero ones before tip-off.',
  key: ['game_id', 'team_id', 'period'],
  columns: {
    game_date: date('gameDate', 'US Eastern date of the game.'),
    game_id: gameId('gameId', 'Ten-digit league id of the game.'),
    team_id: id('teamId', 'League id of the team.'),
    period: count('period', 'Number of the period: 1 to 4, then overtimes from 5.'),
    period_type: nullable(text('periodType', '`REGULAR` or `OVERTIME`.')),
    points: count('score', 'Points that the team scored in the period.'),
  },
  from: [
    unfold('cdn/boxscore', 'game_id', ({ game }, answer) => {
      const gameDate = playedOn(game, answer);
      return sidesOf(game).flatMap(({ team }) => {
        const shared = { gameDate, gameId: game.gameId, teamId: team.teamId };
        return team.periods.map((period) => layers(period, shared));
      });
    }),
  ],
});
