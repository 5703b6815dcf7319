/** The value under a key of whatever came; undefined where there is none. */
export function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** The items of a list; none when it is no list. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Words with the padding taken off; null for none (`""`, null, another type). */
export function text(value: unknown): string | null {
  const words = typeof value === 'string' ? value.trim() : '';
  return words === '' ? null : words;
}

/** A whole number from 0, written as a number or as digits; null for anything else. */
export function count(value: unknown): number | null {
  const number = typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** A duration in seconds from `PT240M00.00S`, `PT12M` or `265:00`; null for anything else. */
export function seconds(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const parts = /^PT(\d{1,4})M(?:(\d{1,2}(?:\.\d{1,3})?)S)?$/.exec(value) ?? /^(\d{1,4}):(\d{2})$/.exec(value);
  return parts ? Number(parts[1]) * 60 + Number(parts[2] ?? 0) : null;
}
