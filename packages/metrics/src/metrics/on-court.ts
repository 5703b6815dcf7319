import { type Counter, counterNames, counters } from '../counters.ts';
import { defineMetric } from '../metric.ts';
import { sources } from '../sources.ts';

/** The impact sum of a line; PIE divides one's own by both sides'. */
const impact = (role: string) =>
  `(${role}.points + ${role}.field_goals_made + ${role}.free_throws_made - ${role}.field_goals_attempted
    - ${role}.free_throws_attempted + ${role}.rebounds_defensive + 0.5 * ${role}.rebounds_offensive + ${role}.assists
    + ${role}.steals + 0.5 * ${role}.blocks - ${role}.fouls_personal - ${role}.turnovers)`;

/** The rebounds of a side that a percentage divides by: the players' and the team's, the ball being live. */
export const live = (kind: 'offensive' | 'defensive', role: string) =>
  `${role}.rebounds_${kind} + ${role}.rebounds_team_${kind}_live`;

const onCourt = {
  unit: 'fraction, 0 to 1',
  grain: 'player, a game or any sum of games with plays',
  school: 'NBA',
  source: sources.fitted,
} as const;

const rating = { ...onCourt, unit: 'points per 100 possessions', grain: 'player or five, while on court' } as const;
const usedPlays = 'own.field_goals_attempted + own.free_throw_trips + own.assists + own.turnovers';
const reboundsOnCourt = {
  own: { rebounds_offensive: 3, rebounds_defensive: 6 },
  team: {
    rebounds_offensive: 8,
    rebounds_team_offensive_live: 2,
    rebounds_defensive: 16,
    rebounds_team_defensive_live: 4,
  },
  opponent: {
    rebounds_offensive: 7,
    rebounds_team_offensive_live: 3,
    rebounds_defensive: 15,
    rebounds_team_defensive_live: 5,
  },
};

const ratingsOnCourt = {
  ortg: 'safe_divide(100 * team.points, team.possessions)',
  drtg: 'safe_divide(100 * opponent.points, opponent.possessions)',
};
const ratedOnCourt = {
  team: { points: 55, possessions: 50 },
  opponent: { points: 54, possessions: 48 },
};

export const onCourtRatings = [
  ...(['on_court', 'off_court'] as const).flatMap((where) => {
    const [while_, because] =
      where === 'on_court' ? ['while on court', 'on court'] : ['while off court, in games played', 'off court'];
    return [
      defineMetric({
        ...rating,
        name: `ortg_${where}`,
        says: `Offensive rating: the team's points per 100 of its counted possessions, ${while_}`,
        formula: `100 × team PTS / team possessions, ${because}`,
        sql: ratingsOnCourt.ortg,
        examples: [{ team: ratedOnCourt.team, gives: 110, worked: '100 × 55 / 50 = 110' }],
      }),
      defineMetric({
        ...rating,
        name: `drtg_${where}`,
        says: `Defensive rating: the opponent's points per 100 of its counted possessions, ${while_}`,
        formula: `100 × opponent PTS / opponent possessions, ${because}`,
        sql: ratingsOnCourt.drtg,
        examples: [{ opponent: ratedOnCourt.opponent, gives: 112.5, worked: '100 × 54 / 48 = 112.5' }],
      }),
      defineMetric({
        ...rating,
        name: `net_rtg_${where}`,
        says: `Net rating ${while_}: offensive less defensive`,
        formula: `ortg_${where} − drtg_${where}`,
        sql: `${ratingsOnCourt.ortg} - ${ratingsOnCourt.drtg}`,
        examples: [{ ...ratedOnCourt, gives: -2.5, worked: '110 − 112.5 = −2.5' }],
      }),
    ];
  }),
  defineMetric({
    ...rating,
    name: 'net_rtg_on_off',
    says: 'How much better the team is with him on court than without him, in games he played',
    formula: 'net_rtg_on_court − net_rtg_off_court',
    sql: 'team.net_rtg_on_court - team.net_rtg_off_court',
    grain: 'player, a season',
    school: 'own',
    source: sources.convention,
    examples: [{ team: { net_rtg_on_court: 4.5, net_rtg_off_court: -2 }, gives: 6.5, worked: '4.5 − (−2) = 6.5' }],
  }),
  defineMetric({
    ...rating,
    name: 'pace_on_court',
    says: 'Possessions per 48 minutes while on court, the mean of both sides',
    formula: '48 × mean(team possessions, opponent possessions) / minutes on court',
    sql: 'safe_divide(48 * 60 * (team.possessions + opponent.possessions) / 2.0, team.seconds)',
    unit: 'possessions per 48 minutes',
    firstSeason: '1996-97',
    examples: [
      {
        team: { possessions: 50, seconds: 1440 },
        opponent: { possessions: 48 },
        gives: 98,
        worked: '48 × 49 / (1440 / 60) = 2352 / 24 = 98',
      },
    ],
  }),
];

