import { count, decimal, nullable } from '../columns.ts';

/** What both tracking tables count, of a player or of a team. */
export const trackingColumns = {
  distance_miles: nullable(decimal('distance', 'Distance covered, in miles.')),
  rebound_chances_offensive: nullable(
    count('reboundChancesOffensive', 'Times within 3.5 feet of an offensive rebound.'),
  ),
  rebound_chances_defensive: nullable(
    count('reboundChancesDefensive', 'Times within 3.5 feet of a defensive rebound.'),
  ),
  rebound_chances_total: nullable(count('reboundChancesTotal', 'Times within 3.5 feet of a rebound.')),
  touches: nullable(count('touches', 'Times that the ball was held.')),
  passes: nullable(count('passes', 'Passes made.')),
  assists: nullable(count('assists', 'Assists.')),
  secondary_assists: nullable(count('secondaryAssists', 'Passes to whoever then assisted.')),
  free_throw_assists: nullable(count('freeThrowAssists', 'Passes to whoever was then fouled and made a free throw.')),
  contested_field_goals_made: nullable(count('contestedFieldGoalsMade', 'Field goals made with a defender near.')),
  contested_field_goals_attempted: nullable(
    count('contestedFieldGoalsAttempted', 'Field goals attempted with a defender near.'),
  ),
  uncontested_field_goals_made: nullable(count('uncontestedFieldGoalsMade', 'Field goals made with no defender near.')),
  uncontested_field_goals_attempted: nullable(
    count('uncontestedFieldGoalsAttempted', 'Field goals attempted with no defender near.'),
  ),
  defended_at_rim_field_goals_made: nullable(
    count('defendedAtRimFieldGoalsMade', 'Field goals that opponents made at the rim against the defence.'),
  ),
  defended_at_rim_field_goals_attempted: nullable(
    count('defendedAtRimFieldGoalsAttempted', 'Field goals that opponents attempted at the rim against the defence.'),
  ),
};
