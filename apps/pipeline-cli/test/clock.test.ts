import { parseGameDate } from '@hoops/nba-client';
import { expect, it } from 'vitest';
import { readDate, tenEastern } from '../src/clock.ts';
import { clockOf } from '../src/simulated-address.ts';

const clock = () => new Date('2026-01-16T03:30:00Z'); // still the 15th in New York

it('takes today and yesterday from the Eastern day of the clock', () => {
  expect(readDate('today', clock)).toBe('2026-01-15');
  expect(readDate('yesterday', clock)).toBe('2026-01-14');
  expect(readDate('2026-01-15', clock)).toBe('2026-01-15');
});

it('refuses a date that has not come, saying which day it is', () => {
  expect(() => readDate('2026-01-16', clock)).toThrow(/2026-01-16 has not come yet \(it is 2026-01-15 US Eastern\)/);
});

it.each(['2026-02-30', 'tomorrow', '2026-1-5', '', '15.01.2026'])('refuses "%s"', (text) => {
  expect(() => readDate(text, clock)).toThrow(/YYYY-MM-DD/);
});

it('knows ten o’clock Eastern in winter and in summer', () => {
  expect(tenEastern(parseGameDate('2026-01-19')).toISOString()).toBe('2026-01-19T15:00:00.000Z');
  expect(tenEastern(parseGameDate('2026-06-19')).toISOString()).toBe('2026-06-19T14:00:00.000Z');
});

it('stands still at ten on the morning of a simulated today, and is real otherwise', () => {
  expect(clockOf('simulator:?today=2026-01-19')().toISOString()).toBe('2026-01-19T15:00:00.000Z');
  const before = Date.now();
  expect(clockOf('simulator:?seed=1')().getTime()).toBeGreaterThanOrEqual(before);
  expect(clockOf('nba:')().getTime()).toBeGreaterThanOrEqual(before);
});
