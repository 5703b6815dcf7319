import type { Cell } from '../warehouse.ts';
import type { DiffColumn } from './list-tables.ts';

/** A row of a comparison: its cells in the order of the columns, FLOAT64 as numbers, all else but BOOL as text. */
export type Cells = readonly Cell[];

/** One difference, for a person to look up. */
export interface DiffExample {
  readonly kind: 'only_left' | 'only_right' | 'differs';
  readonly key: Readonly<Record<string, Cell>>;
  /** The first column that differs; null when a row has no counterpart. */
  readonly column: string | null;
  readonly left: Cell;
  readonly right: Cell;
}

/** What comparisons have found so far. */
export interface Found {
  only_left: number;
  only_right: number;
  differing: number;
  /** Rows that differ, by column. */
  readonly columns: Record<string, number>;
  readonly examples: DiffExample[];
}

export const nothingFound = (): Found => ({ only_left: 0, only_right: 0, differing: 0, columns: {}, examples: [] });

/** Whether two cells are the same: numbers within the tolerance, relative to the greater and absolute below 1; NaN is NaN, and null is null alone. */
export function isSame(left: Cell, right: Cell, tolerance: number): boolean {
  if (left === right) return true;
  if (typeof left !== 'number' || typeof right !== 'number') return false;
  if (Number.isNaN(left) || Number.isNaN(right)) return Number.isNaN(left) && Number.isNaN(right);
  if (!Number.isFinite(left) || !Number.isFinite(right)) return false;
  return Math.abs(left - right) <= tolerance * Math.max(Math.abs(left), Math.abs(right), 1);
}

interface Comparison {
  readonly columns: readonly DiffColumn[];
  /** Places of the key's columns. Rows that share a key are told apart by all their cells. */
  readonly key: readonly number[];
  readonly tolerance: number;
  readonly maxExamples: number;
}

/** Compares the rows of some keys, all of them on both sides, and adds to what was found. */
export function compareRows(
  left: readonly Cells[],
  right: readonly Cells[],
  { columns, key, tolerance, maxExamples }: Comparison,
  found: Found,
): void {
  const textOf = (cells: Cells) => JSON.stringify(key.map((i) => cells[i]));
  const keyOf = (cells: Cells) => Object.fromEntries(key.map((i) => [columns[i]?.name ?? '', cells[i] ?? null]));
  const note = (example: DiffExample) => {
    if (found.examples.length < maxExamples) found.examples.push(example);
  };
  const differences = (a: Cells, b: Cells) =>
    columns.flatMap((_, i) => (isSame(a[i] ?? null, b[i] ?? null, tolerance) ? [] : [i]));

  const unmatched = new Map<string, Cells[]>();
  for (const cells of right) {
    const text = textOf(cells);
    const same = unmatched.get(text);
    if (same === undefined) unmatched.set(text, [cells]);
    else same.push(cells);
  }
  const apart: Cells[] = [];
  for (const cells of left) {
    const others = unmatched.get(textOf(cells)) ?? [];
    const at = others.findIndex((other) => differences(cells, other).length === 0);
    if (at < 0) apart.push(cells);
    else others.splice(at, 1);
  }
  for (const cells of apart) {
    const other = unmatched.get(textOf(cells))?.shift();
    if (other === undefined) {
      found.only_left += 1;
      note({ kind: 'only_left', key: keyOf(cells), column: null, left: null, right: null });
      continue;
    }
    found.differing += 1;
    const places = differences(cells, other);
    for (const i of places) {
      const name = columns[i]?.name ?? '';
      found.columns[name] = (found.columns[name] ?? 0) + 1;
    }
    const first = places[0] ?? 0;
    const [a, b] = [cells[first] ?? null, other[first] ?? null];
    note({ kind: 'differs', key: keyOf(cells), column: columns[first]?.name ?? null, left: a, right: b });
  }
  for (const cells of [...unmatched.values()].flat()) {
    found.only_right += 1;
    note({ kind: 'only_right', key: keyOf(cells), column: null, left: null, right: null });
  }
}
