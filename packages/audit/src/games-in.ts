import { parseGameId, seasonTypeOf } from '@hoops/nba-client';

/** Marks for as many parameters, to stand after `in`. */
export function inList(values: readonly unknown[]): string {
  return `(${values.map(() => '?').join(', ')})`;
}

/** All-star games have rules of their own, of which none is the league's. */
export function isExhibition(game: string): boolean {
  return seasonTypeOf(parseGameId(game)) === 'all_star';
}
