import { expect, it } from 'vitest';
import { csvText, tableText } from '../src/table-text.ts';

const rows = [
  { name: 'SIM Gulls', wins: 31, pct: 0.7380952, note: null },
  { name: 'SIM "X", Ltd', wins: 9, pct: 0.2, note: 'a\nb' },
];

it('aligns text to the left and numbers to the right', () => {
  expect(tableText(rows.map(({ name, wins, pct }) => ({ name, wins, pct })))).toBe(
    ['name          wins    pct', 'SIM Gulls       31  0.738', 'SIM "X", Ltd     9    0.2'].join('\n'),
  );
});

it('says so when there are no rows', () => {
  expect(tableText([])).toBe('(no rows)');
});

it('leaves out what is beyond the terminal and counts it', () => {
  const text = tableText([{ a: 'x'.repeat(30), b: 'y'.repeat(30), c: 1 }], { isTerminal: true, columns: 40 });
  expect(text).toContain('and 2 more columns');
  expect(text).not.toContain('yyy');
});

it('writes CSV whose odd cells are quoted', () => {
  expect(csvText(rows)).toBe('name,wins,pct,note\nSIM Gulls,31,0.7380952,\n"SIM ""X"", Ltd",9,0.2,"a\nb"');
});
