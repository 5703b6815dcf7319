import { decimal, nullable } from '../columns.ts';
import { defineStagingTable, unfold } from '../define-staging-table.ts';
import { opponentFactorColumns } from '../family-columns/opponent-factor-columns.ts';
import { familyPlayerColumns, familyPlayers } from '../family-rows.ts';

export const fourFactorsPlayerBoxScores = defineStagingTable({
  name: 'four_factors_player_box_scores',
  description:
    "One row per player per game: the four factors, from the stats host where it answers. They are the team's while he was on court.",
  key: ['game_id', 'player_id'],
  columns: {
    ...familyPlayerColumns,
    effective_field_goal_pct: nullable(
      decimal(
        'effectiveFieldGoalPercentage',
        'Effective field goal percentage of the team while he was on court; 0 to 1.',
      ),
    ),
    free_throw_attempt_rate: nullable(
      decimal(
        'freeThrowAttemptRate',
        'Free throws attempted by the team for each field goal attempted while he was on court.',
      ),
    ),
    turnover_pct: nullable(
      decimal(
        'teamTurnoverPercentage',
        'Turnovers of the team, its own included, by possession while he was on court; 0 to 1.',
      ),
    ),
    offensive_rebound_pct: nullable(
      decimal(
        'offensiveReboundPercentage',
        'Share of the available offensive rebounds that the team got while he was on court; 0 to 1.',
      ),
    ),
    ...opponentFactorColumns,
  },
  from: [
    unfold('stats/boxscorefourfactorsv3', 'game_id', ({ boxScoreFourFactors: game }, answer) =>
      familyPlayers(game, answer),
    ),
  ],
});
