import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, runDbt } from './run-dbt.ts';
import { contentsOf, sql } from './staging.ts';

const hoops = join(projectFolder, '..', 'node_modules', '.bin', 'hoops');
/** What is known at first, and the day whose results are corrected afterwards. */
const [known, corrected] = ['2025-12-14', '2025-11-20'];
/** A stored day is marked to see that a run lets it be. */
const marked = '2025-10-25';
const tables = [
  'core.season_answers',
  'core.built_seasons',
  'core.fct_games',
  'core.dim_seasons',
  'core.dim_dates',
  'core.fct_team_games',
  'core.result_days',
  'marts.standings_daily',
  'marts.standings',
  'marts.elo_ratings',
  'marts.team_season',
  'marts.league_season',
  'marts.team_splits',
  'marts.team_form',
  'marts.head_to_head',
  'marts.streaks',
  'marts.schedule_context',
  'marts.features_team_asof',
  'marts.upcoming_games',
  'marts.daily_scores',
];

let folder: string;
let grown: string;
let early: string;
let fresh: string;

/** Each table's rows as one hash: of all, or of those before a day. */
const contents = (file: string, of: Record<string, string | null>) =>
  contentsOf(file, Object.keys(of), (table) => of[table] ?? 'true');
const all = {
  ...Object.fromEntries(tables.map((table) => [table, null])),
  'marts.standings_daily': `as_of_date <> '${marked}'`,
};
const before = (day: string) => ({
  'marts.features_team_asof': `game_date <= '${day}'`,
  'marts.team_form': `game_date <= '${day}'`,
  'marts.elo_ratings': `game_date <= '${day}'`,
  'marts.standings_daily': `as_of_date <= '${day}' and as_of_date <> '${marked}'`,
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hoops-teams-'));
  grown = join(folder, 'grown.duckdb');
  early = join(folder, 'early.duckdb');
  fresh = join(folder, 'fresh.duckdb');
  const loaded = spawnSync(
    hoops,
    [
      'backfill',
      '--dates=2025-12-13',
      '--until=load_to_bq_staging',
      '--source=simulator:?seed=7&season=2025-26&today=2026-02-01',
      `--store=folder:${join(folder, 'data')}`,
      `--warehouse=duckdb:${grown}`,
    ],
    { encoding: 'utf8', cwd: folder },
  );
  expect(loaded.status, loaded.stderr).toBe(0);
  // At first the season ends with what is known; seven weeks more and a swapped score come late.
  await sql(
    grown,
    'create schema later',
    'create table later.schedule_games as select * from staging.schedule_games',
    `update staging.schedule_games set game_status = 1, game_status_text = '7:00 pm ET', home_score = 0, away_score = 0 where game_date > '${known}'`,
  );
  expect(runDbt('--duckdb', grown, 'run').status).toBe(0);
  copyFileSync(grown, early);
  await sql(
    grown,
    'delete from staging.schedule_games where true',
    'insert into staging.schedule_games select * from later.schedule_games',
    `update staging.schedule_games set home_score = away_score, away_score = home_score
     where game_id = (select min(game_id) from staging.schedule_games where game_date = '${corrected}')`,
  );
  copyFileSync(grown, fresh);
  await sql(grown, `update marts.standings_daily set city = 'kept' where as_of_date = '${marked}'`);
  await sql(fresh, 'drop schema core cascade', 'drop schema marts cascade');
  expect(runDbt('--duckdb', grown, 'run').status).toBe(0);
  expect(runDbt('--duckdb', fresh, 'run').status).toBe(0);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('late results and a corrected old score end as a full refresh does, in every table', async () => {
  expect(await contents(grown, all)).toEqual(await contents(fresh, all));
  const [rows] = await sql(
    grown,
    'select count(*) as days from (select distinct as_of_date from marts.standings_daily)',
  );
  expect(Number(rows?.days)).toBeGreaterThan(95);
});

test('no row about a day changes when games of later days are added or corrected', async () => {
  const [day] = await sql(grown, `select cast(date '${corrected}' - 1 as varchar) as before`);
  const rows = before(String(day?.before));
  const [was, is] = [await contents(early, rows), await contents(grown, rows)];
  expect(is).toEqual(was);
  expect(Number(is['marts.features_team_asof']?.[0])).toBeGreaterThan(400);
  // And the corrected day does change what follows.
  expect(await contents(grown, before(known))).not.toEqual(await contents(early, before(known)));
});

test('a day before the first changed one is not built again', async () => {
  const [row] = await sql(
    grown,
    `select count(*) as kept from marts.standings_daily where as_of_date = '${marked}' and city = 'kept'`,
  );
  expect(row?.kept).toBe('30');
});
