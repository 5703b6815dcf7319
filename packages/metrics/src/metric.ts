import { firstSeasonOf, theFirstSeason } from './first-season.ts';
import { type Role, termsOf } from './formula.ts';

/** Whose definition it is: the league's (NBA), Basketball-Reference's estimates from box scores (BR), both alike, or our own. */
export type School = 'NBA' | 'BR' | 'NBA and BR' | 'own';

/** One line of numbers that a formula reads, column by column. */
export type Values = Readonly<Record<string, number | boolean | null>>;

/** A case worked out by hand: the lines that go in, what comes out, and the arithmetic. */
export interface Example extends Readonly<Partial<Record<Role, Values>>> {
  readonly gives: number | boolean | string | null;
  readonly worked: string;
}

/** A number with one name, the column's wherever it stands, and one meaning. */
export interface Metric {
  readonly name: string;
  /** What it says, without a full stop. */
  readonly says: string;
  /** The formula as people write it: PTS / (2 (FGA + 0.44 FTA)). */
  readonly formula: string;
  /** The formula in SQL: see `sqlOf`. */
  readonly sql: string;
  readonly unit: string;
  /** What there is one of it for. */
  readonly grain: string;
  readonly school: School;
  readonly source: string;
  /** The first season in which everything that it reads was counted; before it the number is null, never 0. */
  readonly firstSeason: string;
  readonly examples: readonly [Example, ...Example[]];
}

/** A metric as it is declared: its first season follows from the columns it reads, unless it stands on plays. */
export function defineMetric(metric: Omit<Metric, 'firstSeason'> & { readonly firstSeason?: string }): Metric {
  return { ...metric, firstSeason: metric.firstSeason ?? firstSeasonOf(termsOf(metric.sql)) };
}

/** The sentence that every column of this name has. */
export function sentenceOf({ says, formula, unit, school, firstSeason, sql }: Metric): string {
  const nothing = sql.startsWith('safe_divide(') ? '; null when the denominator is 0' : '';
  const since = firstSeason > theFirstSeason ? ` Since ${firstSeason}.` : '';
  const whose = school === 'own' ? '' : ` Definition: ${school}.`;
  return `${says}: ${formula} (${unit}${nothing}).${whose}${since}`;
}
