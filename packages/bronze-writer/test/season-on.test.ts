import { parseGameDate } from '@hoops/nba-client';
import { expect, it } from 'vitest';
import { seasonOn } from '../src/season-on.ts';

it.each([
  ['2026-01-15', '2025-26'],
  ['2025-10-02', '2025-26'],
  ['2025-06-22', '2024-25'],
  ['2021-07-20', '2020-21'],
  // The season that the pandemic stretched, and the one that came late.
  ['2020-10-11', '2019-20'],
  ['2020-12-22', '2020-21'],
  ['1999-02-05', '1998-99'],
])('%s is a day of season %s', (date, season) => {
  expect(seasonOn(parseGameDate(date))).toBe(season);
});
