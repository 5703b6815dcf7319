import { ConfigError, easternDate, type GameDate, parseDateWord } from '@hoops/nba-client';

/** What time it is for freshness, `yesterday` and `today`; the instants of requests and runs are always the machine's. */
export type Clock = () => Date;

const easternHour = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York',
  hour: 'numeric',
  hourCycle: 'h23',
});

/** 10:00 US Eastern of a date: when the daily run starts. */
export function tenEastern(date: GameDate): Date {
  const summer = new Date(`${date}T14:00:00Z`);
  return easternHour.format(summer) === '10' ? summer : new Date(`${date}T15:00:00Z`);
}

/** A game date as typed. ConfigError for none, and for one whose games cannot have been played. */
export function readDate(text: string, clock: Clock): GameDate {
  const date = parseDateWord(text, clock());
  const today = easternDate(clock());
  if (date > today) {
    throw new ConfigError(
      `${date} has not come yet (it is ${today} US Eastern), so its games cannot be final: give a date up to ${today}, or yesterday`,
    );
  }
  return date;
}
