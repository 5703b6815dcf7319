import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const files = readdirSync(join(root, 'packages')).flatMap((name) => {
  const folder = join(root, 'packages', name, 'test');
  return readdirSync(folder, { withFileTypes: true }).map((entry) => ({ folder, name: entry.name }));
});

const readme = readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8');
const rows = readme.split('\n').filter((line) => /^\| P\d/.test(line));
const named = rows.flatMap((row) =>
  [...row.matchAll(/`([\w-]+)` › (.*?)(?= \(\d| · | \|)/g)].map(([, file = '', title = '']) => ({
    promise: row.slice(2, row.indexOf(' ', 2)),
    file,
    title,
  })),
);

test.each(named)('$promise: $file has a test that says "$title"', ({ file, title }) => {
  const texts = files
    .filter(({ name }) => name === `${file}.test.ts` || name === `${file}.contract.ts`)
    .map(({ folder, name }) => readFileSync(join(folder, name), 'utf8'));
  expect(texts.some((text) => text.includes(title))).toBe(true);
});

test('the table names every promise of the cloud path and of the embedded one', () => {
  const cloud = 'P1 P2 P3 P4 P6 P7 P10 P13 P14 P15 P16 P17 P21'.split(' ');
  const embedded = 'P1 P2 P3 P4 P6 P7 P10 P11 P12 P13 P14 P15 P16 P20 P21 P26'.split(' ');
  const told = (column: number) =>
    rows
      .filter((row) => row.split(' | ')[column]?.replace(/[ |]/g, '') !== '–')
      .map((row) => row.slice(2, row.indexOf(' ', 2)));
  expect(told(1)).toEqual(expect.arrayContaining(cloud));
  expect(told(2)).toEqual(expect.arrayContaining(embedded));
  expect(named.length).toBeGreaterThan(40);
});
