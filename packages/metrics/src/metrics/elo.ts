import { defineMetric } from '../metric.ts';
import { sources } from '../sources.ts';

/** `ahead` is one's own rating, with the home edge at home and less it on the road, less the other's. */
const chance = '1 / (1 + pow(10, -own.ahead / 400.0))';
const after = `own.elo_before + 20 * pow(abs(own.margin) + 3, 0.8)
    / (7.5 + 0.006 * case when own.is_win then own.ahead else -own.ahead end)
    * (case when own.is_win then 1 else 0 end - ${chance})`;

const elo = { unit: 'Elo points', grain: 'team and game', school: 'own', source: sources.elo } as const;
const afterExamples = [
  {
    own: { elo_before: 1500, margin: 29, ahead: 0, is_win: true },
    gives: 1521.3333333333333,
    worked:
      'won by 29 among equals: 1500 + 20 × (29 + 3)^0.8 / 7.5 × (1 − 0.5) = 1500 + 20 × 16 / 7.5 × 0.5 = 1521.3333333333333',
  },
  {
    own: { elo_before: 1400, margin: -29, ahead: -400, is_win: false },
    gives: 1397.0615243342518,
    worked:
      'lost by 29, 400 behind: 1400 + 20 × 16 / (7.5 + 0.006 × 400) × (0 − 1/11) = 1400 − 320 / 9.9 / 11 = 1397.0615243342518',
  },
] as const;
const chanceExamples = [
  { own: { ahead: 400 }, gives: 10 / 11, worked: `400 ahead is ten to one: 1 / (1 + 10^−1) = 10 / 11 = ${10 / 11}` },
  { own: { ahead: 0 }, gives: 0.5, worked: 'among equals 1 / (1 + 1) = 0.5' },
] as const;

const edges = [
  ['', 'a home edge of 100 points, as 538 had it'],
  ['_fitted', 'a home edge of 35 points, fitted to what home teams win nowadays'],
] as const;

export const eloRatings = [
  ...edges.flatMap(([suffix, edge]) => [
    defineMetric({
      ...elo,
      name: `elo${suffix}_after`,
      says: `Elo rating after the game, with ${edge}; none on neutral ground`,
      formula:
        'elo_before + 20 × (|margin| + 3)^0.8 / (7.5 + 0.006 × lead of the winner) × (result − chance), chance = 1 / (1 + 10^(−lead / 400))',
      sql: after,
      examples: afterExamples,
    }),
    defineMetric({
      ...elo,
      name: `win_probability${suffix}`,
      says: `Chance to win that the Elo ratings before the game give, with ${edge}; none on neutral ground`,
      formula: '1 / (1 + 10^(−lead / 400)), lead = own rating + home edge − the other rating',
      sql: chance,
      unit: 'probability, 0 to 1',
      examples: chanceExamples,
    }),
  ]),
  defineMetric({
    ...elo,
    name: 'elo_carried_over',
    says: 'Elo rating with which a team begins the next season: a quarter of the way back to the mean of 1505',
    formula: '0.75 × last rating + 0.25 × 1505',
    sql: '0.75 * own.elo + 0.25 * 1505',
    grain: 'team, a season',
    examples: [{ own: { elo: 1605 }, gives: 1580, worked: '0.75 × 1605 + 0.25 × 1505 = 1203.75 + 376.25 = 1580' }],
  }),
];
