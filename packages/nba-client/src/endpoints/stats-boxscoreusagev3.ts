import { defineFamily } from './define-family.ts';
import type { EndpointDefinition } from './endpoint-definition.ts';
import type { FamilyBody } from './family-body.ts';

const statistics = [
  'minutes',
  'usagePercentage',
  'percentageFieldGoalsMade',
  'percentageFieldGoalsAttempted',
  'percentageThreePointersMade',
  'percentageThreePointersAttempted',
  'percentageFreeThrowsMade',
  'percentageFreeThrowsAttempted',
  'percentageReboundsOffensive',
  'percentageReboundsDefensive',
  'percentageReboundsTotal',
  'percentageAssists',
  'percentageTurnovers',
  'percentageSteals',
  'percentageBlocks',
  'percentageBlocksAllowed',
  'percentagePersonalFouls',
  'percentagePersonalFoulsDrawn',
  'percentagePoints',
] as const;
export type UsageBody = FamilyBody<'boxScoreUsage', (typeof statistics)[number]>;

/** Each player's shares of what his team did while he was on court. The team's own are all 1. */
export const statsBoxscoreusagev3: EndpointDefinition<UsageBody> = defineFamily({
  name: 'boxscoreusagev3',
  resource: 'usage',
  root: 'boxScoreUsage',
  statistics,
  hasRange: true,
  hasWholeMinutes: true,
});
