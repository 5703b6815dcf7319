import { decimal, nullable } from '../columns.ts';
import { defineStagingTable, unfold } from '../define-staging-table.ts';
import { familyPlayerColumns, familyPlayers } from '../family-rows.ts';

export const usagePlayerBoxScores = defineStagingTable({
  name: 'usage_player_box_scores',
  description: 'One row per player per game: shares of what the team did, from the stats host where it answers.',
  key: ['game_id', 'player_id'],
  columns: {
    ...familyPlayerColumns,
    usage_pct: nullable(decimal('usagePercentage', "Share of the team's plays that the player ended; 0 to 1.")),
    share_of_field_goals_made: nullable(
      decimal('percentageFieldGoalsMade', "Share of the team's field goals made while he was on court; 0 to 1."),
    ),
    share_of_field_goals_attempted: nullable(
      decimal(
        'percentageFieldGoalsAttempted',
        "Share of the team's field goals attempted while he was on court; 0 to 1.",
      ),
    ),
    share_of_three_pointers_made: nullable(
      decimal('percentageThreePointersMade', "Share of the team's three-pointers made while he was on court; 0 to 1."),
    ),
    share_of_three_pointers_attempted: nullable(
      decimal(
        'percentageThreePointersAttempted',
        "Share of the team's three-pointers attempted while he was on court; 0 to 1.",
      ),
    ),
    share_of_free_throws_made: nullable(
      decimal('percentageFreeThrowsMade', "Share of the team's free throws made while he was on court; 0 to 1."),
    ),
    share_of_free_throws_attempted: nullable(
      decimal(
        'percentageFreeThrowsAttempted',
        "Share of the team's free throws attempted while he was on court; 0 to 1.",
      ),
    ),
    share_of_rebounds_offensive: nullable(
      decimal('percentageReboundsOffensive', "Share of the team's offensive rebounds while he was on court; 0 to 1."),
    ),
    share_of_rebounds_defensive: nullable(
      decimal('percentageReboundsDefensive', "Share of the team's defensive rebounds while he was on court; 0 to 1."),
    ),
    share_of_rebounds_total: nullable(
      decimal('percentageReboundsTotal', "Share of the team's rebounds while he was on court; 0 to 1."),
    ),
    share_of_assists: nullable(
      decimal('percentageAssists', "Share of the team's assists while he was on court; 0 to 1."),
    ),
    share_of_turnovers: nullable(
      decimal('percentageTurnovers', "Share of the team's turnovers while he was on court; 0 to 1."),
    ),
    share_of_steals: nullable(decimal('percentageSteals', "Share of the team's steals while he was on court; 0 to 1.")),
    share_of_blocks: nullable(decimal('percentageBlocks', "Share of the team's blocks while he was on court; 0 to 1.")),
    share_of_blocks_received: nullable(
      decimal('percentageBlocksAllowed', "Share of the team's shots that were blocked while he was on court; 0 to 1."),
    ),
    share_of_fouls_personal: nullable(
      decimal('percentagePersonalFouls', "Share of the team's personal fouls while he was on court; 0 to 1."),
    ),
    share_of_fouls_drawn: nullable(
      decimal('percentagePersonalFoulsDrawn', "Share of the team's fouls drawn while he was on court; 0 to 1."),
    ),
    share_of_points: nullable(decimal('percentagePoints', "Share of the team's points while he was on court; 0 to 1.")),
  },
  from: [unfold('stats/boxscoreusagev3', 'game_id', ({ boxScoreUsage: game }, answer) => familyPlayers(game, answer))],
});
