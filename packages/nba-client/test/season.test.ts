import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ConfigError } from '../src/config-error.ts';
import { parseSeason, seasonStarting } from '../src/season.ts';

it('reads back every season that it writes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1946, max: 2200 }),
      (year) => parseSeason(seasonStarting(year)) === seasonStarting(year),
    ),
  );
});

it('accepts no other text', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.tuple(fc.nat(9999), fc.nat(99)).map(([a, b]) => `${a}-${b}`),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const year = Number(text.slice(0, 4));
      fc.pre(!(year >= 1946 && seasonStarting(year) === text));
      expect(() => parseSeason(text)).toThrow(ConfigError);
    }),
  );
});

it.each(['2025', '2025-27', '1945-46', '2025-26\n', '25-26'])('refuses %j with the way out', (text) => {
  expect(() => parseSeason(text)).toThrow(/is no season: write its two years as YYYY-YY/);
});
