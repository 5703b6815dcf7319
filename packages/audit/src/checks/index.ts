import type { Check } from '../check.ts';
import { completeness } from './completeness.ts';
import { finalIdentities } from './final-identities.ts';
import { freshness } from './freshness.ts';
import { volume } from './volume.ts';

/** Every check, in the order in which they are made. */
export const checks: readonly Check[] = [completeness, volume, finalIdentities, freshness];
