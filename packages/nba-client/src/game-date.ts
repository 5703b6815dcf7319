import { ConfigError } from './config-error.ts';

declare const gameDate: unique symbol;
/** A league day, US Eastern, as `YYYY-MM-DD`. */
export type GameDate = string & { readonly [gameDate]: true };

const eastern = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const FIRST = '1946-11-01';

/** The US Eastern calendar date of an instant. */
export function easternDate(instant: Date): GameDate {
  return eastern.format(instant) as GameDate;
}

/** The same date, proven to be one. Throws ConfigError for text, a date that no calendar has, or one before the league. */
export function parseGameDate(text: string): GameDate {
  const way = 'give a US Eastern game date as YYYY-MM-DD, e.g. 2026-01-15';
  if (!FORM.test(text)) throw new ConfigError(`"${text}" is no date: ${way}`);
  const day = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw new ConfigError(`"${text}" is in no calendar: ${way}`);
  }
  if (text < FIRST) throw new ConfigError(`"${text}" is before the league's first game (${FIRST}): ${way}`);
  return text as GameDate;
}

/** The date that a value of somebody else's writes; null when it writes none. */
export function readGameDate(value: unknown): GameDate | null {
  try {
    return typeof value === 'string' ? parseGameDate(value) : null;
  } catch {
    return null;
  }
}

/** The date so many days later; negative for earlier. */
export function addDays(date: GameDate, days: number): GameDate {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10) as GameDate;
}

/** Every date from the first to the last, both included. Throws ConfigError when the last comes first. */
export function datesBetween(from: GameDate, to: GameDate): GameDate[] {
  if (to < from) throw new ConfigError(`--to ${to} lies before --from ${from}: give the earlier date first`);
  const dates: GameDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}
