import { defineMetric } from '../metric.ts';
import { sources } from '../sources.ts';

/** One side's half of Basketball-Reference's estimate. */
const half = (side: string, other: string) =>
  `(${side}.field_goals_attempted + 0.4 * ${side}.free_throws_attempted
    - 1.07 * coalesce(safe_divide(${side}.rebounds_offensive, ${side}.rebounds_offensive + ${other}.rebounds_defensive), 0)
      * (${side}.field_goals_attempted - ${side}.field_goals_made)
    + ${side}.turnovers)`;
const both = `0.5 * (${half('own', 'opponent')} + ${half('opponent', 'own')})`;

const sides = {
  own: {
    field_goals_attempted: 90,
    field_goals_made: 40,
    free_throws_attempted: 25,
    rebounds_offensive: 10,
    rebounds_defensive: 32,
    turnovers: 12,
  },
  opponent: {
    field_goals_attempted: 84,
    field_goals_made: 44,
    free_throws_attempted: 20,
    rebounds_offensive: 8,
    rebounds_defensive: 30,
    turnovers: 15,
  },
};
const worked = '0.5 × ((90 + 10 − 1.07 × 10/40 × 50 + 12) + (84 + 8 − 1.07 × 8/40 × 40 + 15)) = 0.5 × (98.625 + 98.44)';

const nothing = { free_throws_attempted: 0, rebounds_offensive: 0, rebounds_defensive: 0, turnovers: 0 };

const team = { unit: 'possessions', grain: 'team, a game or any sum of games' } as const;

export const possessions = [
  defineMetric({
    ...team,
    name: 'is_counted',
    says: 'Whether the league counts the possession: one that starts with 2 s or less left does not count unless a field goal or free throws came with its start or follow in the period',
    formula: 'seconds left at its start > 2, or scoring tried after it',
    sql: 'own.seconds_left > 2 or own.has_scoring_try',
    unit: 'yes or no',
    grain: 'possession',
    school: 'NBA',
    source: 'dblackrun/pbpstats, enhanced_pbp_item; fitted to published possessions (docs/published-numbers.md)',
    firstSeason: '1996-97',
    examples: [
      { own: { seconds_left: 2, has_scoring_try: false }, gives: false, worked: '2 s left, nothing after it → false' },
      { own: { seconds_left: 2.1, has_scoring_try: false }, gives: true, worked: '2.1 s left → true' },
      {
        own: { seconds_left: 0.4, has_scoring_try: true },
        gives: true,
        worked: '0.4 s left, then a field goal → true',
      },
    ],
  }),
  defineMetric({
    ...team,
    name: 'possessions_est',
    says: "Possessions estimated from both box scores, turnovers of the team included; the league's counted ones are more",
    formula: '0.5 × ((FGA + 0.4 FTA − 1.07 × ORB / (ORB + OppDRB) × (FGA − FGM) + TOV) + the same of the opponents)',
    sql: both,
    school: 'BR',
    source: sources.br,
    examples: [
      { ...sides, gives: 98.5325, worked: `${worked} = 98.5325` },
      {
        own: { ...nothing, field_goals_attempted: 10, field_goals_made: 8 },
        opponent: { ...nothing, field_goals_attempted: 10, field_goals_made: 6 },
        gives: 10,
        worked: 'no rebound at all: 0.5 × (10 + 10) = 10',
      },
    ],
  }),
  defineMetric({
    ...team,
    name: 'possessions_simple',
    says: "Possessions by the simple formula, players' offensive rebounds",
    formula: 'FGA + 0.44 × FTA − ORB + TOV',
    sql: 'own.field_goals_attempted + 0.44 * own.free_throws_attempted - own.rebounds_offensive + own.turnovers',
    school: 'own',
    source: sources.kubatko,
    examples: [{ own: sides.own, gives: 103, worked: '90 + 0.44 × 25 − 10 + 12 = 103' }],
  }),
  defineMetric({
    ...team,
    name: 'plays_simple',
    says: 'Plays by the simple formula: a play ends with each shot, trip to the line or turnover',
    formula: 'FGA + 0.44 × FTA + TOV',
    sql: 'own.field_goals_attempted + 0.44 * own.free_throws_attempted + own.turnovers',
    unit: 'plays',
    school: 'own',
    source: sources.kubatko,
    examples: [{ own: sides.own, gives: 113, worked: '90 + 0.44 × 25 + 12 = 113' }],
  }),
  defineMetric({
    ...team,
    name: 'pace_est',
    says: 'Possessions per 48 minutes, estimated from both box scores',
    formula: '48 × possessions_est / (TmMP / 5)',
    sql: 'safe_divide(48 * 60 * 5 * own.possessions_est, own.seconds_played)',
    unit: 'possessions per 48 minutes',
    school: 'BR',
    source: sources.br,
    examples: [
      {
        own: { possessions_est: 106, seconds_played: 15900 },
        gives: 96,
        worked: '48 × 106 / (265 / 5) = 48 × 106 / 53 = 96',
      },
    ],
  }),
  defineMetric({
    ...team,
    name: 'ortg_est',
    says: 'Points per 100 possessions, estimated from both box scores',
    formula: '100 × PTS / possessions_est',
    sql: 'safe_divide(100 * own.points, own.possessions_est)',
    unit: 'points per 100 possessions',
    school: 'BR',
    source: sources.br,
    examples: [{ own: { points: 110, possessions_est: 88 }, gives: 125, worked: '100 × 110 / 88 = 125' }],
  }),
  defineMetric({
    ...team,
    name: 'drtg_est',
    says: 'Points allowed per 100 possessions, estimated from both box scores',
    formula: '100 × PTS of the opponents / possessions_est',
    sql: 'safe_divide(100 * opponent.points, own.possessions_est)',
    unit: 'points per 100 possessions',
    school: 'BR',
    source: sources.br,
    examples: [
      { own: { possessions_est: 96 }, opponent: { points: 108 }, gives: 112.5, worked: '100 × 108 / 96 = 112.5' },
    ],
  }),
  defineMetric({
    ...team,
    name: 'net_rtg_est',
    says: 'Net rating estimated from both box scores: points scored less points allowed per 100 possessions',
    formula: 'ortg_est − drtg_est',
    sql: 'safe_divide(100 * own.points, own.possessions_est) - safe_divide(100 * opponent.points, own.possessions_est)',
    unit: 'points per 100 possessions',
    school: 'BR',
    source: sources.br,
    examples: [
      {
        own: { points: 108, possessions_est: 96 },
        opponent: { points: 102 },
        gives: 6.25,
        worked: '100 × 108 / 96 − 100 × 102 / 96 = 112.5 − 106.25 = 6.25',
      },
    ],
  }),
];
