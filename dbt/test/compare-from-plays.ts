import { type Agreement, agree, type Pair } from './agreement.ts';
import type { Published } from './compare-with-published.ts';
import { readRecorded, readRoot } from './recorded-answers.ts';
import { type Row, sql } from './staging.ts';

/** Everything that the plays of a game tell of each player (`player_id` null: of each team), summed in SQL as nobody else does it. */
const counted = (game: string, by: 'player_id' | 'team_id') => `
  with told as (select * from core.fct_plays where game_id = '${game}'),
  lines as (
    select ${by} as id,
      sum(points) as points, count(*) filter (event = 'shot') as fga, count(*) filter (event = 'shot' and is_made) as fgm,
      count(*) filter (event = 'shot' and is_three) as tpa, count(*) filter (event = 'shot' and is_three and is_made) as tpm,
      count(*) filter (event = 'free_throw') as fta, count(*) filter (event = 'free_throw' and is_made) as ftm,
      coalesce(sum(points) filter (qualifiers like '%pointsinthepaint%'), 0) as paint,
      coalesce(sum(points) filter (marks_of_points like '%fastbreak%'), 0) as fast_break,
      coalesce(sum(points) filter (marks_of_points like '%2ndchance%'), 0) as second_chance,
      coalesce(sum(points) filter (marks_of_points like '%fromturnover%'), 0) as from_turnovers,
      count(*) filter (is_made and not is_three and event = 'shot' and assist_player_id is not null) as assisted_twos,
      count(*) filter (is_made and is_three and assist_player_id is not null) as assisted_threes,
      count(*) filter (event = 'shot' and block_player_id is not null) as blocks_received,
      count(*) filter (event = 'block') as blocks, count(*) filter (event = 'steal') as steals,
      count(*) filter (event = 'turnover') as turnovers, count(*) filter (event = 'turnover' and player_id is null) as turnovers_team,
      count(*) filter (is_personal_foul) as fouls,
      count(*) filter (event = 'rebound' and is_offensive_rebound and player_id is not null) as oreb,
      count(*) filter (event = 'rebound' and not is_offensive_rebound and player_id is not null) as dreb,
      count(*) filter (event = 'rebound' and player_id is null) as rebounds_team
    from told where ${by} is not null group by ${by}
  ),
  passes as (select ${by === 'player_id' ? 'assist_player_id' : 'team_id'} as id, count(*) as assists from told where assist_player_id is not null and is_made group by 1),
  victims as (select ${by === 'player_id' ? 'foul_drawn_player_id' : 'opponent_team_id'} as id, count(*) as drawn from told where foul_drawn_player_id is not null and is_personal_foul group by 1)
  select lines.*, coalesce(assists, 0) as assists, coalesce(drawn, 0) as drawn from lines left join passes using (id) left join victims using (id)`;

type Line = Readonly<Record<string, number>>;
const byId = (rows: readonly Row[]): ReadonlyMap<string, Line> =>
  new Map(
    rows.map(({ id, ...row }) => [
      String(id),
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])),
    ]),
  );

/** The league prints 0 where nothing can be divided. */
const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
const n = (line: Line, name: string) => line[name] ?? 0;
const twos = (line: Line) => n(line, 'fgm') - n(line, 'tpm');

