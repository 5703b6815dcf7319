import { decimal, nullable } from '../columns.ts';
import { defineStagingTable, unfold } from '../define-staging-table.ts';
import { familyTeamColumns, familyTeams } from '../family-rows.ts';

export const advancedTeamBoxScores = defineStagingTable({
  name: 'advanced_team_box_scores',
  description:
    'One row per team per game: ratings, pace and rates, from the stats host where it answers. What the league calls estimated is left out: it is wrong at the source.',
  key: ['game_id', 'team_id'],
  columns: {
    ...familyTeamColumns,
    offensive_rating: nullable(decimal('offensiveRating', 'Points of the team for each 100 of its possessions.')),
    defensive_rating: nullable(decimal('defensiveRating', 'Points of the opponent for each 100 of its possessions.')),
    net_rating: nullable(decimal('netRating', 'Offensive less defensive rating.')),
    pace: nullable(decimal('pace', 'Possessions for each 48 minutes, the mean of both teams.')),
    pace_per_40: nullable(decimal('pacePer40', 'The same for each 40 minutes.')),
    possessions: nullable(decimal('possessions', 'Possessions of the team, counted.')),
    assist_pct: nullable(decimal('assistPercentage', 'Assists by field goals made; 0 to 1.')),
    assist_to_turnover: nullable(decimal('assistToTurnover', 'Assists for each turnover.')),
    assist_ratio: nullable(decimal('assistRatio', 'Assists for each 100 plays, as the league counts them.')),
    turnover_ratio: nullable(decimal('turnoverRatio', 'Turnovers for each 100 plays, as the league counts them.')),
    offensive_rebound_pct: nullable(
      decimal('offensiveReboundPercentage', 'Share of the available offensive rebounds; 0 to 1.'),
    ),
    defensive_rebound_pct: nullable(
      decimal('defensiveReboundPercentage', 'Share of the available defensive rebounds; 0 to 1.'),
    ),
    rebound_pct: nullable(decimal('reboundPercentage', 'Share of all available rebounds; 0 to 1.')),
    effective_field_goal_pct: nullable(
      decimal(
        'effectiveFieldGoalPercentage',
        'Field goals made, threes counted one and a half times, by attempts; 0 to 1, over 1 where all were threes.',
      ),
    ),
    true_shooting_pct: nullable(
      decimal('trueShootingPercentage', 'Points by twice the true attempts; 0 to 1, over 1 now and then.'),
    ),
    pie: nullable(
      decimal('PIE', "Share of what both teams did, after the league's formula; 0 to 1, below 0 now and then."),
    ),
  },
  from: [
    unfold('stats/boxscoreadvancedv3', 'game_id', ({ boxScoreAdvanced: game }, answer) => familyTeams(game, answer)),
  ],
});
