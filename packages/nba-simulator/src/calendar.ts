/** Days of a season are counted from its first date, day 0. */
export interface Calendar {
  readonly season: string;
  /** YYYY-MM-DD (US Eastern) of a day. */
  date(day: number): string;
  /** Days with regular season games, in order: 163 of them. */
  readonly gameDays: readonly number[];
  readonly thanksgiving: number;
  readonly christmas: number;
  readonly cupQuarterfinals: readonly [number, number];
  readonly cupSemifinals: number;
  readonly cupFinal: number;
  readonly allStarBreak: readonly [first: number, last: number];
  readonly lastDay: number;
  /** Days on which Cup group games are played. */
  readonly cupGroupDays: readonly number[];
  readonly playIn: readonly [number, number, number];
  readonly playoffs: number;
  readonly finals: number;
}

const DAY = 86_400_000;

/** @throws RangeError for a season that is not written `2025-26`. */
export function seasonStartYear(season: string): number {
  const [, start, end] = /^(\d{4})-(\d{2})$/.exec(season) ?? [];
  const year = Number(start);
  if (start === undefined || Number(end) !== (year + 1) % 100 || year < 1946 || year > 2045) {
    throw new RangeError(`'${season}' is no season: write the first year and two digits of the next, such as 2025-26`);
  }
  return year;
}

/** From the Tuesday after 20 October for 174 days, as the league of 2024-25 did it. */
export function seasonCalendar(season: string): Calendar {
  const year = seasonStartYear(season);
  const first = weekdayOnOrAfter(Date.UTC(year, 9, 21), 2);
  const dayOf = (time: number): number => Math.round((time - first) / DAY);
  const lastDay = 173;
  const thanksgiving = dayOf(weekdayOnOrAfter(Date.UTC(year, 10, 22), 4));
  const christmas = dayOf(Date.UTC(year, 11, 25));
  // Tuesdays are multiples of seven.
  const cupFinal = 56;
  const allStar = dayOf(weekdayOnOrAfter(Date.UTC(year + 1, 1, 13), 5));
  const allStarBreak = [allStar, allStar + 5] as const;
  const college = 168 - 1;
  const off = new Set([thanksgiving, christmas - 1, cupFinal, 48, college]);
  for (let day = allStarBreak[0]; day <= allStarBreak[1]; day += 1) off.add(day);
  const gameDays = Array.from({ length: lastDay + 1 }, (_, day) => day).filter((day) => !off.has(day));
  return {
    season,
    date: (day) => new Date(first + day * DAY).toISOString().slice(0, 10),
    gameDays,
    thanksgiving,
    christmas,
    cupQuarterfinals: [49, 50],
    cupSemifinals: 53,
    cupFinal,
    allStarBreak,
    lastDay,
    cupGroupDays: [17, 21, 24, 28, 31, 35, 38, 42].filter((day) => !off.has(day)),
    playIn: [lastDay + 2, lastDay + 3, lastDay + 5],
    playoffs: lastDay + 6,
    finals: lastDay + 53,
  };
}

function weekdayOnOrAfter(time: number, weekday: number): number {
  return time + ((weekday - new Date(time).getUTCDay() + 7) % 7) * DAY;
}