export const onCourtRates = [
  defineMetric({
    ...onCourt,
    name: 'usage_pct_on_court',
    says: "Share of the team's plays on court that he ended by shot, trip to the line or turnover",
    formula: '(FGA + trips to the line + TOV) / team plays on court',
    sql: 'safe_divide(own.field_goals_attempted + own.free_throw_trips + own.turnovers, team.plays)',
    examples: [
      {
        own: { field_goals_attempted: 10, free_throw_trips: 3, turnovers: 2 },
        team: { plays: 60 },
        gives: 0.25,
        worked: '(10 + 3 + 2) / 60 = 0.25',
      },
    ],
  }),
  defineMetric({
    ...onCourt,
    name: 'assist_pct_on_court',
    says: "Share of the team-mates' field goals on court that he assisted",
    formula: 'AST / (team FGM on court − FGM)',
    sql: 'safe_divide(own.assists, team.field_goals_made - own.field_goals_made)',
    examples: [
      {
        own: { assists: 6, field_goals_made: 8 },
        team: { field_goals_made: 20 },
        gives: 0.5,
        worked: '6 / (20 − 8) = 0.5',
      },
    ],
  }),
  defineMetric({
    ...onCourt,
    name: 'offensive_rebound_pct_on_court',
    says: 'Share of the live rebounds at own shots on court that he took',
    formula: 'ORB / (team ORB + opponent DRB), live team rebounds included, on court',
    sql: `safe_divide(own.rebounds_offensive, ${live('offensive', 'team')} + ${live('defensive', 'opponent')})`,
    examples: [{ ...reboundsOnCourt, gives: 0.1, worked: '3 / (8 + 2 + 15 + 5) = 0.1' }],
  }),
  defineMetric({
    ...onCourt,
    name: 'defensive_rebound_pct_on_court',
    says: "Share of the live rebounds at the opponent's shots on court that he took",
    formula: 'DRB / (team DRB + opponent ORB), live team rebounds included, on court',
    sql: `safe_divide(own.rebounds_defensive, ${live('defensive', 'team')} + ${live('offensive', 'opponent')})`,
    examples: [{ ...reboundsOnCourt, gives: 0.2, worked: '6 / (16 + 4 + 7 + 3) = 0.2' }],
  }),
  defineMetric({
    ...onCourt,
    name: 'rebound_pct_on_court',
    says: 'Share of all live rebounds on court that he took',
    formula: 'REB / (team REB + opponent REB), live team rebounds included, on court',
    sql: `safe_divide(own.rebounds_offensive + own.rebounds_defensive, ${live('offensive', 'team')}
    + ${live('defensive', 'team')} + ${live('offensive', 'opponent')} + ${live('defensive', 'opponent')})`,
    examples: [{ ...reboundsOnCourt, gives: 0.15, worked: '(3 + 6) / (10 + 20 + 10 + 20) = 0.15' }],
  }),
  defineMetric({
    ...onCourt,
    name: 'assist_ratio',
    says: 'Assists per 100 plays that he ended or assisted',
    formula: '100 × AST / (FGA + trips to the line + AST + TOV)',
    sql: `safe_divide(100 * own.assists, ${usedPlays})`,
    unit: 'per 100 plays',
    examples: [
      {
        own: { field_goals_attempted: 10, free_throw_trips: 3, assists: 6, turnovers: 1 },
        gives: 30,
        worked: '100 × 6 / (10 + 3 + 6 + 1) = 30',
      },
    ],
  }),
  defineMetric({
    ...onCourt,
    name: 'turnover_ratio',
    says: 'Turnovers per 100 plays that he ended or assisted',
    formula: '100 × TOV / (FGA + trips to the line + AST + TOV)',
    sql: `safe_divide(100 * own.turnovers, ${usedPlays})`,
    unit: 'per 100 plays',
    examples: [
      {
        own: { field_goals_attempted: 10, free_throw_trips: 3, assists: 5, turnovers: 2 },
        gives: 10,
        worked: '100 × 2 / (10 + 3 + 5 + 2) = 10',
      },
    ],
  }),
  defineMetric({
    ...onCourt,
    name: 'pie',
    says: "Player impact estimate: the own sum's share of both sides' while on court; of a team, its share of the game's",
    formula:
      'own / (team + opponent), each PTS + FGM + FTM − FGA − FTA + DRB + 0.5 ORB + AST + STL + 0.5 BLK − PF − TOV',
    sql: `safe_divide(${impact('own')}, ${impact('team')} + ${impact('opponent')})`,
    grain: 'player or team, a game or any sum of games with plays',
    examples: [
      {
        own: {
          points: 21,
          field_goals_made: 8,
          free_throws_made: 3,
          field_goals_attempted: 15,
          free_throws_attempted: 5,
          rebounds_defensive: 6,
          rebounds_offensive: 2,
          assists: 7,
          steals: 1,
          blocks: 4,
          fouls_personal: 5,
          turnovers: 12,
        },
        team: {
          points: 100,
          field_goals_made: 40,
          free_throws_made: 15,
          field_goals_attempted: 90,
          free_throws_attempted: 22,
          rebounds_defensive: 32,
          rebounds_offensive: 10,
          assists: 25,
          steals: 8,
          blocks: 6,
          fouls_personal: 21,
          turnovers: 13,
        },
        opponent: {
          points: 90,
          field_goals_made: 34,
          free_throws_made: 14,
          field_goals_attempted: 95,
          free_throws_attempted: 19,
          rebounds_defensive: 28,
          rebounds_offensive: 7,
          assists: 20,
          steals: 5,
          blocks: 3,
          fouls_personal: 24,
          turnovers: 20,
        },
        gives: 0.1,
        worked:
          'own 21 + 8 + 3 − 15 − 5 + 6 + 1 + 7 + 1 + 2 − 5 − 12 = 12, team 82 and opponent 38 likewise: 12 / (82 + 38) = 0.1',
      },
    ],
  }),
];

const shared: readonly Counter[] = counterNames.filter((counter) => counter !== 'rebounds');

export const shares = shared.map((counter) => {
  const [words, short] = counters[counter];
  const detail =
    counter === 'turnovers' ? ", the team's own included" : counter.startsWith('rebounds_') ? ' of players' : '';
  return defineMetric({
    ...onCourt,
    name: `${counter}_share_on_court`,
    says: `His share of the team's while on court: ${words.toLowerCase()}${detail}`,
    formula: `${short} / team ${short} on court`,
    sql: `safe_divide(own.${counter}, team.${counter})`,
    firstSeason: '1996-97',
    examples: [{ own: { [counter]: 6 }, team: { [counter]: 24 }, gives: 0.25, worked: '6 / 24 = 0.25' }],
  });
});
