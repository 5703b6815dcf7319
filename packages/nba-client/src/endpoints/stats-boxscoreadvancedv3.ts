import { defineFamily } from './define-family.ts';
import type { EndpointDefinition } from './endpoint-definition.ts';
import type { FamilyBody } from './family-body.ts';

const statistics = [
  'minutes',
  'offensiveRating',
  'defensiveRating',
  'netRating',
  'assistPercentage',
  'assistToTurnover',
  'assistRatio',
  'offensiveReboundPercentage',
  'defensiveReboundPercentage',
  'reboundPercentage',
  'turnoverRatio',
  'effectiveFieldGoalPercentage',
  'trueShootingPercentage',
  'usagePercentage',
  'pace',
  'pacePer40',
  'possessions',
  'PIE',
] as const;
export type AdvancedBody = FamilyBody<'boxScoreAdvanced', (typeof statistics)[number]>;

/** Ratings, pace and rates of one game, as the league computes them from the plays. */
export const statsBoxscoreadvancedv3: EndpointDefinition<AdvancedBody> = defineFamily({
  name: 'boxscoreadvancedv3',
  resource: 'advanced',
  root: 'boxScoreAdvanced',
  statistics,
  hasRange: true,
  hasWholeMinutes: true,
});
