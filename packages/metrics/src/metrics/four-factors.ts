import { defineMetric, type Metric } from '../metric.ts';
import { sources } from '../sources.ts';

type Side = 'team' | 'opponent';
const other = (side: Side): Side => (side === 'team' ? 'opponent' : 'team');

/** The league's four factors of a player: both sides' while he is on court, turnovers over simple possessions, rebounds of players only. */
const factorsOf = (side: Side): readonly Metric[] => {
  const [whose, it] = side === 'team' ? ["The team's", 'team'] : ["The opponent's", 'opponent'];
  const line = {
    unit: 'fraction, 0 to 1',
    grain: 'player, a game with plays',
    school: 'NBA',
    source: sources.fitted,
    firstSeason: '1996-97',
  } as const;
  return [
    defineMetric({
      ...line,
      name: `${side}_effective_field_goal_pct_on_court`,
      says: `${whose} effective field-goal percentage while he was on court`,
      formula: `(FGM + 0.5 × 3PM) / FGA of the ${it}, on court`,
      sql: `safe_divide(${side}.field_goals_made + 0.5 * ${side}.three_pointers_made, ${side}.field_goals_attempted)`,
      examples: [
        {
          [side]: { field_goals_made: 20, three_pointers_made: 8, field_goals_attempted: 40 },
          gives: 0.6,
          worked: '(20 + 0.5 × 8) / 40 = 0.6',
        },
      ],
    }),
    defineMetric({
      ...line,
      name: `${side}_free_throw_attempt_rate_on_court`,
      says: `${whose} free throws attempted per field goal attempted while he was on court`,
      formula: `FTA / FGA of the ${it}, on court`,
      sql: `safe_divide(${side}.free_throws_attempted, ${side}.field_goals_attempted)`,
      unit: 'ratio',
      examples: [
        { [side]: { free_throws_attempted: 10, field_goals_attempted: 40 }, gives: 0.25, worked: '10 / 40 = 0.25' },
      ],
    }),
    defineMetric({
      ...line,
      name: `${side}_turnover_pct_on_court`,
      says: `${whose} turnovers per simple possession while he was on court`,
      formula: `TOV / (FGA + 0.44 × FTA − players' ORB + TOV) of the ${it}, on court`,
      sql: `safe_divide(${side}.turnovers, ${side}.field_goals_attempted + 0.44 * ${side}.free_throws_attempted
    - ${side}.rebounds_offensive + ${side}.turnovers)`,
      examples: [
        {
          [side]: { turnovers: 6, field_goals_attempted: 40, free_throws_attempted: 25, rebounds_offensive: 9 },
          gives: 0.125,
          worked: '6 / (40 + 0.44 × 25 − 9 + 6) = 6 / 48 = 0.125',
        },
      ],
    }),
    defineMetric({
      ...line,
      name: `${side}_offensive_rebound_pct_on_court`,
      says: `${whose} share of the rebounds at its own shots while he was on court, players' rebounds only`,
      formula: `ORB / (ORB + DRB of the other side), players' only, on court`,
      sql: `safe_divide(${side}.rebounds_offensive, ${side}.rebounds_offensive + ${other(side)}.rebounds_defensive)`,
      examples: [
        {
          [side]: { rebounds_offensive: 9 },
          [other(side)]: { rebounds_defensive: 27 },
          gives: 0.25,
          worked: '9 / (9 + 27) = 0.25',
        },
      ],
    }),
  ];
};

export const fourFactorsOnCourt = [...factorsOf('team'), ...factorsOf('opponent')];
