import { readDate, readInstant, readSeconds } from './read-time.ts';
import type { Field } from './table.ts';

type Required<N extends string, V> = Field<N, V, false>;

/** Nothing, in the five ways in which these feeds say it, is null; text loses the blanks around it. */
function said(raw: unknown): unknown {
  if (raw === undefined || raw === null) return null;
  if (typeof raw !== 'string') return raw;
  const text = raw.trim();
  return text === '' || text === 'None' ? null : text;
}

const GAME_ID = /^00[1-6]\d{7}$/;
const DIGITS = /^\d+$/;
const WHOLE = /^[+-]?\d{1,16}$/;
const DECIMAL = /^[+-]?\d+(\.\d+)?$/;
const SEASON = /^(19|20)\d\d-\d\d$/;

function readText(raw: unknown): string | null | undefined {
  const value = said(raw);
  if (typeof value === 'string') return value.isWellFormed() ? value : undefined;
  if (value === null) return null;
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

function readTexts(raw: unknown): string | null | undefined {
  if (raw === undefined || raw === null) return null;
  if (!Array.isArray(raw)) return undefined;
  if (raw.length === 0) return null;
  const texts = raw.map(readText);
  return texts.every((text) => typeof text === 'string' && !text.includes(',')) ? texts.join(',') : undefined;
}

function readId(raw: unknown): string | null | undefined {
  if (typeof raw === 'number') {
    if (raw === 0) return null;
    return Number.isSafeInteger(raw) && raw > 0 ? String(raw) : undefined;
  }
  const value = said(raw);
  if (value === null || value === '0') return null;
  return typeof value === 'string' && DIGITS.test(value) ? value : undefined;
}

function matching(form: RegExp): (raw: unknown) => string | null | undefined {
  return (raw) => {
    const value = said(raw);
    if (value === null) return null;
    return typeof value === 'string' && form.test(value) ? value : undefined;
  };
}

function readInteger(raw: unknown): number | null | undefined {
  let value = raw;
  if (typeof value !== 'number') {
    value = said(raw);
    if (value === null) return null;
    if (typeof value !== 'string' || !WHOLE.test(value)) return undefined;
    value = Number(value);
  }
  // + 0 turns -0 into 0: one value, one hash.
  return Number.isSafeInteger(value) ? (value as number) + 0 : undefined;
}

function readCount(raw: unknown): number | null | undefined {
  const value = readInteger(raw);
  return typeof value === 'number' && value < 0 ? undefined : value;
}

function readDecimal(raw: unknown): number | null | undefined {
  let value = raw;
  if (typeof value !== 'number') {
    value = said(raw);
    if (value === null) return null;
    if (typeof value !== 'string' || !DECIMAL.test(value)) return undefined;
    value = Number(value);
  }
  return Number.isFinite(value) ? (value as number) + 0 : undefined;
}

const spellings = new Map<unknown, boolean>([
  [true, true],
  [1, true],
  ['1', true],
  ['true', true],
  [false, false],
  [0, false],
  ['0', false],
  ['false', false],
]);

function readFlag(raw: unknown): boolean | null | undefined {
  const value = said(raw);
  if (value === null) return null;
  return spellings.get(typeof value === 'string' ? value.toLowerCase() : value);
}

/** The id of a player, a team, an official: STRING. 0 is how the league says "nobody", so it is nothing. */
export function id<const N extends string>(field: N, description: string): Required<N, string> {
  return { field, type: 'STRING', nullable: false, description, expected: 'an id of digits', read: readId };
}

/** The id of an NBA game: STRING. Ids of other leagues do not decode. */
export function gameId<const N extends string>(field: N, description: string): Required<N, string> {
  const expected = 'the id of an NBA game (ten digits, beginning with 001 to 006; other leagues are not held)';
  return { field, type: 'STRING', nullable: false, description, expected, read: matching(GAME_ID) };
}

/** A season as the league writes it, `2025-26`: STRING. */
export function season<const N extends string>(field: N, description: string): Required<N, string> {
  const expected = 'a season written as YYYY-YY';
  return { field, type: 'STRING', nullable: false, description, expected, read: matching(SEASON) };
}

/** Text without the blanks around it: STRING. A whole number is taken as its digits. */
export function text<const N extends string>(field: N, description: string): Required<N, string> {
  return { field, type: 'STRING', nullable: false, description, expected: 'text', read: readText };
}

/** A list of words, joined by commas: STRING. */
export function texts<const N extends string>(field: N, description: string): Required<N, string> {
  const expected = 'a list of words without commas';
  return { field, type: 'STRING', nullable: false, description, expected, read: readTexts };
}

/** A whole number of 0 or more, as a number or as its digits: INT64. */
export function count<const N extends string>(field: N, description: string): Required<N, number> {
  return { field, type: 'INT64', nullable: false, description, expected: 'a whole number, 0 or more', read: readCount };
}

/** A whole number of either sign: INT64. */
export function integer<const N extends string>(field: N, description: string): Required<N, number> {
  return { field, type: 'INT64', nullable: false, description, expected: 'a whole number', read: readInteger };
}

/** A number: FLOAT64. */
export function decimal<const N extends string>(field: N, description: string): Required<N, number> {
  return { field, type: 'FLOAT64', nullable: false, description, expected: 'a number', read: readDecimal };
}

/** Yes or no, as `true`, 1, "1", "true" and their opposites: BOOL. */
export function flag<const N extends string>(field: N, description: string): Required<N, boolean> {
  const expected = 'true or false (or 1, 0, "1", "0", "true", "false")';
  return { field, type: 'BOOL', nullable: false, description, expected, read: readFlag };
}

/** A calendar date, from `2025-10-02`, `2025-10-02T00:00:00Z` or `10/02/2025 00:00:00`: DATE. No zone is applied. */
export function date<const N extends string>(field: N, description: string): Required<N, string> {
  const expected = 'a calendar date (YYYY-MM-DD or MM/DD/YYYY)';
  return { field, type: 'DATE', nullable: false, description, expected, read: (raw) => readDate(said(raw)) };
}

/** A moment, from ISO 8601 with `Z` or an offset: TIMESTAMP, UTC to the millisecond. */
export function instant<const N extends string>(field: N, description: string): Required<N, string> {
  const expected = 'an instant in ISO 8601 with Z or an offset';
  return { field, type: 'TIMESTAMP', nullable: false, description, expected, read: (raw) => readInstant(said(raw)) };
}

/** A length of time, from `PT23M12.08S` or `24:31`: FLOAT64, in seconds. */
export function seconds<const N extends string>(field: N, description: string): Required<N, number> {
  const expected = 'a length of time (PT23M12.08S or 24:31)';
  return { field, type: 'FLOAT64', nullable: false, description, expected, read: (raw) => readSeconds(said(raw)) };
}

/** The same column, allowed to be null. */
export function nullable<N extends string, V>(field: Field<N, V, false>): Field<N, V, true> {
  return { ...field, nullable: true };
}
