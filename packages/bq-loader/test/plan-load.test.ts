import { describe, expect, it } from 'vitest';
import { checkCounts, noCounts } from '../src/check-counts.ts';
import { compareStanding } from '../src/in-force.ts';
import { planLoad } from '../src/plan-load.ts';
import { game } from './small-tables.ts';

const standing = { rank: 0, finals: 1, observed_at: '2026-01-16T04:00:00.000Z', sha256: 'a' };

describe('compareStanding', () => {
  it('weighs finals before rank, rank before time, time before the hash', () => {
    const later = { observed_at: '2026-01-16T05:00:00.000Z' };
    expect(compareStanding(standing, { ...standing, ...later, rank: 1, finals: 0 })).toBeGreaterThan(0);
    expect(compareStanding(standing, { ...standing, ...later, rank: 1 })).toBeGreaterThan(0);
    expect(compareStanding(standing, { ...standing, ...later })).toBeLessThan(0);
    expect(compareStanding(standing, { ...standing, sha256: 'b' })).toBeLessThan(0);
    expect(compareStanding(standing, { ...standing })).toBe(0);
  });
});

describe('planLoad', () => {
  it('puts answers about one scope into waves, in the order given', () => {
    const plan = planLoad([game('g1', { sha: 'a' }, {}), game('g2', {}, {}), game('g1', { sha: 'b' }, {})], new Map());
    expect(plan.scopes.map(({ wave, wins }) => [wave, wins])).toEqual([
      [0, true],
      [0, true],
      [1, true],
    ]);
    expect(plan.waves).toBe(2);
  });

  it('knows an answer again however its instant is written, and keeps its first standing', () => {
    const first = planLoad([game('g1', { at: '2026-01-16T04:00:00Z', finals: 1 }, {})], new Map());
    const known = new Map([['g1', first.added.map(({ answer }) => answer)]]);
    const again = planLoad([game('g1', { at: '2026-01-16T04:00:00.000Z', finals: 0 }, {})], known);
    expect(again.added).toEqual([]);
    expect(again.scopes[0]).toMatchObject({ wins: true, answer: { finals: 1 } });
  });
});

describe('checkCounts', () => {
  it('finds every item that is not accounted for', () => {
    expect(() =>
      checkCounts('staging.lines', 3, { ...noCounts, inserted: 1, rejected: 1, stale: 1, deleted: 9 }),
    ).not.toThrow();
    expect(() => checkCounts('staging.lines', 151, noCounts)).toThrow(/151 items were parsed but 0 are accounted for/);
    expect(() => checkCounts('staging.lines', 1, { ...noCounts, inserted: 2 })).toThrow(/1 items were parsed but 2/);
  });
});
