import { decimal, nullable } from '../columns.ts';
import { defineStagingTable, unfold } from '../define-staging-table.ts';
import { familyPlayerColumns, familyPlayers } from '../family-rows.ts';

export const advancedPlayerBoxScores = defineStagingTable({
  name: 'advanced_player_box_scores',
  description:
    'One row per player per game: ratings, pace and rates, from the stats host where it answers. What the league calls estimated is left out: it is wrong at the source.',
  key: ['game_id', 'player_id'],
  columns: {
    ...familyPlayerColumns,
    offensive_rating: nullable(
      decimal('offensiveRating', 'Points of the team for each 100 of its possessions while he was on court.'),
    ),
    defensive_rating: nullable(
      decimal('defensiveRating', 'Points of the opponent for each 100 of its possessions while he was on court.'),
    ),
    net_rating: nullable(decimal('netRating', 'Offensive less defensive rating.')),
    pace: nullable(decimal('pace', 'Possessions for each 48 minutes while he was on court, the mean of both teams.')),
    pace_per_40: nullable(decimal('pacePer40', 'The same for each 40 minutes.')),
    possessions: nullable(decimal('possessions', 'Possessions of the team while he was on court, counted.')),
    assist_pct: nullable(
      decimal('assistPercentage', 'Assists by field goals of teammates while he was on court; 0 to 1.'),
    ),
    assist_to_turnover: nullable(decimal('assistToTurnover', 'Assists for each turnover.')),
    assist_ratio: nullable(decimal('assistRatio', 'Assists for each 100 plays, as the league counts them.')),
    turnover_ratio: nullable(decimal('turnoverRatio', 'Turnovers for each 100 plays, as the league counts them.')),
    offensive_rebound_pct: nullable(
      decimal('offensiveReboundPercentage', 'Share of the available offensive rebounds while he was on court; 0 to 1.'),
    ),
    defensive_rebound_pct: nullable(
      decimal('defensiveReboundPercentage', 'Share of the available defensive rebounds while he was on court; 0 to 1.'),
    ),
    rebound_pct: nullable(
      decimal('reboundPercentage', 'Share of all available rebounds while he was on court; 0 to 1.'),
    ),
    effective_field_goal_pct: nullable(
      decimal(
        'effectiveFieldGoalPercentage',
        'Field goals made, threes counted one and a half times, by attempts; 0 to 1, over 1 where all were threes.',
      ),
    ),
    true_shooting_pct: nullable(
      decimal('trueShootingPercentage', 'Points by twice the true attempts; 0 to 1, over 1 now and then.'),
    ),
    usage_pct: nullable(
      decimal('usagePercentage', "Share of the team's plays that the player ended while he was on court; 0 to 1."),
    ),
    pie: nullable(
      decimal(
        'PIE',
        "Share of what both teams did while he was on court, after the league's formula; 0 to 1, below 0 now and then.",
      ),
    ),
  },
  from: [
    unfold('stats/boxscoreadvancedv3', 'game_id', ({ boxScoreAdvanced: game }, answer) => familyPlayers(game, answer)),
  ],
});
