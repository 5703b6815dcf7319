import { defineFamily } from './define-family.ts';
import type { EndpointDefinition } from './endpoint-definition.ts';
import type { FamilyBody } from './family-body.ts';

const statistics = [
  'minutes',
  'points',
  'contestedShots',
  'contestedShots2pt',
  'contestedShots3pt',
  'deflections',
  'chargesDrawn',
  'screenAssists',
  'screenAssistPoints',
  'looseBallsRecoveredOffensive',
  'looseBallsRecoveredDefensive',
  'looseBallsRecoveredTotal',
  'offensiveBoxOuts',
  'defensiveBoxOuts',
  'boxOutPlayerTeamRebounds',
  'boxOutPlayerRebounds',
  'boxOuts',
] as const;
export type HustleBody = FamilyBody<'boxScoreHustle', (typeof statistics)[number]>;

/** What hustle is counted by, of one game; players who did nothing of it may be left out. */
export const statsBoxscorehustlev2: EndpointDefinition<HustleBody> = defineFamily({
  name: 'boxscorehustlev2',
  resource: 'hustle',
  root: 'boxScoreHustle',
  statistics,
  hasRange: false,
  hasWholeMinutes: false,
});
