import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../src/config-error.ts';
import { addDays, datesBetween, easternDate, parseGameDate, readGameDate } from '../src/game-date.ts';

const days = fc
  .date({ min: new Date('1946-11-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

describe('a game date', () => {
  it('is any day of the calendar since the league began, and comes back as it was written', () => {
    fc.assert(fc.property(days, (day) => parseGameDate(day) === day));
  });

  it('is never accepted from text that is no date', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789-/ T\n') })), (text) => {
        fc.pre(!/^\d{4}-\d{2}-\d{2}$/.test(text));
        expect(() => parseGameDate(text)).toThrow(ConfigError);
        expect(readGameDate(text)).toBeNull();
      }),
    );
  });

  it('is never accepted from digits that no calendar has', () => {
    const digits = fc.tuple(fc.nat(9999), fc.nat(99), fc.nat(99));
    fc.assert(
      fc.property(digits, ([year, month, day]) => {
        const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const last = new Date(Date.UTC(2000, month, 0));
        last.setUTCFullYear(year, month, 0);
        const isReal = month >= 1 && month <= 12 && day >= 1 && day <= last.getUTCDate() && text >= '1946-11-01';
        expect(readGameDate(text)).toBe(isReal ? text : null);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    'tomorrow',
    '',
    '2026-1-5',
    '2026-01-15\n',
    '2026-01-15T00:00:00Z',
  ])('refuses %j in a sentence with the value, the rule and the way out', (text) => {
    expect(() => parseGameDate(text)).toThrow(/^".*" is .*: give a US Eastern game date as YYYY-MM-DD/s);
  });

  it('moves by days and back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 400 }), (day, n) => {
        const date = parseGameDate(day);
        expect(addDays(addDays(date, n), -n)).toBe(date);
        expect(datesBetween(date, addDays(date, n))).toHaveLength(n + 1);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a span whose end comes first', () => {
    expect(() => datesBetween(parseGameDate('2026-01-02'), parseGameDate('2026-01-01'))).toThrow(/give the earlier/);
  });

  it('is the Eastern day of an instant, also late at night', () => {
    expect(easternDate(new Date('2026-01-16T03:30:00Z'))).toBe('2026-01-15');
    expect(easternDate(new Date('2026-07-16T04:30:00Z'))).toBe('2026-07-16');
  });
});
