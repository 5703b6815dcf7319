import { seasonCalendar } from '../calendar.ts';

const name = (year: number) => `${year}-${String((year + 1) % 100).padStart(2, '0')}`;

/** The season that an Eastern date is in: `2026-01-15` → `2025-26`. Seasons turn in August. */
export function seasonOf(date: string): string {
  return name(Number(date.slice(0, 4)) - (Number(date.slice(5, 7)) >= 8 ? 0 : 1));
}

/** The season in a game id: `0022500561` → `2025-26`. */
export function seasonOfGame(gameId: string): string {
  const short = Number(gameId.slice(3, 5));
  return name(short >= 46 ? 1900 + short : 2000 + short);
}

/** Whether games of that season can be on that date: no need to play a season out to know that July is empty. */
export function isInSeason(date: string): boolean {
  const season = seasonOf(date);
  if (!isSeason(season)) return false;
  const calendar = seasonCalendar(season);
  return date >= calendar.date(0) && date <= calendar.date(calendar.finals + 30);
}

/** Whether there is such a season: 1946-47 to 2045-46, as game ids can say it. */
export function isSeason(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return year >= 1946 && year <= 2045 && text === name(year);
}
