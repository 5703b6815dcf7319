import { decimal, nullable } from '../columns.ts';

/** What both scoring tables count, of a player or of a team. */
export const scoringColumns = {
  share_of_attempts_two: nullable(
    decimal('percentageFieldGoalsAttempted2pt', 'Two-pointers among the field goals attempted; 0 to 1.'),
  ),
  share_of_attempts_three: nullable(
    decimal('percentageFieldGoalsAttempted3pt', 'Three-pointers among the field goals attempted; 0 to 1.'),
  ),
  share_of_points_two: nullable(decimal('percentagePoints2pt', 'Points by two-pointers among all points; 0 to 1.')),
  share_of_points_midrange: nullable(
    decimal('percentagePointsMidrange2pt', 'Points by two-pointers outside the paint among all points; 0 to 1.'),
  ),
  share_of_points_three: nullable(decimal('percentagePoints3pt', 'Points by three-pointers among all points; 0 to 1.')),
  share_of_points_fast_break: nullable(
    decimal('percentagePointsFastBreak', 'Points on fast breaks among all points; 0 to 1.'),
  ),
  share_of_points_free_throw: nullable(
    decimal('percentagePointsFreeThrow', 'Points by free throws among all points; 0 to 1.'),
  ),
  share_of_points_from_turnovers: nullable(
    decimal('percentagePointsOffTurnovers', 'Points from turnovers among all points; 0 to 1.'),
  ),
  share_of_points_in_the_paint: nullable(
    decimal('percentagePointsPaint', 'Points in the paint among all points; 0 to 1.'),
  ),
  assisted_two_pct: nullable(decimal('percentageAssisted2pt', 'Assisted ones among the two-pointers made; 0 to 1.')),
  unassisted_two_pct: nullable(
    decimal('percentageUnassisted2pt', 'Unassisted ones among the two-pointers made; 0 to 1.'),
  ),
  assisted_three_pct: nullable(
    decimal('percentageAssisted3pt', 'Assisted ones among the three-pointers made; 0 to 1.'),
  ),
  unassisted_three_pct: nullable(
    decimal('percentageUnassisted3pt', 'Unassisted ones among the three-pointers made; 0 to 1.'),
  ),
  assisted_field_goal_pct: nullable(
    decimal('percentageAssistedFGM', 'Assisted ones among the field goals made; 0 to 1.'),
  ),
  unassisted_field_goal_pct: nullable(
    decimal('percentageUnassistedFGM', 'Unassisted ones among the field goals made; 0 to 1.'),
  ),
};
