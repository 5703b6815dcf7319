import { addDays, type GameDate } from './game-date.ts';

const HOUR = 3_600_000;
const wall = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const CLOCK = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?$/;

/**
 * The UTC instant of a US Eastern local time without offset (`2025-01-07 00:31:06.557478`); null when it is none.
 * In the hour that an autumn night has twice it is the first, so that an answer never claims to be newer than it may be;
 * in the hour that a spring night lacks the clock is read as not yet put forward.
 */
export function fromEasternClock(text: string): string | null {
  const local = readClock(text);
  if (local === null) return null;
  for (const offset of [4, 5]) {
    const instant = local + offset * HOUR;
    if (wallOf(instant) === Math.trunc(local / 1000)) return new Date(instant).toISOString();
  }
  return new Date(local + 5 * HOUR).toISOString();
}

/**
 * The UTC instant, in whole seconds, of `2025-02-17T16:51:47.5147Z`; null when it is none.
 * What looks like a fraction is the minute and second once more, so it is dropped.
 */
export function fromUtcClock(text: string): string | null {
  const local = text.endsWith('Z') ? readClock(text.slice(0, -1)) : null;
  return local === null ? null : new Date(Math.trunc(local / 1000) * 1000).toISOString();
}

/**
 * The UTC instant of a scoreboard's clock, which has twelve hours and no am or pm. The scoreboard of a date is shown from noon of
 * that date to noon of the next, Eastern, so one half of the day fits; null when neither does.
 */
export function fromTwelveHourClock(text: string, date: GameDate): string | null {
  const parts = CLOCK.exec(text);
  const hour = Number(parts?.[2]?.slice(0, 2) ?? 0);
  if (!parts || hour < 1 || hour > 12) return null;
  const from = `${date} 12:00:00`;
  const to = `${addDays(date, 1)} 12:00:00`;
  for (const half of [hour % 12, (hour % 12) + 12]) {
    const local = `${parts[1]} ${String(half).padStart(2, '0')}${parts[2]?.slice(2)}`;
    if (local >= from && local < to) return fromEasternClock(local);
  }
  return null;
}

/** A wall clock's reading as if it were UTC, in milliseconds; null for times that no clock shows. */
function readClock(text: string): number | null {
  const parts = CLOCK.exec(text);
  if (!parts) return null;
  const second = new Date(`${parts[1]}T${parts[2]}Z`);
  if (Number.isNaN(second.getTime()) || !second.toISOString().startsWith(`${parts[1]}T${parts[2]}`)) return null;
  return second.getTime() + Number((parts[3] ?? '').padEnd(3, '0').slice(0, 3));
}

/** What an Eastern clock shows at an instant, as if it were UTC, in seconds. */
function wallOf(instant: number): number {
  const part: Record<string, string> = {};
  for (const { type, value } of wall.formatToParts(instant)) part[type] = value;
  return Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`) / 1000;
}
