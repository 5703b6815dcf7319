import { defineMetric, type Example } from '../metric.ts';
import { sources } from '../sources.ts';

const five = ['points', 'rebounds', 'assists', 'steals', 'blocks'] as const;
const tens = five.map((column) => `case when own.${column} >= 10 then 1 else 0 end`).join(' + ');

/** A line with ten in the columns named and nine in the others: each side of the limit. */
function lineOf(columns: readonly string[], gives: boolean): Example {
  return {
    own: Object.fromEntries(five.map((column) => [column, columns.includes(column) ? 10 : 9])),
    gives,
    worked: `10 in ${columns.join(', ')} and 9 in the rest: ${columns.length} of five → ${gives}`,
  };
}
/** Every choice of so many of the five. */
const combinations = (size: number, from: readonly string[] = five): readonly (readonly string[])[] =>
  size === 0
    ? [[]]
    : from.flatMap((column, place) => combinations(size - 1, from.slice(place + 1)).map((rest) => [column, ...rest]));
const tensExamples = (needed: number): readonly [Example, ...Example[]] => [
  lineOf(five.slice(0, needed), true),
  ...combinations(needed)
    .slice(1)
    .map((columns) => lineOf(columns, true)),
  ...combinations(needed - 1).map((columns) => lineOf(columns, false)),
];

const line = {
  points: 27,
  field_goals_made: 10,
  field_goals_attempted: 19,
  free_throws_made: 6,
  free_throws_attempted: 8,
  rebounds_offensive: 2,
  rebounds_defensive: 7,
  assists: 5,
  steals: 1,
  blocks: 3,
  fouls_personal: 4,
  turnovers: 11,
};

export const lines = [
  defineMetric({
    name: 'game_score',
    says: "A player's game in one number, about the size of his points",
    formula: 'PTS + 0.4 FGM − 0.7 FGA − 0.4 (FTA − FTM) + 0.7 ORB + 0.3 DRB + STL + 0.7 AST + 0.7 BLK − 0.4 PF − TOV',
    sql: `own.points + 0.4 * own.field_goals_made - 0.7 * own.field_goals_attempted
  - 0.4 * (own.free_throws_attempted - own.free_throws_made) + 0.7 * own.rebounds_offensive + 0.3 * own.rebounds_defensive
  + own.steals + 0.7 * own.assists + 0.7 * own.blocks - 0.4 * own.fouls_personal - own.turnovers`,
    unit: 'points',
    grain: 'player, a game',
    school: 'BR',
    source: sources.hollinger,
    examples: [
      {
        own: line,
        gives: 14.4,
        worked: '27 + 4 − 13.3 − 0.4 × 2 + 1.4 + 2.1 + 1 + 3.5 + 2.1 − 1.6 − 11 = 14.4',
      },
    ],
  }),
  defineMetric({
    name: 'efficiency',
    says: "The league's efficiency: what a line adds less what it spends",
    formula: 'PTS + REB + AST + STL + BLK − (FGA − FGM) − (FTA − FTM) − TOV',
    sql: `own.points + own.rebounds_offensive + own.rebounds_defensive + own.assists + own.steals + own.blocks
  - (own.field_goals_attempted - own.field_goals_made) - (own.free_throws_attempted - own.free_throws_made) - own.turnovers`,
    unit: 'points',
    grain: 'player, a game or any sum of games',
    school: 'NBA',
    source: sources.nba,
    examples: [
      {
        own: line,
        gives: 23,
        worked: '27 + (2 + 7) + 5 + 1 + 3 − (19 − 10) − (8 − 6) − 11 = 23',
      },
    ],
  }),
  defineMetric({
    name: 'is_double_double',
    says: 'Whether two of points, rebounds, assists, steals and blocks are ten or more',
    formula: '≥ 10 in two of PTS, REB, AST, STL, BLK',
    sql: `${tens} >= 2`,
    unit: 'yes or no',
    grain: 'player, a game',
    school: 'NBA',
    source: sources.nba,
    examples: tensExamples(2),
  }),
  defineMetric({
    name: 'is_triple_double',
    says: 'Whether three of points, rebounds, assists, steals and blocks are ten or more',
    formula: '≥ 10 in three of PTS, REB, AST, STL, BLK',
    sql: `${tens} >= 3`,
    unit: 'yes or no',
    grain: 'player, a game',
    school: 'NBA',
    source: sources.nba,
    examples: tensExamples(3),
  }),
];
