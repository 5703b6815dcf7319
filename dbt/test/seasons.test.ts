import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, runDbt } from './run-dbt.ts';
import { BOS, NYK } from './small-league.ts';
import { contentsOf, type Row, sql, stagingFile } from './staging.ts';

/** Nine seasons of one game each; what is told anew of some of them, and what that changes. */
const seasons = {
  '2014-15': 'nothing',
  '2015-16': 'an answer',
  '2016-17': 'the name of a team',
  '2017-18': 'the time zone of its arena, by the box score of 2020-21',
  '2018-19': 'nothing',
  '2019-20': 'a score',
  '2020-21': 'the time zone of its arena',
  '2021-22': 'nothing',
  '2022-23': 'no game any more',
};
const names = Object.keys(seasons);
const changed = ['2015-16', '2016-17', '2017-18', '2019-20', '2020-21', '2022-23'];
const unknownTeam = '1610610099';

const idOf = (season: string, n = 1) => `002${season.slice(2, 4)}0000${n}`;
const listed = (season: string, n: number): Row => ({
  game_id: idOf(season, n),
  game_date: `${season.slice(0, 4)}-11-0${n}`,
  game_status: 3,
  home_team_id: BOS,
  away_team_id: season === '2016-17' ? unknownTeam : NYK,
  home_score: 100,
  away_score: 90,
  ...(season === '2017-18' || season === '2020-21' ? { arena_name: 'Hall', arena_city: 'Town' } : {}),
});
/** Two a season, so that the second has one to look back at. */
const games = names.flatMap((season) => [1, 2].map((n) => [season, n] as const));
const staging = {
  schedule_games: games.map(([season, n]) => ({ season, ...listed(season, n), away_team_name: 'Olds' })),
  games: games.map(([season, n]) => ({ ...listed(season, n), period: 4, regulation_periods: 4, arena_timezone: null })),
  loaded_answers: games.map(
    ([season, n]): Row => ({
      table_name: 'games',
      scope: idOf(season, n),
      endpoint: 'cdn/boxscore',
      sha256: 'first',
      loader_version: 1,
      is_in_force: true,
      game_date: `${season.slice(0, 4)}-11-0${n}`,
    }),
  ),
};

const growing = ['core', 'marts'].flatMap((schema) =>
  readdirSync(join(projectFolder, 'models', schema))
    .filter((name) => name.endsWith('.sql'))
    .filter((name) => readFileSync(join(projectFolder, 'models', schema, name), 'utf8').includes('hooks_of_seasons('))
    .map((name) => `${schema}.${basename(name, '.sql')}`),
);

let file: string;
let remove: () => void;
let told: readonly Row[];
let builtBefore: readonly Row[];
let broken: ReturnType<typeof runDbt>;
let toldAnew: readonly Row[];
let builtBroken: readonly Row[];
let contentsBefore: Record<string, unknown>;
let contentsBroken: Record<string, unknown>;

const listOf = (table: string) =>
  sql(file, `select season, season_sha, history_sha from core.${table} order by season`);
/** What each table that grows by seasons holds of the seasons that stay. */
const contents = () => contentsOf(file, growing, () => "season <> '2022-23'");
/** The seasons whose fingerprint is not as it was. */
const differing = (column: string, now: readonly Row[], before: readonly Row[]) =>
  before
    .filter((row) => row[column] !== now.find(({ season }) => season === row.season)?.[column])
    .map(({ season }) => season);

beforeAll(async () => {
  ({ file, remove } = await stagingFile(staging));
  expect(runDbt('--duckdb', file, 'run').status).toBe(0);
  [told, builtBefore, contentsBefore] = [
    await listOf('season_answers'),
    await listOf('built_seasons'),
    await contents(),
  ];

  const before = join(dirname(file), 'before.duckdb');
  await sql(file, `attach '${before}' as kept`, 'copy from database test to kept');
  await sql(
    file,
    `update staging.loaded_answers set sha256 = 'second' where scope = '${idOf('2015-16')}'`,
    `update staging.schedule_games set away_team_name = 'News' where season = '2016-17'`,
    `update staging.games set arena_timezone = 'America/Denver' where game_id = '${idOf('2020-21')}'`,
    `update staging.schedule_games set home_score = 89 where season = '2019-20'`,
    `update staging.games set home_score = 89 where game_id like '00219%'`,
    `delete from staging.schedule_games where season = '2022-23'`,
    `delete from staging.games where game_id like '00222%'`,
    // A model that can take no row: the run breaks off there.
    'alter table marts.streaks add column unheard_of integer',
    'update marts.streaks set unheard_of = 1',
    'alter table marts.streaks alter column unheard_of set not null',
  );
  broken = runDbt('--duckdb', file, 'run');
  [toldAnew, builtBroken, contentsBroken] = [
    await listOf('season_answers'),
    await listOf('built_seasons'),
    await contents(),
  ];

  // All is taken back but what is told of no more.
  await sql(
    file,
    `attach '${before}' as kept (read_only)`,
    'alter table marts.streaks drop column unheard_of',
    ...Object.keys(staging).flatMap((table) => [
      `delete from staging.${table} where true`,
      `insert into staging.${table} select * from kept.staging.${table}`,
    ]),
    `delete from staging.schedule_games where season = '2022-23'`,
    `delete from staging.games where game_id like '00222%'`,
  );
  expect(runDbt('--duckdb', file, 'run').status).toBe(0);
}, 300_000);
afterAll(() => remove());

test('a season is another one when an answer, a team, an arena’s place or a listing of it changes, and no other season is', () => {
  expect(told.map(({ season }) => season)).toEqual(names);
  expect(differing('season_sha', toldAnew, told)).toEqual(changed);
});

test('what came before a season is another when a listing of an earlier one changes, and only then', () => {
  // 2021-22 comes after the corrected score; 2018-19 only after changes that are no listing's.
  expect(differing('history_sha', toldAnew, told)).toEqual([...changed, '2021-22'].sort());
});

test('a run that broke off counts what changed as not built, and nothing else', () => {
  expect(builtBefore).toEqual(told);
  expect(broken.status).toBe(1);
  const statusOf = new Map(broken.nodes.map(({ name, status }) => [name, status]));
  expect([statusOf.get('streaks'), statusOf.get('built_seasons')]).toEqual(['error', 'skipped']);
  const emptied = (column: string) => builtBroken.filter((row) => row[column] === '').map(({ season }) => season);
  expect(emptied('season_sha')).toEqual(changed);
  expect(emptied('history_sha')).toEqual([...changed, '2021-22'].sort());
  expect(differing('season_sha', builtBroken, told)).toEqual(changed);
});

test('the next run makes it good: an answer taken back is so in every table', async () => {
  expect(Number((contentsBefore['core.fct_games'] as readonly unknown[])[0])).toBe(16);
  expect(contentsBroken['core.fct_games']).not.toEqual(contentsBefore['core.fct_games']);
  expect(await contents()).toEqual(contentsBefore);
});

test('a season told of no more is forgotten, everywhere', async () => {
  const left = told.filter(({ season }) => season !== '2022-23');
  expect(await listOf('season_answers')).toEqual(left);
  expect(await listOf('built_seasons')).toEqual(left);
  const rows = await sql(
    file,
    growing.map((table) => `select '${table}' as name from ${table} where season = '2022-23'`).join(' union all '),
  );
  expect(rows).toEqual([]);
});
