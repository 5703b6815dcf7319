import { defineFamily } from './define-family.ts';
import type { EndpointDefinition } from './endpoint-definition.ts';
import type { FamilyBody } from './family-body.ts';

const statistics = [
  'minutes',
  'pointsOffTurnovers',
  'pointsSecondChance',
  'pointsFastBreak',
  'pointsPaint',
  'oppPointsOffTurnovers',
  'oppPointsSecondChance',
  'oppPointsFastBreak',
  'oppPointsPaint',
  'blocks',
  'blocksAgainst',
  'foulsPersonal',
  'foulsDrawn',
] as const;
export type MiscBody = FamilyBody<'boxScoreMisc', (typeof statistics)[number]>;

/** Points by kind of one game, own and the opponent's while the player was on court. */
export const statsBoxscoremiscv3: EndpointDefinition<MiscBody> = defineFamily({
  name: 'boxscoremiscv3',
  resource: 'misc',
  root: 'boxScoreMisc',
  statistics,
  hasRange: true,
  hasWholeMinutes: true,
});
