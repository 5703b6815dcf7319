import { defineFamily } from './define-family.ts';
import type { EndpointDefinition } from './endpoint-definition.ts';
import type { FamilyBody } from './family-body.ts';

const statistics = [
  'minutes',
  'effectiveFieldGoalPercentage',
  'freeThrowAttemptRate',
  'teamTurnoverPercentage',
  'offensiveReboundPercentage',
  'oppEffectiveFieldGoalPercentage',
  'oppFreeThrowAttemptRate',
  'oppTeamTurnoverPercentage',
  'oppOffensiveReboundPercentage',
] as const;
export type FourFactorsBody = FamilyBody<'boxScoreFourFactors', (typeof statistics)[number]>;

/** The four factors of one game, own and the opponent's; a player's are those of his team while he was on court. */
export const statsBoxscorefourfactorsv3: EndpointDefinition<FourFactorsBody> = defineFamily({
  name: 'boxscorefourfactorsv3',
  resource: 'fourfactors',
  root: 'boxScoreFourFactors',
  statistics,
  hasRange: true,
  hasWholeMinutes: true,
});
