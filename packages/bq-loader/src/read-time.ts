import { said } from './read-text.ts';

const ISO_DATE = /^((?:1[89]|2\d)\d\d-\d{2}-\d{2})(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/;
const US_DATE = /^(\d{2})\/(\d{2})\/((?:1[89]|2\d)\d\d)( \d{2}:\d{2}:\d{2})?$/;
const ISO_INSTANT =
  /^((?:1[89]|2\d)\d\d-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;
const ISO_LENGTH = /^PT(\d{1,4})M(\d{1,2}(?:\.\d+)?)S$/;
const CLOCK_LENGTH = /^(\d{1,4})(?:\.\d+)?:([0-5]\d)$/;

// Years are 1800 to 2999: others are within no engine's or no league's reach.
// A season has a few hundred dates and a few thousand clocks: each is worked out once.
const days = new Map<string, boolean>();
const lengths = new Map<string, number | undefined>();
const KEPT = 20_000;

function isDay(text: string): boolean {
  let known = days.get(text);
  if (known === undefined) {
    const day = new Date(`${text}T00:00:00Z`);
    known = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
    if (days.size < KEPT) days.set(text, known);
  }
  return known;
}

/** `YYYY-MM-DD` of the calendar; whatever time follows it is cut off. */
export function readDate(raw: unknown): string | null | undefined {
  const value = said(raw);
  if (value === null) return null;
  if (typeof value !== 'string') return undefined;
  let day = ISO_DATE.exec(value)?.[1];
  if (day === undefined) {
    const us = US_DATE.exec(value);
    if (us !== null) day = `${us[3]}-${us[1]}-${us[2]}`;
  }
  return day !== undefined && isDay(day) ? day : undefined;
}

/** `YYYY-MM-DDTHH:MM:SS.mmmZ`; finer digits are cut off. */
export function readInstant(raw: unknown): string | null | undefined {
  const value = said(raw);
  if (value === null) return null;
  if (typeof value !== 'string') return undefined;
  const found = ISO_INSTANT.exec(value);
  if (found === null || !isDay(found[1] as string)) return undefined;
  const fraction = `${found[5] ?? ''}000`.slice(0, 3);
  const local = `${found[1]}T${found[2]}:${found[3]}:${found[4]}.${fraction}`;
  if (found[6] === 'Z') return `${local}Z`;
  const moment = new Date(`${local}${found[6]}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

/** Seconds of `PT23M12.08S`, `24:31`, `265:00` or, as hustle boxes write it, `265.0:00`. */
export function readSeconds(raw: unknown): number | null | undefined {
  const value = said(raw);
  if (value === null) return null;
  if (typeof value !== 'string') return undefined;
  if (lengths.has(value)) return lengths.get(value);
  const found = ISO_LENGTH.exec(value) ?? CLOCK_LENGTH.exec(value);
  // Through hundredths, so that 23 × 60 + 12.08 is 1392.08 and not a neighbour of it.
  const length = found === null ? undefined : Math.round((Number(found[1]) * 60 + Number(found[2])) * 1000) / 1000;
  if (lengths.size < KEPT) lengths.set(value, length);
  return length;
}
