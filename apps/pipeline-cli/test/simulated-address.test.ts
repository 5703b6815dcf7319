import { expect, it } from 'vitest';
import { readSimulatedAddress } from '../src/simulated-address.ts';

it('reads seed, season and today, with the demo’s as defaults', () => {
  expect(readSimulatedAddress('simulator:')).toEqual({ seed: 1, season: '2025-26', today: null });
  expect(readSimulatedAddress('simulator:?seed=7&season=2024-25&today=2025-01-02')).toEqual({
    seed: 7,
    season: '2024-25',
    today: '2025-01-02',
  });
});

it('leaves addresses of other schemes alone', () => {
  expect(readSimulatedAddress('nba:')).toBeNull();
  expect(readSimulatedAddress('http://127.0.0.1:1')).toBeNull();
});

it.each([
  'simulator:1',
  'simulator:?sed=1',
  'simulator:?seed=x',
  'simulator:?season=2025',
  'simulator:?today=2026-02-30',
])('refuses %s with a sentence', (url) => {
  expect(() => readSimulatedAddress(url)).toThrow(/: (write|give) /);
});
