import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../src/config-error.ts';
import { parseGameId, seasonOf, seasonTypeOf } from '../src/game-id.ts';
import { parseSeason } from '../src/season.ts';

describe('a game id', () => {
  it('is ten digits of the NBA, comes back as it was written and tells its season', () => {
    const ids = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.nat(99), fc.nat(99_999))
      .map(([type, year, n]) => `00${type}${String(year).padStart(2, '0')}${String(n).padStart(5, '0')}`);
    fc.assert(
      fc.property(ids, (text) => {
        const id = parseGameId(text);
        expect(id).toBe(text);
        expect(parseSeason(seasonOf(id))).toBe(seasonOf(id));
      }),
    );
  });

  it('is never accepted from anything else', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 8, maxLength: 12 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(!/^00[1-6]\d{7}$/.test(text));
        expect(() => parseGameId(text)).toThrow(ConfigError);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['1022500282', 'the WNBA'],
    ['2021900002', 'the G League'],
    ['1522400001', 'the Summer League'],
    ['9922400001', 'another league'],
  ])('refuses %s, naming whose it is', (text, league) => {
    expect(() => parseGameId(text)).toThrow(new RegExp(`belongs to ${league}`));
  });

  it.each(['0022500561\n', ' 0022500561', '٠٠٢٢٥٠٠٥٦١', '../../etc/x', '0072500001', '0002500001'])(
    'refuses %j',
    (text) => {
      expect(() => parseGameId(text)).toThrow(ConfigError);
    },
  );

  it('tells the season type by its third digit and the century by its year', () => {
    expect(seasonTypeOf(parseGameId('0052500101'))).toBe('play_in');
    expect(seasonOf(parseGameId('0029600001'))).toBe('1996-97');
    expect(seasonOf(parseGameId('0029900001'))).toBe('1999-00');
    expect(seasonOf(parseGameId('0024500001'))).toBe('2045-46');
  });
});
