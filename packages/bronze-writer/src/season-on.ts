import { type GameDate, type Season, seasonStarting } from '@hoops/nba-client';

/** The season that a date belongs to. A season begins in autumn; that of 2019-20 was played until 11 October 2020 and the next began in December. */
export function seasonOn(date: GameDate): Season {
  const year = Number(date.slice(0, 4));
  const begins = year === 2020 ? '2020-11-01' : `${year}-09-01`;
  return seasonStarting(date >= begins ? year : year - 1);
}
