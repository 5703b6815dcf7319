import { ConfigError } from './config-error.ts';

declare const season: unique symbol;
/** A season as the league writes it, `2025-26`. */
export type Season = string & { readonly [season]: true };

/** The season that starts in that year. */
export function seasonStarting(year: number): Season {
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}` as Season;
}

/** The same season, proven to be one. Throws ConfigError for any other form, e.g. `2025` or `2025-27`. */
export function parseSeason(text: string): Season {
  const year = /^(\d{4})-\d{2}$/.exec(text)?.[1];
  if (year === undefined || seasonStarting(Number(year)) !== text || Number(year) < 1946) {
    throw new ConfigError(`"${text}" is no season: write its two years as YYYY-YY, e.g. 2025-26`);
  }
  return text as Season;
}