const scoring: Readonly<Record<string, (line: Line) => number>> = {
  percentageFieldGoalsAttempted2pt: (line) => share(n(line, 'fga') - n(line, 'tpa'), n(line, 'fga')),
  percentageFieldGoalsAttempted3pt: (line) => share(n(line, 'tpa'), n(line, 'fga')),
  percentagePoints2pt: (line) => share(2 * twos(line), n(line, 'points')),
  percentagePointsMidrange2pt: (line) => share(2 * twos(line) - n(line, 'paint'), n(line, 'points')),
  percentagePoints3pt: (line) => share(3 * n(line, 'tpm'), n(line, 'points')),
  percentagePointsFastBreak: (line) => share(n(line, 'fast_break'), n(line, 'points')),
  percentagePointsFreeThrow: (line) => share(n(line, 'ftm'), n(line, 'points')),
  percentagePointsOffTurnovers: (line) => share(n(line, 'from_turnovers'), n(line, 'points')),
  percentagePointsPaint: (line) => share(n(line, 'paint'), n(line, 'points')),
  percentageAssisted2pt: (line) => share(n(line, 'assisted_twos'), twos(line)),
  percentageUnassisted2pt: (line) => share(twos(line) - n(line, 'assisted_twos'), twos(line)),
  percentageAssisted3pt: (line) => share(n(line, 'assisted_threes'), n(line, 'tpm')),
  percentageUnassisted3pt: (line) => share(n(line, 'tpm') - n(line, 'assisted_threes'), n(line, 'tpm')),
  percentageAssistedFGM: (line) => share(n(line, 'assisted_twos') + n(line, 'assisted_threes'), n(line, 'fgm')),
  percentageUnassistedFGM: (line) =>
    share(n(line, 'fgm') - n(line, 'assisted_twos') - n(line, 'assisted_threes'), n(line, 'fgm')),
};
const misc: Readonly<Record<string, (line: Line) => number>> = {
  pointsOffTurnovers: (line) => n(line, 'from_turnovers'),
  pointsSecondChance: (line) => n(line, 'second_chance'),
  pointsFastBreak: (line) => n(line, 'fast_break'),
  pointsPaint: (line) => n(line, 'paint'),
  blocks: (line) => n(line, 'blocks'),
  blocksAgainst: (line) => n(line, 'blocks_received'),
  foulsPersonal: (line) => n(line, 'fouls'),
  foulsDrawn: (line) => n(line, 'drawn'),
};
const box: Readonly<Record<string, (line: Line) => number>> = {
  points: (line) => n(line, 'points'),
  fieldGoalsMade: (line) => n(line, 'fgm'),
  fieldGoalsAttempted: (line) => n(line, 'fga'),
  threePointersMade: (line) => n(line, 'tpm'),
  threePointersAttempted: (line) => n(line, 'tpa'),
  freeThrowsMade: (line) => n(line, 'ftm'),
  freeThrowsAttempted: (line) => n(line, 'fta'),
  reboundsOffensive: (line) => n(line, 'oreb'),
  reboundsDefensive: (line) => n(line, 'dreb'),
  assists: (line) => n(line, 'assists'),
  steals: (line) => n(line, 'steals'),
  blocks: (line) => n(line, 'blocks'),
  foulsPersonal: (line) => n(line, 'fouls'),
};
const cdnBox: Readonly<Record<string, (line: Line) => number>> = {
  ...box,
  blocksReceived: (line) => n(line, 'blocks_received'),
  foulsDrawn: (line) => n(line, 'drawn'),
  pointsInThePaint: (line) => n(line, 'paint'),
  pointsFastBreak: (line) => n(line, 'fast_break'),
  pointsSecondChance: (line) => n(line, 'second_chance'),
};

/** The players' and teams' numbers of one published answer beside those counted from the plays. */
async function lines(
  file: string,
  game: string,
  family: string,
  fields: Readonly<Record<string, (line: Line) => number>>,
  decimals: number,
  { homeTeam, awayTeam }: Published,
): Promise<Agreement[]> {
  const players = byId(await sql(file, counted(game, 'player_id')));
  const teams = byId(await sql(file, counted(game, 'team_id')));
  const sides = [homeTeam, awayTeam];
  return Object.entries(fields).flatMap(([field, of]) => [
    agree(
      `${family} player ${field}`,
      decimals,
      sides.flatMap((side) =>
        side.players.map(({ personId, familyName, statistics }): Pair => {
          return [familyName, of(players.get(String(personId)) ?? {}), statistics[field] ?? Number.NaN];
        }),
      ),
    ),
    agree(
      `${family} team ${field}`,
      decimals,
      sides.map(
        ({ teamId, statistics }): Pair => [
          String(teamId),
          of(teams.get(String(teamId)) ?? {}),
          statistics[field] ?? Number.NaN,
        ],
      ),
    ),
  ]);
}

