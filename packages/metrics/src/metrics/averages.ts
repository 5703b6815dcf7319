import { counterNames, counters } from '../counters.ts';
import { defineMetric } from '../metric.ts';
import { sources } from '../sources.ts';

const perGame = {
  unit: 'a game',
  grain: 'player or team, a season or any other set of games',
  school: 'NBA and BR',
  source: sources.br,
} as const;

export const averages = [
  defineMetric({
    ...perGame,
    name: 'minutes_per_game',
    says: 'Minutes on court a game played',
    formula: 'seconds / (60 × games)',
    sql: 'safe_divide(own.seconds_played, 60 * own.games)',
    unit: 'minutes a game',
    examples: [{ own: { seconds_played: 7200, games: 4 }, gives: 30, worked: '7200 / (60 × 4) = 30' }],
  }),
  ...counterNames.map((counter) => {
    const [words, short] = counters[counter];
    const whose =
      counter === 'turnovers'
        ? ', of a team with its own where the source says them'
        : counter === 'rebounds'
          ? ", of a team its players'"
          : '';
    return defineMetric({
      ...perGame,
      name: `${counter}_per_game`,
      says: `${words} a game${whose}`,
      formula: `Σ ${short} / games`,
      sql: `safe_divide(own.${counter}, own.games)`,
      examples: [{ own: { [counter]: 90, games: 40 }, gives: 2.25, worked: '90 / 40 = 2.25' }],
    });
  }),
  defineMetric({
    ...perGame,
    name: 'plus_minus_per_game',
    says: 'Score difference while on court, a game',
    formula: 'Σ +/− / games',
    sql: 'safe_divide(own.plus_minus, own.games)',
    examples: [{ own: { plus_minus: -30, games: 40 }, gives: -0.75, worked: '−30 / 40 = −0.75' }],
  }),
  defineMetric({
    ...perGame,
    name: 'efficiency_per_game',
    says: "The league's efficiency a game",
    formula: 'Σ EFF / games',
    sql: 'safe_divide(own.efficiency, own.games)',
    school: 'NBA',
    source: sources.nba,
    firstSeason: '1977-78',
    examples: [{ own: { efficiency: 90, games: 40 }, gives: 2.25, worked: '90 / 40 = 2.25' }],
  }),
  defineMetric({
    ...perGame,
    name: 'game_score_per_game',
    says: 'Mean game score of the games played',
    formula: 'Σ game score / games',
    sql: 'safe_divide(own.game_score, own.games)',
    school: 'BR',
    source: sources.hollinger,
    firstSeason: '1977-78',
    examples: [{ own: { game_score: 50.4, games: 4 }, gives: 12.6, worked: '50.4 / 4 = 12.6' }],
  }),
  defineMetric({
    ...perGame,
    name: 'opponent_points_per_game',
    says: 'Points allowed a game',
    formula: 'Σ PTS of the opponents / games',
    sql: 'safe_divide(opponent.points, own.games)',
    grain: 'team, a season or any other set of games',
    examples: [{ own: { games: 40 }, opponent: { points: 4420 }, gives: 110.5, worked: '4420 / 40 = 110.5' }],
  }),
  defineMetric({
    ...perGame,
    name: 'net_points_per_game',
    says: 'Points scored less points allowed, a game',
    formula: 'Σ (PTS − PTS of the opponents) / games',
    sql: 'safe_divide(own.points - opponent.points, own.games)',
    grain: 'team, a season or any other set of games',
    examples: [
      {
        own: { points: 4500, games: 40 },
        opponent: { points: 4410 },
        gives: 2.25,
        worked: '(4500 − 4410) / 40 = 90 / 40 = 2.25',
      },
    ],
  }),
];

export const per36 = counterNames.map((counter) => {
  const [words, short] = counters[counter];
  return defineMetric({
    name: `${counter}_per_36`,
    says: `${words} per 36 minutes on court`,
    formula: `36 × Σ ${short} / Σ minutes`,
    sql: `safe_divide(2160 * own.${counter}, own.seconds_played)`,
    unit: 'per 36 minutes',
    grain: 'player, a season or any other set of games',
    school: 'BR',
    source: sources.br,
    examples: [
      {
        own: { [counter]: 24, seconds_played: 2400 },
        gives: 21.6,
        worked: '36 × 24 / (2400 / 60) = 864 / 40 = 21.6',
      },
    ],
  });
});

export const per100 = counterNames.flatMap((counter) => {
  const [words, short] = counters[counter];
  return [
    defineMetric({
      name: `${counter}_per_100_on_court`,
      says: `${words} per 100 possessions of the team that he had a part in, of the games with plays`,
      formula: `100 × Σ ${short} / Σ possessions on court`,
      sql: `safe_divide(100 * own.${counter}, team.possessions)`,
      unit: 'per 100 possessions',
      grain: 'player, a season or any other set of games',
      school: 'NBA',
      source: sources.fitted,
      examples: [{ own: { [counter]: 24 }, team: { possessions: 80 }, gives: 30, worked: '100 × 24 / 80 = 30' }],
    }),
    defineMetric({
      name: `${counter}_per_100_est`,
      says: `${words} per 100 possessions, the possessions estimated from box scores by his share of the minutes`,
      formula: `100 × ${short} / (MP × TmPoss / (TmMP / 5))`,
      sql: `safe_divide(100 * own.${counter} * team.seconds_played, 5 * own.seconds_played * team.possessions_est)`,
      unit: 'per 100 possessions',
      grain: 'player, a season or any other set of games',
      school: 'BR',
      source: sources.br,
      examples: [
        {
          own: { [counter]: 24, seconds_played: 1440 },
          team: { seconds_played: 14400, possessions_est: 96 },
          gives: 50,
          worked: '100 × 24 / (24 × 96 / (240 / 5)) = 2400 / 48 = 50',
        },
      ],
    }),
  ];
});
