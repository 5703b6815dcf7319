import { addDays, easternDate, type GameDate, parseGameDate } from './game-date.ts';

/** A game date as people say it: `today`, `yesterday` (US Eastern, at `now`) or YYYY-MM-DD. Throws ConfigError for anything else. */
export function parseDateWord(text: string, now: Date = new Date()): GameDate {
  if (text === 'today') return easternDate(now);
  if (text === 'yesterday') return addDays(easternDate(now), -1);
  return parseGameDate(text);
}
