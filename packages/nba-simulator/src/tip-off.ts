import type { Rng } from './rng.ts';
import type { SimArena } from './sim-game.ts';

/** A tip-off at an Eastern time of day, as a UTC instant. */
export function easternInstant(date: string, minutes: number): string {
  const utc = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  return `${new Date(utc + easternOffset(date) * 60_000).toISOString().slice(0, 19)}Z`;
}

const offsets = new Map<string, number>();
const format = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', hour: '2-digit', hourCycle: 'h23' });

/** Minutes that Eastern time is behind UTC at noon of a date. */
function easternOffset(date: string): number {
  let offset = offsets.get(date);
  if (offset === undefined) {
    offset = (17 - Number(format.format(new Date(`${date}T17:00:00Z`)))) * 60;
    offsets.set(date, offset);
  }
  return offset;
}

const evening: Record<string, readonly number[]> = {
  'America/New_York': [1140, 1140, 1140, 1170, 1170, 1200],
  'America/Toronto': [1140, 1170],
  'America/Chicago': [1200, 1200, 1200, 1170, 1230],
  'America/Denver': [1260, 1260, 1290],
  'America/Phoenix': [1260, 1320],
  'America/Los_Angeles': [1320, 1320, 1350],
  'America/Mexico_City': [1290],
  'Europe/Berlin': [840],
  'Europe/London': [720],
};

/** Eastern minutes of the day: evenings where the game is, some afternoons on Saturdays and Sundays. */
export function drawTipOff(rng: Rng, arena: SimArena, weekday: number): number {
  if (arena.country === 'DE' || arena.country === 'GB')
    return (evening[arena.timezone] as readonly number[])[0] as number;
  if (weekday === 0 && rng.chance(0.55)) return rng.pick([780, 930, 1080, 1110]);
  if (weekday === 6 && rng.chance(0.25)) return rng.pick([900, 1020, 1050]);
  return rng.pick(evening[arena.timezone] ?? [1170]);
}
