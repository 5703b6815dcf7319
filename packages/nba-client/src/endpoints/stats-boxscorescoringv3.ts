import { defineFamily } from './define-family.ts';
import type { EndpointDefinition } from './endpoint-definition.ts';
import type { FamilyBody } from './family-body.ts';

const statistics = [
  'minutes',
  'percentageFieldGoalsAttempted2pt',
  'percentageFieldGoalsAttempted3pt',
  'percentagePoints2pt',
  'percentagePointsMidrange2pt',
  'percentagePoints3pt',
  'percentagePointsFastBreak',
  'percentagePointsFreeThrow',
  'percentagePointsOffTurnovers',
  'percentagePointsPaint',
  'percentageAssisted2pt',
  'percentageUnassisted2pt',
  'percentageAssisted3pt',
  'percentageUnassisted3pt',
  'percentageAssistedFGM',
  'percentageUnassistedFGM',
] as const;
export type ScoringBody = FamilyBody<'boxScoreScoring', (typeof statistics)[number]>;

/** Where the points of one game came from, and how many field goals were assisted. */
export const statsBoxscorescoringv3: EndpointDefinition<ScoringBody> = defineFamily({
  name: 'boxscorescoringv3',
  resource: 'scoring',
  root: 'boxScoreScoring',
  statistics,
  hasRange: true,
  hasWholeMinutes: true,
});
