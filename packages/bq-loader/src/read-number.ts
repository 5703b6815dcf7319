import { said } from './read-text.ts';

const WHOLE = /^[+-]?\d{1,16}$/;
const DECIMAL = /^[+-]?\d+(\.\d+)?$/;

function readNumber(raw: unknown, form: RegExp): number | null | undefined {
  if (typeof raw === 'number') return raw;
  const value = said(raw);
  if (value === null) return null;
  return typeof value === 'string' && form.test(value) ? Number(value) : undefined;
}

/** A whole number that a double holds exactly. */
export function readInteger(raw: unknown): number | null | undefined {
  const value = readNumber(raw, WHOLE);
  // + 0 turns -0 into 0: one value, one hash.
  return typeof value !== 'number' ? value : Number.isSafeInteger(value) ? value + 0 : undefined;
}

/** A whole number of 0 or more. */
export function readCount(raw: unknown): number | null | undefined {
  const value = readInteger(raw);
  return typeof value === 'number' && value < 0 ? undefined : value;
}

/** A finite number. */
export function readDecimal(raw: unknown): number | null | undefined {
  const value = readNumber(raw, DECIMAL);
  return typeof value !== 'number' ? value : Number.isFinite(value) ? value + 0 : undefined;
}

const flags = new Map<unknown, boolean>([
  [true, true],
  [1, true],
  ['1', true],
  ['true', true],
  [false, false],
  [0, false],
  ['0', false],
  ['false', false],
]);

/** Yes or no in the spellings that the league uses for it, and in no other. */
export function readFlag(raw: unknown): boolean | null | undefined {
  const value = said(raw);
  if (value === null) return null;
  return flags.get(typeof value === 'string' ? value.toLowerCase() : value);
}
