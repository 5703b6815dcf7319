import type { Term } from './formula.ts';

/** The first season in which the league counted a thing in box scores; what is not named here is as old as the league. */
const countedSince: readonly (readonly [pattern: RegExp, season: string])[] = [
  [/^rebounds$/, '1950-51'],
  [/^(seconds|minutes)/, '1951-52'],
  [/^(rebounds_offensive|rebounds_defensive|steals|blocks|possessions_est)$/, '1973-74'],
  [/^turnovers$/, '1977-78'],
  [/^three_pointers/, '1979-80'],
  [/^(plus_minus|possessions|plays|free_throw_trips|rebounds_team_\w+_live|loc_[xy]|is_three)$/, '1996-97'],
  [/_(seconds|on_court)$|^clock_|^margin/, '1996-97'],
];

export const theFirstSeason = '1946-47';

/** The first season in which all of these were counted. */
export function firstSeasonOf(terms: readonly Term[]): string {
  const seasons = terms.flatMap(({ column }) =>
    countedSince.flatMap(([pattern, season]) => (pattern.test(column) ? [season] : [])),
  );
  return seasons.reduce((latest, season) => (season > latest ? season : latest), theFirstSeason);
}
