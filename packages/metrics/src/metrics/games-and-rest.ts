import { defineMetric } from '../metric.ts';
import { sources } from '../sources.ts';

const rule = { school: 'NBA', source: sources.rules } as const;

const within = (name: string, games: number, nights: number, words: string) =>
  defineMetric({
    name,
    says: `Whether it is at least the team's ${words} nights`,
    formula: `≥ ${games} games in ${nights} days up to this one`,
    sql: `own.games_in_${nights}_days >= ${games}`,
    unit: 'yes or no',
    grain: 'team and game',
    school: 'NBA',
    source: sources.convention,
    examples: [
      { own: { [`games_in_${nights}_days`]: games }, gives: true, worked: `${games} games in ${nights} days → true` },
      {
        own: { [`games_in_${nights}_days`]: games - 1 },
        gives: false,
        worked: `${games - 1} games in ${nights} days → false`,
      },
    ],
  });

/** An angle in degrees as radians: BigQuery has no function for it. */
const radians = (degrees: string) => `(${degrees}) * acos(-1) / 180`;
const travel = `2 * 6371.0088 * asin(sqrt(
    pow(sin(${radians('own.latitude - own.last_latitude')} / 2), 2)
    + cos(${radians('own.last_latitude')}) * cos(${radians('own.latitude')})
      * pow(sin(${radians('own.longitude - own.last_longitude')} / 2), 2)
  ))`;
/** A quarter of a great circle of the sphere: from the pole to the equator, or a quarter of the way round the equator. */
const quarter = (6371.0088 * Math.PI) / 2;

