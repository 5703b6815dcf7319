import { defineMetric } from '../metric.ts';
import { sources } from '../sources.ts';

const standing = { grain: 'team, a day or a season', school: 'NBA', source: sources.standings } as const;
const percentage = { ...standing, unit: 'fraction, 0 to 1' } as const;

const gamesBehind = '((leader.wins - own.wins) + (own.losses - leader.losses)) / 2.0';
const behind = {
  leader: { wins: 30, losses: 10 },
  own: { wins: 26, losses: 13 },
  gives: 3.5,
  worked: '((30 − 26) + (13 − 10)) / 2 = 7 / 2 = 3.5',
};

export const standings = [
  defineMetric({
    ...percentage,
    name: 'win_pct',
    says: 'Wins per game played',
    formula: 'W / (W + L)',
    sql: 'safe_divide(own.wins, own.games)',
    examples: [{ own: { wins: 30, games: 40 }, gives: 0.75, worked: '30 / 40 = 0.75' }],
  }),
  defineMetric({
    ...percentage,
    name: 'conference_win_pct',
    says: 'Wins per game against teams of the same conference',
    formula: 'W / (W + L), same conference',
    sql: 'safe_divide(own.conference_wins, own.conference_wins + own.conference_losses)',
    examples: [{ own: { conference_wins: 15, conference_losses: 10 }, gives: 0.6, worked: '15 / (15 + 10) = 0.6' }],
  }),
  defineMetric({
    ...percentage,
    name: 'division_win_pct',
    says: 'Wins per game against teams of the same division',
    formula: 'W / (W + L), same division',
    sql: 'safe_divide(own.division_wins, own.division_wins + own.division_losses)',
    examples: [{ own: { division_wins: 3, division_losses: 2 }, gives: 0.6, worked: '3 / (3 + 2) = 0.6' }],
  }),
  defineMetric({
    ...standing,
    name: 'games_back',
    says: 'Games behind the first of the conference',
    formula: '((W1 − W) + (L − L1)) / 2',
    sql: gamesBehind,
    unit: 'games',
    examples: [behind],
  }),
  defineMetric({
    ...standing,
    name: 'division_games_back',
    says: 'Games behind the first of the division',
    formula: '((W1 − W) + (L − L1)) / 2, of the division',
    sql: gamesBehind,
    unit: 'games',
    examples: [behind],
  }),
];