/** The anchor's further answers that the marts do not repeat: scoring, the players' own points by kind, the V3 box, both summaries, the rotation. */
export async function compareAnchor(file: string, game: string): Promise<Agreement[]> {
  const v3 = (name: string) => readRoot<Published>(`stats.nba.com/boxscore${name}v3`, game);
  return [
    ...(await lines(file, game, 'scoring', scoring, 3, v3('scoring'))),
    ...(await lines(file, game, 'misc own', misc, 0, v3('misc'))),
    ...(await lines(
      file,
      game,
      'traditional',
      { ...box, turnovers: (line) => n(line, 'turnovers') - n(line, 'turnovers_team') },
      0,
      v3('traditional'),
    )),
    ...(await summaries(file, game)),
    ...(await rotation(file, game)),
  ];
}

/** A CDN box score's lines beside what its own game's plays add up to. */
export async function compareCdnBox(file: string, game: string): Promise<Agreement[]> {
  const published = readRoot<Published>('cdn.nba.com/liveData-boxscore', game);
  const own = { ...cdnBox, turnovers: (line: Line) => n(line, 'turnovers') - n(line, 'turnovers_team') };
  return lines(file, game, 'CDN box', own, 0, published);
}

interface ResultSets {
  readonly resultSets: readonly { name: string; headers: readonly string[]; rowSet: readonly (readonly unknown[])[] }[];
}

function rowsOf(answer: ResultSets, name?: string): Row[] {
  return answer.resultSets
    .filter((set) => name === undefined || set.name === name)
    .flatMap(({ headers, rowSet }) =>
      rowSet.map((row) => Object.fromEntries(headers.map((header, i) => [header, row[i]])) as Row),
    );
}

/** Field of V2's summary, of V3's, and ours. */
const summaryFields: readonly (readonly [v2: string | null, v3: string | null, ours: string])[] = [
  ['PTS_PAINT', 'pointsInThePaint', 'paint'],
  ['PTS_2ND_CHANCE', 'pointsSecondChance', 'second_chance'],
  ['PTS_FB', 'pointsFastBreak', 'fast_break'],
  ['PTS_OFF_TO', 'pointsFromTurnovers', 'from_turnovers'],
  ['LARGEST_LEAD', 'biggestLead', 'largest_lead'],
  ['LEAD_CHANGES', 'leadChanges', 'lead_changes'],
  ['TIMES_TIED', 'timesTied', 'times_tied'],
  ['TEAM_TURNOVERS', 'turnoversTeam', 'turnovers_team'],
  ['TOTAL_TURNOVERS', 'turnoversTotal', 'turnovers'],
  ['TEAM_REBOUNDS', 'reboundsTeam', 'rebounds_team'],
  [null, 'biggestScoringRun', 'longest_run'],
  [null, 'points', 'points'],
  [null, 'assists', 'assists'],
  [null, 'steals', 'steals'],
  [null, 'blocks', 'blocks'],
];

