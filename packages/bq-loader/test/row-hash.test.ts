import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowHash } from '../src/row-hash.ts';

const cell = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.string(),
);
const cells = fc.array(cell, { maxLength: 6 });

test('A hash is 128 bits in hex and follows from the cells alone', () => {
  expect(rowHash(['0022500561', 24, null, true])).toMatch(/^[\da-f]{32}$/);
  fc.assert(
    fc.property(cells, (row) => {
      expect(rowHash([...row])).toBe(rowHash(row));
    }),
  );
});

test('Rows that differ have hashes that differ', () => {
  fc.assert(
    fc.property(cells, cells, (a, b) => {
      expect(rowHash(a) === rowHash(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

test('Where one cell ends and the next begins counts', () => {
  const rows = [
    ['ab', 'c'],
    ['a', 'bc'],
    ['a","b', 'c'],
    ['abc'],
    ['abc', null],
    [null, 'abc'],
    ['abc', 'null'],
    ['1'],
    [1],
    ['true'],
    [true],
  ];
  expect(new Set(rows.map(rowHash)).size).toBe(rows.length);
});
