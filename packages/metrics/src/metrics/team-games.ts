import { defineMetric, type Metric } from '../metric.ts';
import { sources } from '../sources.ts';
import { live } from './on-court.ts';

type Side = 'own' | 'opponent';
const other = (side: Side): Side => (side === 'own' ? 'opponent' : 'own');

const line = {
  unit: 'fraction, 0 to 1',
  grain: 'team, a game or any sum of games with plays',
  school: 'NBA',
  source: sources.fitted,
  firstSeason: '1996-97',
} as const;
const per100 = { ...line, unit: 'points per 100 possessions' } as const;

const ortg = 'safe_divide(100 * own.points, own.possessions)';
const drtg = 'safe_divide(100 * opponent.points, opponent.possessions)';
const rated = { own: { points: 110, possessions: 100 }, opponent: { points: 108, possessions: 96 } };
const rebounds = {
  own: {
    rebounds_offensive: 9,
    rebounds_team_offensive_live: 3,
    rebounds_defensive: 30,
    rebounds_team_defensive_live: 6,
  },
  opponent: {
    rebounds_offensive: 7,
    rebounds_team_offensive_live: 5,
    rebounds_defensive: 34,
    rebounds_team_defensive_live: 2,
  },
};

const offensiveRebounds = (side: Side) =>
  `safe_divide(${live('offensive', side)}, ${live('offensive', side)} + ${live('defensive', other(side))})`;

/** What the other side did: the same formulas, read the other way round. */
const ofOpponent: readonly Metric[] = [
  defineMetric({
    ...line,
    name: 'opponent_effective_field_goal_pct',
    says: "The opponents' field goals per attempt, a three counted one and a half times",
    formula: '(FGM + 0.5 × 3PM) / FGA of the opponents',
    sql: 'safe_divide(opponent.field_goals_made + 0.5 * opponent.three_pointers_made, opponent.field_goals_attempted)',
    grain: 'team or five, a game or any sum of games',
    school: 'NBA and BR',
    source: sources.br,
    firstSeason: '1979-80',
    examples: [
      {
        opponent: { field_goals_made: 36, three_pointers_made: 16, field_goals_attempted: 88 },
        gives: 0.5,
        worked: '(36 + 0.5 × 16) / 88 = 44 / 88 = 0.5',
      },
    ],
  }),
  defineMetric({
    ...line,
    name: 'opponent_free_throw_attempt_rate',
    says: "The opponents' free throws attempted per field goal attempted",
    formula: 'FTA / FGA of the opponents',
    sql: 'safe_divide(opponent.free_throws_attempted, opponent.field_goals_attempted)',
    unit: 'ratio',
    grain: 'team, a game or any sum of games',
    source: sources.nba,
    firstSeason: '1946-47',
    examples: [
      { opponent: { free_throws_attempted: 22, field_goals_attempted: 88 }, gives: 0.25, worked: '22 / 88 = 0.25' },
    ],
  }),
  defineMetric({
    ...line,
    name: 'opponent_free_throws_made_rate',
    says: "The opponents' free throws made per field goal attempted",
    formula: 'FTM / FGA of the opponents',
    sql: 'safe_divide(opponent.free_throws_made, opponent.field_goals_attempted)',
    unit: 'ratio',
    grain: 'team, a game or any sum of games',
    school: 'BR',
    source: sources.oliver,
    firstSeason: '1946-47',
    examples: [
      { opponent: { free_throws_made: 11, field_goals_attempted: 88 }, gives: 0.125, worked: '11 / 88 = 0.125' },
    ],
  }),
  defineMetric({
    ...line,
    name: 'opponent_turnover_pct',
    says: "The opponents' turnovers, the team's own included, per counted possession",
    formula: 'TOV / possessions of the opponents',
    sql: 'safe_divide(opponent.turnovers, opponent.possessions)',
    examples: [{ opponent: { turnovers: 12, possessions: 96 }, gives: 0.125, worked: '12 / 96 = 0.125' }],
  }),
  defineMetric({
    ...line,
    name: 'opponent_offensive_rebound_pct',
    says: "The opponents' share of the live rebounds at their own shots",
    formula: 'ORB / (ORB + DRB of the other side) of the opponents, live team rebounds included',
    sql: offensiveRebounds('opponent'),
    examples: [{ ...rebounds, gives: 0.25, worked: '(7 + 5) / (7 + 5 + 30 + 6) = 12 / 48 = 0.25' }],
  }),
];