export const gamesAndRest = [
  defineMetric({
    name: 'rest_days',
    says: "Whole days without a game since the team's last one of the season, Cup final, play-in and playoffs included; null for its first",
    formula: 'days between the two dates − 1',
    sql: 'own.days_since_last_game - 1',
    unit: 'days',
    grain: 'team and game',
    school: 'NBA',
    source: sources.convention,
    examples: [
      { own: { days_since_last_game: 3 }, gives: 2, worked: 'Thursday after Monday: 3 − 1 = 2' },
      { own: { days_since_last_game: 1 }, gives: 0, worked: 'the next day: 1 − 1 = 0' },
    ],
  }),
  defineMetric({
    name: 'is_back_to_back',
    says: 'Whether the team also played the day before',
    formula: 'rest_days = 0',
    sql: 'own.rest_days = 0',
    unit: 'yes or no',
    grain: 'team and game',
    school: 'NBA',
    source: sources.convention,
    examples: [
      { own: { rest_days: 0 }, gives: true, worked: 'no day between → true' },
      { own: { rest_days: 1 }, gives: false, worked: 'a day between → false' },
    ],
  }),
  defineMetric({
    name: 'played_share',
    says: 'Games played per game on whose sheet he is',
    formula: 'games played / games on a sheet',
    sql: 'safe_divide(own.games_played, own.games_on_sheet)',
    unit: 'fraction, 0 to 1',
    grain: 'player, a season',
    school: 'own',
    source: sources.convention,
    examples: [{ own: { games_played: 30, games_on_sheet: 40 }, gives: 0.75, worked: '30 / 40 = 0.75' }],
  }),
  defineMetric({
    ...rule,
    name: 'games_required',
    says: "Games a leader of an average must have played: seven tenths of his team's, rounded up (since 2013-14)",
    formula: '⌈0.7 × team games⌉',
    sql: 'ceil(7 * own.games_loaded / 10.0)',
    unit: 'games',
    grain: 'team, a season',
    firstSeason: '2013-14',
    examples: [
      { own: { games_loaded: 82 }, gives: 58, worked: 'the published 58 of 82: ⌈57.4⌉ = 58' },
      { own: { games_loaded: 70 }, gives: 49, worked: '⌈49⌉ = 49' },
    ],
  }),
  defineMetric({
    ...rule,
    name: 'games_counted',
    says: 'Games that count for the awards: those of 20 minutes and more, and up to two of 15 to 20',
    formula: 'games of ≥ 20 min + min(games of 15 to 20 min, 2)',
    sql: 'own.games_20_minutes + least(own.games_15_to_20_minutes, 2)',
    unit: 'games',
    grain: 'player, a season',
    firstSeason: '2023-24',
    examples: [
      { own: { games_20_minutes: 60, games_15_to_20_minutes: 5 }, gives: 62, worked: '60 + min(5, 2) = 62' },
      { own: { games_20_minutes: 60, games_15_to_20_minutes: 1 }, gives: 61, worked: '60 + min(1, 2) = 61' },
    ],
  }),
  defineMetric({
    ...rule,
    name: 'games_needed',
    says: 'Games he lacks for the awards; null before 2023-24',
    formula: 'max(65 − games counted, 0)',
    sql: 'greatest(65 - own.games_counted, 0)',
    unit: 'games',
    grain: 'player, a season',
    firstSeason: '2023-24',
    examples: [
      { own: { games_counted: 62 }, gives: 3, worked: '65 − 62 = 3' },
      { own: { games_counted: 70 }, gives: 0, worked: 'max(65 − 70, 0) = 0' },
    ],
  }),
  defineMetric({
    name: 'rest_advantage_days',
    says: 'Days of rest more than the opponent has',
    formula: 'rest_days − rest_days of the opponent',
    sql: 'own.rest_days - opponent.rest_days',
    unit: 'days',
    grain: 'team and game',
    school: 'own',
    source: sources.convention,
    examples: [{ own: { rest_days: 1 }, opponent: { rest_days: 3 }, gives: -2, worked: '1 − 3 = −2' }],
  }),
  within('is_three_in_four', 3, 4, 'third game in four'),
  within('is_four_in_six', 4, 6, 'fourth game in six'),
  within('is_five_in_seven', 5, 7, 'fifth game in seven'),
  defineMetric({
    name: 'travel_km',
    says: "Kilometres by great circle from the arena of the team's last game of the season to this one's; null where a place is not known",
    formula: '2 R asin(√(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2))), R = 6371.0088 km',
    sql: travel,
    unit: 'km',
    grain: 'team and game',
    school: 'own',
    source: 'great circle (haversine) on a sphere of the mean radius of the earth, 6371.0088 km',
    firstSeason: '1946-47',
    examples: [
      {
        own: { last_latitude: 0, last_longitude: 0, latitude: 90, longitude: 0 },
        gives: quarter,
        worked: `from the equator to the pole, a quarter circle: π/2 × 6371.0088 = ${quarter}`,
      },
      {
        own: { last_latitude: 0, last_longitude: 20, latitude: 0, longitude: -70 },
        gives: quarter,
        worked: `a quarter of the equator: π/2 × 6371.0088 = ${quarter}`,
      },
      {
        own: { last_latitude: 30, last_longitude: -90, latitude: 60, longitude: 90 },
        gives: quarter,
        worked: `over the pole from 30° to 60°, 90° of arc: π/2 × 6371.0088 = ${quarter}`,
      },
    ],
  }),
  defineMetric({
    name: 'home_win_pct',
    says: 'Share of the games, neutral sites left out, that the home team won',
    formula: 'home wins / games with a home team',
    sql: 'safe_divide(own.home_wins, own.games_with_home)',
    unit: 'fraction, 0 to 1',
    grain: 'league, a season',
    school: 'own',
    source: sources.convention,
    examples: [{ own: { home_wins: 660, games_with_home: 1200 }, gives: 0.55, worked: '660 / 1200 = 0.55' }],
  }),
  defineMetric({
    name: 'home_margin_per_game',
    says: 'Points by which home teams won a game, neutral sites left out',
    formula: 'Σ (home points − away points) / games with a home team',
    sql: 'safe_divide(own.home_margin, own.games_with_home)',
    unit: 'points a game',
    grain: 'league, a season',
    school: 'own',
    source: sources.convention,
    examples: [{ own: { home_margin: 2400, games_with_home: 1200 }, gives: 2, worked: '2400 / 1200 = 2' }],
  }),
];