async function summaries(file: string, game: string): Promise<Agreement[]> {
  const teams = byId(await sql(file, counted(game, 'team_id')));
  const flows = byId(
    await sql(
      file,
      `select teams.team_id as id, lead_changes, times_tied,
         case when is_home then home_largest_lead else away_largest_lead end as largest_lead,
         case when is_home then home_longest_run else away_longest_run end as longest_run
       from marts.game_flow inner join core.fct_team_games as teams using (game_id) where game_id = '${game}'`,
    ),
  );
  const ours = (teamId: unknown, name: string) =>
    n({ ...teams.get(String(teamId)), ...flows.get(String(teamId)) }, name);
  const v2 = readRecorded<ResultSets>('stats.nba.com/boxscoresummaryv2', game);
  const v3 = readRoot<{ postgameCharts: Published; homeTeam: PeriodTeam; awayTeam: PeriodTeam }>(
    'stats.nba.com/boxscoresummaryv3',
    game,
  );
  const periods = await sql(
    file,
    `select team_id, period, sum(points) as points from core.fct_plays where game_id = '${game}' and team_id is not null group by all`,
  );
  const scored = (teamId: number, period: number) =>
    Number(periods.find((row) => row.team_id === String(teamId) && row.period === String(period))?.points ?? 0);
  return [
    ...summaryFields.flatMap(([field, , name]) =>
      field === null
        ? []
        : [
            agree(
              `summary V2 team ${field}`,
              0,
              rowsOf(v2, 'OtherStats').map(
                (row): Pair => [String(row.TEAM_ID), ours(row.TEAM_ID, name), Number(row[field])],
              ),
            ),
          ],
    ),
    ...summaryFields.flatMap(([, field, name]) =>
      field === null
        ? []
        : [
            agree(
              `summary V3 team ${field}`,
              0,
              [v3.postgameCharts.homeTeam, v3.postgameCharts.awayTeam].map(
                ({ teamId, statistics }): Pair => [String(teamId), ours(teamId, name), statistics[field] ?? Number.NaN],
              ),
            ),
          ],
    ),
    agree(
      'summary V3 team periods',
      0,
      [v3.homeTeam, v3.awayTeam].flatMap(({ teamId, periods: said }) =>
        said.map(({ period, score }): Pair => [`${teamId} ${period}`, scored(teamId, period), score]),
      ),
    ),
  ];
}

interface PeriodTeam {
  readonly teamId: number;
  readonly periods: readonly { readonly period: number; readonly score: number }[];
}

/** The league's own stints: each time that a player came and went, and what was scored meanwhile. */
async function rotation(file: string, game: string): Promise<Agreement[]> {
  const said = rowsOf(readRecorded<ResultSets>('stats.nba.com/gamerotation', game));
  const spells = await sql(
    file,
    `with mine as (
       select player_id, start_seconds, end_seconds, points - opponent_points as margin,
         lag(end_seconds) over (partition by player_id order by start_seconds) as before
       from core.fct_stint_players as players
       inner join core.fct_stints as stints using (game_id, stint_number, team_id, start_seconds, end_seconds)
       where game_id = '${game}' and end_seconds > start_seconds
     ),
     numbered as (select *, sum(case when before = start_seconds then 0 else 1 end) over (partition by player_id order by start_seconds) as spell from mine)
     select player_id, min(start_seconds) as came, max(end_seconds) as went, sum(margin) as margin from numbered group by player_id, spell`,
  );
  const pairs = (of: (row: Row) => number, theirs: (row: Row) => number) =>
    said.map((row): Pair => {
      const spell = spells.find(
        ({ player_id, came }) =>
          player_id === String(row.PERSON_ID) && Math.abs(Number(came) - Number(row.IN_TIME_REAL) / 10) < 0.05,
      );
      return [`${row.PLAYER_LAST} ${row.IN_TIME_REAL}`, spell === undefined ? Number.NaN : of(spell), theirs(row)];
    });
  return [
    agree('rotation spells', 0, [['all', spells.length, said.length]]),
    agree(
      'rotation IN_TIME_REAL',
      1,
      pairs(
        ({ came }) => Number(came),
        (row) => Number(row.IN_TIME_REAL) / 10,
      ),
    ),
    agree(
      'rotation OUT_TIME_REAL',
      1,
      pairs(
        ({ went }) => Number(went),
        (row) => Number(row.OUT_TIME_REAL) / 10,
      ),
    ),
    agree(
      'rotation PT_DIFF',
      0,
      pairs(
        ({ margin }) => Number(margin),
        (row) => Number(row.PT_DIFF),
      ),
    ),
  ];
}