export const teamGames: readonly Metric[] = [
  defineMetric({
    ...per100,
    name: 'ortg',
    says: 'Offensive rating: points per 100 counted possessions',
    formula: '100 × PTS / possessions',
    sql: ortg,
    examples: [{ ...rated, gives: 110, worked: '100 × 110 / 100 = 110' }],
  }),
  defineMetric({
    ...per100,
    name: 'drtg',
    says: "Defensive rating: the opponent's points per 100 of its counted possessions",
    formula: '100 × PTS / possessions of the opponent',
    sql: drtg,
    examples: [{ ...rated, gives: 112.5, worked: '100 × 108 / 96 = 112.5' }],
  }),
  defineMetric({
    ...per100,
    name: 'net_rtg',
    says: 'Net rating: offensive less defensive',
    formula: 'ortg − drtg',
    sql: `${ortg} - ${drtg}`,
    examples: [{ ...rated, gives: -2.5, worked: '110 − 112.5 = −2.5' }],
  }),
  defineMetric({
    ...line,
    name: 'pace',
    says: "Counted possessions per 48 minutes, the mean of both teams'",
    formula: '48 × mean(possessions, possessions of the opponent) / minutes of the game',
    sql: 'safe_divide(48 * 60 * (own.possessions + opponent.possessions) / 2.0, own.seconds)',
    unit: 'possessions per 48 minutes',
    examples: [
      {
        own: { possessions: 112, seconds: 3180 },
        opponent: { possessions: 100 },
        gives: 96,
        worked: '48 × (112 + 100) / 2 / (3180 / 60) = 48 × 106 / 53 = 96, a game with an overtime',
      },
    ],
  }),
  defineMetric({
    ...line,
    name: 'assist_pct',
    says: 'Share of the field goals made that were assisted',
    formula: 'AST / FGM',
    sql: 'safe_divide(own.assists, own.field_goals_made)',
    source: sources.nba,
    firstSeason: '1946-47',
    examples: [{ own: { assists: 24, field_goals_made: 40 }, gives: 0.6, worked: '24 / 40 = 0.6' }],
  }),
  defineMetric({
    ...line,
    name: 'team_assist_ratio',
    says: 'Assists per 100 plays that ended or were assisted, of the team as a whole',
    formula: '100 × AST / (plays + AST)',
    sql: 'safe_divide(100 * own.assists, own.plays + own.assists)',
    unit: 'per 100 plays',
    examples: [{ own: { assists: 25, plays: 100 }, gives: 20, worked: '100 × 25 / (100 + 25) = 20' }],
  }),
  defineMetric({
    ...line,
    name: 'offensive_rebound_pct',
    says: 'Share of the live rebounds at own shots that the team took',
    formula: 'ORB / (ORB + opponent DRB), live team rebounds included',
    sql: offensiveRebounds('own'),
    grain: 'team or five, a game or any sum of games with plays',
    examples: [{ ...rebounds, gives: 0.25, worked: '(9 + 3) / (9 + 3 + 34 + 2) = 12 / 48 = 0.25' }],
  }),
  defineMetric({
    ...line,
    name: 'defensive_rebound_pct',
    says: "Share of the live rebounds at the opponent's shots that the team took",
    formula: 'DRB / (DRB + opponent ORB), live team rebounds included',
    sql: `safe_divide(${live('defensive', 'own')}, ${live('defensive', 'own')} + ${live('offensive', 'opponent')})`,
    examples: [{ ...rebounds, gives: 0.75, worked: '(30 + 6) / (30 + 6 + 7 + 5) = 36 / 48 = 0.75' }],
  }),
  defineMetric({
    ...line,
    name: 'rebound_pct',
    says: 'Share of all live rebounds that the team took',
    formula: 'REB / (REB + opponent REB), live team rebounds included',
    sql: `safe_divide(${live('offensive', 'own')} + ${live('defensive', 'own')}, ${live('offensive', 'own')}
    + ${live('defensive', 'own')} + ${live('offensive', 'opponent')} + ${live('defensive', 'opponent')})`,
    examples: [{ ...rebounds, gives: 0.5, worked: '(12 + 36) / (12 + 36 + 12 + 36) = 48 / 96 = 0.5' }],
  }),
  defineMetric({
    ...line,
    name: 'turnover_pct',
    says: "Turnovers, the team's own included, per counted possession",
    formula: 'TOV / possessions',
    sql: 'safe_divide(own.turnovers, own.possessions)',
    grain: 'team or five, a game or any sum of games with plays',
    examples: [{ own: { turnovers: 15, possessions: 100 }, gives: 0.15, worked: '15 / 100 = 0.15' }],
  }),
  ...ofOpponent,
];
