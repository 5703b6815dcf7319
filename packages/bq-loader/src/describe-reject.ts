import type { Reject } from './warehouse.ts';

const SEEN = 100;
const EXCERPT = 200;

/** A reject as a person reads it: the column, what it accepts, what was there, and the beginning of the item. */
export function describeReject(
  item: number,
  column: string | null,
  expected: string,
  raw: unknown,
  layers: readonly object[],
): Reject {
  const merged = Object.assign({}, ...layers.toReversed());
  return {
    item,
    column,
    expected,
    seen: raw === undefined ? 'nothing' : typeof raw === 'string' && column === null ? raw : short(raw, SEEN),
    excerpt: short(merged, EXCERPT),
  };
}

function short(value: unknown, length: number): string {
  const text = String(JSON.stringify(value));
  return (text.length > length ? `${text.slice(0, length - 1)}…` : text).toWellFormed();
}
