import { describe, expect, it } from 'vitest';
import { measureSeason } from '../src/measure-season.ts';
import { simulateSeason } from '../src/season.ts';
import { targets } from '../src/targets.ts';

// Seeds that nobody tuned on; `bench/src/simulator-table.ts` prints every target.
describe.each([101, 202, 303])('the season of seed %i', (seed) => {
  const measures = measureSeason(simulateSeason({ seed, season: '2025-26' }));

  it('meets every bold target of the league of 2024-25', () => {
    const off = targets
      .filter(
        ({ isBold, name, low, high }) =>
          isBold && !((measures[name] as number) >= low && (measures[name] as number) <= high),
      )
      .map(({ name, low, high }) => `${name}: ${measures[name]} is not within ${low} and ${high}`);
    expect(off).toEqual([]);
  });

  it('measures every target, and meets most of the others', () => {
    expect(targets.filter(({ name }) => !Number.isFinite(measures[name]))).toEqual([]);
    const met = targets.filter(
      ({ name, low, high }) => (measures[name] as number) >= low && (measures[name] as number) <= high,
    );
    expect(met.length / targets.length).toBeGreaterThan(0.85);
    const { Q1 = 0, Q2 = 0, Q3 = 0, Q4 = 0 } = measures;
    expect(Q4).toBeLessThan(Math.min(Q1, Q2, Q3));
  });
});
