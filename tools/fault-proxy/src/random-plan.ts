import type { Fault, FaultPlan, Match } from './fault.ts';
import { seededRandom } from './seeded-random.ts';

export interface PlanSpace {
  readonly faults: readonly Fault[];
  readonly match?: Match | undefined;
  /** At most so many steps; 3 unless given. */
  readonly steps?: number | undefined;
  /** Every step hits one of the first so many requests; 5 unless given. */
  readonly within?: number | undefined;
  /** A step hits at most so many in a row; 2 unless given. */
  readonly times?: number | undefined;
}

/** A plan drawn from a space: the same for the same seed. */
export function randomPlan(seed: number, { faults, match, steps = 3, within = 5, times = 2 }: PlanSpace): FaultPlan {
  const random = seededRandom(seed);
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  return Array.from({ length: upTo(steps) }, () => ({
    fault: faults[upTo(faults.length) - 1] as Fault,
    ...(match === undefined ? {} : { match }),
    nth: upTo(within),
    times: upTo(times),
  }));
}
