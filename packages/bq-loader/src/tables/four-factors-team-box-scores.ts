import { decimal, nullable } from '../columns.ts';
import { defineStagingTable, unfold } from '../define-staging-table.ts';
import { opponentFactorColumns } from '../family-columns/opponent-factor-columns.ts';
import { familyTeamColumns, familyTeams } from '../family-rows.ts';

export const fourFactorsTeamBoxScores = defineStagingTable({
  name: 'four_factors_team_box_scores',
  description: 'One row per team per game: the four factors, from the stats host where it answers.',
  key: ['game_id', 'team_id'],
  columns: {
    ...familyTeamColumns,
    effective_field_goal_pct: nullable(
      decimal('effectiveFieldGoalPercentage', 'Effective field goal percentage of the team; 0 to 1.'),
    ),
    free_throw_attempt_rate: nullable(
      decimal('freeThrowAttemptRate', 'Free throws attempted by the team for each field goal attempted.'),
    ),
    turnover_pct: nullable(
      decimal('teamTurnoverPercentage', 'Turnovers of the team, its own included, by possession; 0 to 1.'),
    ),
    offensive_rebound_pct: nullable(
      decimal('offensiveReboundPercentage', 'Share of the available offensive rebounds that the team got; 0 to 1.'),
    ),
    ...opponentFactorColumns,
  },
  from: [
    unfold('stats/boxscorefourfactorsv3', 'game_id', ({ boxScoreFourFactors: game }, answer) =>
      familyTeams(game, answer),
    ),
  ],
});
