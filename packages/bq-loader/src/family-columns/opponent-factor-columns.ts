import { decimal, nullable } from '../columns.ts';

/** The opponent's side of both tables of four factors. */
export const opponentFactorColumns = {
  opponent_effective_field_goal_pct: nullable(
    decimal('oppEffectiveFieldGoalPercentage', 'The same of the opponent: effective field goal percentage; 0 to 1.'),
  ),
  opponent_free_throw_attempt_rate: nullable(
    decimal(
      'oppFreeThrowAttemptRate',
      'The same of the opponent: free throws attempted for each field goal attempted.',
    ),
  ),
  opponent_turnover_pct: nullable(
    decimal('oppTeamTurnoverPercentage', 'The same of the opponent: turnovers by possession; 0 to 1.'),
  ),
  opponent_offensive_rebound_pct: nullable(
    decimal(
      'oppOffensiveReboundPercentage',
      'The same of the opponent: share of its available offensive rebounds; 0 to 1.',
    ),
  ),
};
