import { defineMetric } from '../metric.ts';
import { sources } from '../sources.ts';

/** Basketball-Reference's estimates, for when only box scores exist; named `_est`, and never in one column with the league's. */
const estimate = {
  unit: 'fraction, 0 to 1',
  grain: 'player, a game or any sum of games',
  school: 'BR',
  source: sources.br,
} as const;

const used = (role: string) =>
  `${role}.field_goals_attempted + 0.44 * ${role}.free_throws_attempted + ${role}.turnovers`;
/** A part, times the team's time over his: MP / (TmMP / 5) of the team's chances were his. */
const shareOfTime = (part: string, chances: string) =>
  `safe_divide(${part} * team.seconds_played, 5 * own.seconds_played * (${chances}))`;

const time = { own: { seconds_played: 1440 }, team: { seconds_played: 14400 } };
const rebounds = {
  own: { ...time.own, rebounds_offensive: 3, rebounds_defensive: 6, rebounds: 9 },
  team: { ...time.team, rebounds_offensive: 10, rebounds_defensive: 32 },
  opponent: { rebounds_offensive: 8, rebounds_defensive: 30 },
};

export const boxEstimates = [
  defineMetric({
    ...estimate,
    name: 'turnover_pct_est',
    says: 'Turnovers per play, plays estimated from the box score',
    formula: 'TOV / (FGA + 0.44 × FTA + TOV)',
    sql: `safe_divide(own.turnovers, ${used('own')})`,
    grain: 'player or team, a game or any sum of games',
    examples: [
      {
        own: { turnovers: 3, field_goals_attempted: 16, free_throws_attempted: 25 },
        gives: 0.1,
        worked: '3 / (16 + 0.44 × 25 + 3) = 3 / 30 = 0.1',
      },
    ],
  }),
  defineMetric({
    ...estimate,
    name: 'usage_pct_est',
    says: "Share of the team's plays that he ended, estimated from box scores by his share of the minutes",
    formula: '(FGA + 0.44 × FTA + TOV) × (TmMP / 5) / (MP × (TmFGA + 0.44 × TmFTA + TmTOV))',
    sql: shareOfTime(`(${used('own')})`, used('team')),
    examples: [
      {
        own: { field_goals_attempted: 16, free_throws_attempted: 25, turnovers: 3, seconds_played: 1800 },
        team: { field_goals_attempted: 74, free_throws_attempted: 50, turnovers: 24, seconds_played: 14400 },
        gives: 0.4,
        worked: '(16 + 11 + 3) × (240 / 5) / (30 × (74 + 22 + 24)) = 30 × 48 / (30 × 120) = 0.4',
      },
    ],
  }),
  defineMetric({
    ...estimate,
    name: 'assist_pct_est',
    says: "Share of the team-mates' field goals that he assisted, estimated by his share of the minutes",
    formula: 'AST / ((MP / (TmMP / 5)) × TmFGM − FGM)',
    sql: 'safe_divide(own.assists, safe_divide(5 * own.seconds_played * team.field_goals_made, team.seconds_played) - own.field_goals_made)',
    examples: [
      {
        own: { assists: 6, seconds_played: 1440, field_goals_made: 8 },
        team: { field_goals_made: 40, seconds_played: 14400 },
        gives: 0.5,
        worked: '6 / (24 / 48 × 40 − 8) = 6 / 12 = 0.5',
      },
    ],
  }),
  defineMetric({
    ...estimate,
    name: 'offensive_rebound_pct_est',
    says: "Share of the rebounds at own shots that he took, estimated by his share of the minutes; players' rebounds",
    formula: 'ORB × (TmMP / 5) / (MP × (TmORB + OppDRB))',
    sql: shareOfTime('own.rebounds_offensive', 'team.rebounds_offensive + opponent.rebounds_defensive'),
    examples: [{ ...rebounds, gives: 0.15, worked: '3 × 48 / (24 × (10 + 30)) = 144 / 960 = 0.15' }],
  }),
  defineMetric({
    ...estimate,
    name: 'defensive_rebound_pct_est',
    says: "Share of the rebounds at the opponents' shots that he took, estimated by his share of the minutes; players' rebounds",
    formula: 'DRB × (TmMP / 5) / (MP × (TmDRB + OppORB))',
    sql: shareOfTime('own.rebounds_defensive', 'team.rebounds_defensive + opponent.rebounds_offensive'),
    examples: [{ ...rebounds, gives: 0.3, worked: '6 × 48 / (24 × (32 + 8)) = 288 / 960 = 0.3' }],
  }),
  defineMetric({
    ...estimate,
    name: 'rebound_pct_est',
    says: "Share of all rebounds that he took, estimated by his share of the minutes; players' rebounds",
    formula: 'REB × (TmMP / 5) / (MP × (TmREB + OppREB))',
    sql: shareOfTime(
      'own.rebounds',
      'team.rebounds_offensive + team.rebounds_defensive + opponent.rebounds_offensive + opponent.rebounds_defensive',
    ),
    examples: [{ ...rebounds, gives: 0.225, worked: '9 × 48 / (24 × (42 + 38)) = 432 / 1920 = 0.225' }],
  }),
  defineMetric({
    ...estimate,
    name: 'steal_pct_est',
    says: "Share of the opponents' possessions that he ended by a steal, estimated from box scores",
    formula: 'STL × (TmMP / 5) / (MP × OppPoss)',
    sql: shareOfTime('own.steals', 'opponent.possessions_est'),
    examples: [
      {
        own: { ...time.own, steals: 2 },
        team: time.team,
        opponent: { possessions_est: 100 },
        gives: 0.04,
        worked: '2 × 48 / (24 × 100) = 0.04',
      },
    ],
  }),
  defineMetric({
    ...estimate,
    name: 'block_pct_est',
    says: "Share of the opponents' two-point attempts that he blocked, estimated by his share of the minutes",
    formula: 'BLK × (TmMP / 5) / (MP × (OppFGA − Opp3PA))',
    sql: shareOfTime('own.blocks', 'opponent.field_goals_attempted - opponent.three_pointers_attempted'),
    examples: [
      {
        own: { ...time.own, blocks: 3 },
        team: time.team,
        opponent: { field_goals_attempted: 84, three_pointers_attempted: 34 },
        gives: 0.12,
        worked: '3 × 48 / (24 × (84 − 34)) = 144 / 1200 = 0.12',
      },
    ],
  }),
  defineMetric({
    ...estimate,
    name: 'opponent_turnover_pct_est',
    says: "The opponents' turnovers per play, plays estimated from the box score",
    formula: 'TOV / (FGA + 0.44 × FTA + TOV) of the opponents',
    sql: `safe_divide(opponent.turnovers, ${used('opponent')})`,
    grain: 'team, a game or any sum of games',
    examples: [
      {
        opponent: { turnovers: 12, field_goals_attempted: 86, free_throws_attempted: 50 },
        gives: 0.1,
        worked: '12 / (86 + 0.44 × 50 + 12) = 12 / 120 = 0.1',
      },
    ],
  }),
  ...(
    [
      ['', 'own', 'opponent', 'Share of the rebounds at own shots that the team took'],
      ['opponent_', 'opponent', 'own', "The opponents' share of the rebounds at their own shots"],
    ] as const
  ).map(([prefix, side, other, says]) =>
    defineMetric({
      ...estimate,
      name: `${prefix}offensive_rebound_share`,
      says: `${says}, players' rebounds only`,
      formula: 'ORB / (ORB + DRB of the other side)',
      sql: `safe_divide(${side}.rebounds_offensive, ${side}.rebounds_offensive + ${other}.rebounds_defensive)`,
      grain: 'team, a game or any sum of games',
      source: sources.oliver,
      examples: [
        {
          [side]: { rebounds_offensive: 10 },
          [other]: { rebounds_defensive: 30 },
          gives: 0.25,
          worked: '10 / (10 + 30) = 0.25',
        },
      ],
    }),
  ),
];
