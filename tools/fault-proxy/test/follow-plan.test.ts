import fc from 'fast-check';
import { expect, it } from 'vitest';
import { followPlan } from '../src/follow-plan.ts';
import { randomPlan } from '../src/random-plan.ts';

it('counts what matches, hits so many from the nth on, and lets the first of several steps have a request', () => {
  const stepFor = followPlan([
    { fault: 'reset', match: { method: 'POST', path: '^/upload/' }, nth: 2, times: 2 },
    { fault: 'stall', match: { path: 'alt=media' } },
    { fault: 'status_503', match: { method: 'POST' }, nth: 3, times: 2 },
  ]);
  const asked = [
    'GET /upload/',
    'POST /upload/1',
    'POST /other',
    'POST /upload/2',
    'GET /x?alt=media',
    'POST /upload/3',
  ];
  const hits = asked.map((one) => stepFor(...(one.split(' ') as [string, string]))?.fault ?? '');
  expect(hits).toEqual(['', '', '', 'reset', 'stall', 'reset']);
  expect(stepFor('POST', '/upload/4')).toBeUndefined();
});

it('draws the same plan for the same seed, within its space, and others for others', () => {
  const space = {
    faults: ['reset', 'stall', 'status_429'],
    match: { method: 'GET' },
    steps: 4,
    within: 6,
    times: 3,
  } as const;
  fc.assert(
    fc.property(fc.integer({ min: 0 }), (seed) => {
      const plan = randomPlan(seed, space);
      expect(randomPlan(seed, space)).toEqual(plan);
      expect(plan.length).toBeGreaterThanOrEqual(1);
      expect(plan.length).toBeLessThanOrEqual(4);
      for (const { fault, match, nth = 0, times = 0 } of plan) {
        expect(space.faults).toContain(fault);
        expect(match).toEqual(space.match);
        expect(nth >= 1 && nth <= 6 && times >= 1 && times <= 3).toBe(true);
      }
    }),
  );
  expect(
    new Set(Array.from({ length: 200 }, (_, seed) => JSON.stringify(randomPlan(seed, space)))).size,
  ).toBeGreaterThan(150);
});
