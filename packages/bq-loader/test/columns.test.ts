import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  count,
  date,
  decimal,
  flag,
  gameId,
  id,
  instant,
  integer,
  nullable,
  season,
  seconds,
  text,
  texts,
} from '../src/columns.ts';

const kinds = { count, date, decimal, flag, gameId, id, instant, integer, season, seconds, text, texts };
const read = (kind: keyof typeof kinds, raw: unknown) => kinds[kind]('field', 'A column.').read(raw);

describe('Nothing', () => {
  test.each(Object.keys(kinds) as (keyof typeof kinds)[])('is null for %s: absent and null', (kind) => {
    expect(read(kind, undefined)).toBeNull();
    expect(read(kind, null)).toBeNull();
  });

  test.each((Object.keys(kinds) as (keyof typeof kinds)[]).filter((kind) => kind !== 'texts'))(
    'is null for %s: empty, blank and "None"',
    (kind) => {
      for (const raw of ['', '   ', 'None', ' None ']) expect(read(kind, raw)).toBeNull();
    },
  );

  test('is not 0', () => {
    expect(read('count', 0)).toBe(0);
    expect(read('count', '0')).toBe(0);
    expect(read('decimal', 0)).toBe(0);
    expect(read('seconds', 'PT00M00.00S')).toBe(0);
    expect(read('text', '0')).toBe('0');
    expect(read('text', '00')).toBe('00');
    expect(read('flag', 0)).toBe(false);
  });

  test('is a 0 where an id belongs: the league has nobody of that number', () => {
    expect(read('id', 0)).toBeNull();
    expect(read('id', '0')).toBeNull();
  });
});

describe('What decodes', () => {
  test.each([
    ['id', 1610612738, '1610612738'],
    ['id', ' 2544 ', '2544'],
    ['gameId', '0022500561', '0022500561'],
    ['season', '2025-26', '2025-26'],
    ['text', '34  ', '34'],
    ['text', 7, '7'],
    ['texts', ['pointsinthepaint', '2ndchance'], 'pointsinthepaint,2ndchance'],
    ['texts', [], null],
    ['count', 12, 12],
    ['count', '112', 112],
    ['count', 3.0, 3],
    ['integer', -130, -130],
    ['integer', '-7', -7],
    ['decimal', -1.4, -1.4],
    ['decimal', '25.76', 25.76],
    ['flag', true, true],
    ['flag', '1', true],
    ['flag', 1, true],
    ['flag', 'false', false],
    ['flag', 'True', true],
    ['date', '2026-01-15', '2026-01-15'],
    ['date', '2020-12-22T19:00:00-05:00', '2020-12-22'],
    ['date', '10/02/2025 00:00:00', '2025-10-02'],
    ['instant', '2026-01-16T00:30:00Z', '2026-01-16T00:30:00.000Z'],
    ['instant', '2026-04-12T22:12:51.8Z', '2026-04-12T22:12:51.800Z'],
    ['instant', '2026-01-15T19:30:00-05:00', '2026-01-16T00:30:00.000Z'],
    ['seconds', 'PT23M12.08S', 1392.08],
    ['seconds', 'PT240M00.00S', 14400],
    ['seconds', '24:31', 1471],
    ['seconds', '7:15', 435],
    ['seconds', '265:00', 15900],
    ['seconds', '265.0:00', 15900],
  ] as const)('%s %j is %j', (kind, raw, cell) => {
    expect(read(kind, raw)).toBe(cell);
  });
});

describe('What does not decode', () => {
  test.each([
    ['id', -1],
    ['id', 1.5],
    ['id', 'LeBron'],
    ['id', {}],
    ['gameId', '1022500282'],
    ['gameId', '2022500001'],
    ['gameId', '0072500001'],
    ['gameId', 22500561],
    ['gameId', '22500561'],
    ['season', '2025'],
    ['text', true],
    ['text', { dummyKey: 'dummyValue' }],
    ['text', 2.5],
    ['text', 'half a pair: \ud83c'],
    ['texts', 'pointsinthepaint'],
    ['texts', ['a,b']],
    ['texts', [null]],
    ['count', 2.5],
    ['count', '2.5'],
    ['count', -1],
    ['count', 2 ** 53],
    ['count', '9007199254740993'],
    ['count', true],
    ['count', 'twelve'],
    ['integer', 1e300],
    ['decimal', Number.POSITIVE_INFINITY],
    ['decimal', '1e999'],
    ['flag', 'yes'],
    ['flag', 2],
    ['date', '2026-02-30'],
    ['date', '13/01/2025 00:00:00'],
    ['date', 20260115],
    ['date', '0001-01-01'],
    ['instant', '2026-01-16 00:30:00'],
    ['instant', '2026-01-16T00:30:00'],
    ['instant', '2026-01-16T24:30:00Z'],
    ['instant', '2026-02-30T00:30:00Z'],
    ['seconds', 1471],
    ['seconds', '24:61'],
    ['seconds', 'PT23M'],
  ] as const)('%s %j', (kind, raw) => {
    expect(read(kind, raw)).toBeUndefined();
  });
});

test('A column may be null only where it is declared so', () => {
  expect(count('points', 'Points.').nullable).toBe(false);
  expect(nullable(count('points', 'Points.'))).toMatchObject({ nullable: true, type: 'INT64', field: 'points' });
});

test('Whatever is there, a column gives a cell of its type, null, or says that it does not decode', () => {
  const types = {
    STRING: 'string',
    DATE: 'string',
    TIMESTAMP: 'string',
    INT64: 'number',
    FLOAT64: 'number',
    BOOL: 'boolean',
  };
  const like = fc.oneof(fc.anything(), fc.jsonValue(), fc.stringMatching(/^[\d:/.TZPMS-]{0,24}$/));
  fc.assert(
    fc.property(like, (raw) => {
      for (const kind of Object.values(kinds)) {
        const field = kind('field', 'A column.');
        const cell = field.read(raw);
        if (cell === null || cell === undefined) continue;
        expect(typeof cell).toBe(types[field.type]);
        if (field.type === 'INT64') expect(Number.isSafeInteger(cell) && !Object.is(cell, -0)).toBe(true);
        if (field.type === 'FLOAT64') expect(Number.isFinite(cell)).toBe(true);
        if (field.type === 'DATE') expect(new Date(`${cell}T00:00:00Z`).toISOString().slice(0, 10)).toBe(cell);
        if (field.type === 'TIMESTAMP') expect(new Date(cell as string).toISOString()).toBe(cell);
      }
    }),
  );
});

test('Any length of time in whole hundredths is read exactly', () => {
  fc.assert(
    fc.property(fc.nat(340), fc.nat(59), fc.nat(99), (minutes, whole, hundredths) => {
      const two = (n: number) => String(n).padStart(2, '0');
      expect(read('seconds', `PT${two(minutes)}M${two(whole)}.${two(hundredths)}S`)).toBe(
        (minutes * 6000 + whole * 100 + hundredths) / 100,
      );
    }),
  );
});
