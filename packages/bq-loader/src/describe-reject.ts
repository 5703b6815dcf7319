import type { Reject } from './warehouse.ts';

const SEEN = 100;
const EXCERPT = 200;

/** A reject as a person reads it: the column, what it accepts, what was there, and the beginning of what the item says. */
export function describeReject(
  item: number,
  column: string | null,
  expected: string,
  raw: unknown,
  layers: readonly object[],
): Reject {
  const seen = raw === undefined ? 'nothing' : column === null ? String(raw) : short(raw, SEEN);
  const said = Object.entries(Object.assign({}, ...layers.toReversed())).filter(([, value]) => value !== null);
  return { item, column, expected, seen, excerpt: short(Object.fromEntries(said), EXCERPT) };
}

function short(value: unknown, length: number): string {
  const text = JSON.stringify(value);
  return (text.length > length ? `${text.slice(0, length - 1)}…` : text).toWellFormed();
}
