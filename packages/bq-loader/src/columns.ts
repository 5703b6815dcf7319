import { readCount, readDecimal, readFlag, readInteger } from './read-number.ts';
import { readForm, readId, readText, readTexts } from './read-text.ts';
import { readDate, readInstant, readSeconds } from './read-time.ts';
import type { ColumnType, Field } from './table.ts';

type Kind<V> = <const N extends string>(field: N, description: string) => Field<N, V, false>;

function kind<V>(type: ColumnType, expected: string, read: Field<string, V>['read']): Kind<V> {
  return (field, description) => ({ field, type, nullable: false, description, expected, read });
}

/** The id of a player, a team, an official: STRING. 0 is how the league says "nobody", so it is nothing. */
export const id = kind<string>('STRING', 'an id of digits', readId);

/** The id of an NBA game: STRING. Ids of other leagues do not decode. */
export const gameId = kind<string>(
  'STRING',
  'the id of an NBA game (ten digits, beginning with 001 to 006; other leagues are not held)',
  readForm(/^00[1-6]\d{7}$/),
);

/** A season as the league writes it, `2025-26`: STRING. */
export const season = kind<string>('STRING', 'a season written as YYYY-YY', readForm(/^(19|20)\d\d-\d\d$/));

/** Text without the blanks around it: STRING. A whole number is taken as its digits. */
export const text = kind<string>('STRING', 'text', readText);

/** A list of words, joined by commas: STRING. */
export const texts = kind<string>('STRING', 'a list of words without commas', readTexts);

/** A whole number of 0 or more, as a number or as its digits: INT64. */
export const count = kind<number>('INT64', 'a whole number, 0 or more', readCount);

/** A whole number of either sign: INT64. */
export const integer = kind<number>('INT64', 'a whole number', readInteger);

/** A number: FLOAT64. */
export const decimal = kind<number>('FLOAT64', 'a number', readDecimal);

/** Yes or no, as `true`, 1, "1", "true" and their opposites: BOOL. */
export const flag = kind<boolean>('BOOL', 'true or false (or 1, 0, "1", "0", "true", "false")', readFlag);

/** A calendar date, from `2025-10-02`, `2025-10-02T00:00:00Z` or `10/02/2025 00:00:00`: DATE. No zone is applied. */
export const date = kind<string>('DATE', 'a calendar date (YYYY-MM-DD or MM/DD/YYYY)', readDate);

/** A moment, from ISO 8601 with `Z` or an offset: TIMESTAMP, UTC to the millisecond. */
export const instant = kind<string>('TIMESTAMP', 'an instant in ISO 8601 with Z or an offset', readInstant);

/** A length of time, from `PT23M12.08S` or `24:31`: FLOAT64, in seconds. */
export const seconds = kind<number>('FLOAT64', 'a length of time (PT23M12.08S or 24:31)', readSeconds);

/** The same column, allowed to be null. */
export function nullable<N extends string, V>(field: Field<N, V, false>): Field<N, V, true> {
  return { ...field, nullable: true };
}
