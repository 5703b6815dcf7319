import { defineFamily } from './define-family.ts';
import type { EndpointDefinition } from './endpoint-definition.ts';
import type { FamilyBody } from './family-body.ts';

const statistics = [
  'minutes',
  'speed',
  'distance',
  'reboundChancesOffensive',
  'reboundChancesDefensive',
  'reboundChancesTotal',
  'touches',
  'secondaryAssists',
  'freeThrowAssists',
  'passes',
  'assists',
  'contestedFieldGoalsMade',
  'contestedFieldGoalsAttempted',
  'contestedFieldGoalPercentage',
  'uncontestedFieldGoalsMade',
  'uncontestedFieldGoalsAttempted',
  'uncontestedFieldGoalsPercentage',
  'fieldGoalPercentage',
  'defendedAtRimFieldGoalsMade',
  'defendedAtRimFieldGoalsAttempted',
  'defendedAtRimFieldGoalPercentage',
] as const;
export type TrackingBody = FamilyBody<'boxScorePlayerTrack', (typeof statistics)[number]>;

/** What the cameras saw of one game; teams have no speed. */
export const statsBoxscoreplayertrackv3: EndpointDefinition<TrackingBody> = defineFamily({
  name: 'boxscoreplayertrackv3',
  resource: 'tracking',
  root: 'boxScorePlayerTrack',
  statistics,
  hasRange: false,
  hasWholeMinutes: true,
});
