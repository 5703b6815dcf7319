import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFolder, runDbt, unpassed } from './run-dbt.ts';
import { contentsOf, sql } from './staging.ts';

const hoops = join(projectFolder, '..', 'node_modules', '.bin', 'hoops');
let folder: string;
let grown: string;
let first: ReturnType<typeof runDbt>;
let games: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hoops-plays-'));
  grown = join(folder, 'grown.duckdb');
  const loaded = spawnSync(
    hoops,
    [
      'backfill',
      '--dates=2025-10-22,2025-10-24',
      '--until=load_to_bq_staging',
      '--source=simulator:?seed=7&season=2025-26&today=2025-10-26',
      `--store=folder:${join(folder, 'data')}`,
      `--warehouse=duckdb:${grown}`,
    ],
    { encoding: 'utf8', cwd: folder },
  );
  expect(loaded.status, loaded.stderr).toBe(0);
  games = (await sql(grown, 'select distinct game_id from staging.plays order by game_id')).map(({ game_id }) =>
    String(game_id),
  );
  // The last game comes late: after the first build.
  await sql(
    grown,
    'create schema later',
    ...['plays', 'loaded_answers'].flatMap((table) => [
      `create table later.${table} as select * from staging.${table} where ${isOf(table)} = '${games.at(-1)}'`,
      `delete from staging.${table} where ${isOf(table)} = '${games.at(-1)}'`,
    ]),
  );
  first = runDbt('--duckdb', grown, 'build');
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isOf = (table: string) => (table === 'loaded_answers' ? 'scope' : 'game_id');
const answered = (game: string | undefined, table: string, change: string) =>
  `update staging.loaded_answers set ${change} where scope = '${game}' and table_name = '${table}'`;

const tables = [
  'core.season_answers',
  'core.built_seasons',
  'core.fct_games',
  'core.fct_game_officials',
  'core.play_games',
  'core.fct_plays',
  'core.fct_stint_players',
  'core.play_grades',
  'core.fct_possessions',
  'core.fct_stints',
  'core.player_game_on_court',
  'core.fct_shots',
  'core.fct_period_scores',
  'marts.player_game_advanced',
  'marts.team_game_advanced',
  'marts.shot_zones_player',
  'marts.shot_zones_team',
  'marts.game_flow',
  'marts.lineups',
  'marts.on_off',
];
const contents = (file: string) => contentsOf(file, tables);

describe('simulated games', () => {
  test('pass every gate, and each is graded exact', async () => {
    expect(unpassed(first)).toEqual([]);
    expect(games.length).toBeGreaterThan(10);
    const grades = await sql(grown, 'select plays_grade, count(*) as games from core.play_grades group by plays_grade');
    expect(grades).toEqual([{ plays_grade: 'exact', games: String(games.length - 1) }]);
  });

  test('an incremental build equals a full one after corrections of any age', async () => {
    const [corrected, withdrawn, moved] = games;
    const late = games.at(-1);
    await sql(
      grown,
      // A shot of the first night, counted after all, in plays and box score.
      `update staging.plays set shot_result = 'Made' where game_id = '${corrected}' and play_id = (
         select min(play_id) from staging.plays where game_id = '${corrected}' and action_type = '2pt' and shot_result = 'Missed')`,
      answered(corrected, 'plays', "sha256 = 'corrected'"),
      `update staging.player_box_scores set seconds_played = seconds_played - 1 where game_id = '${corrected}' and is_starter`,
      answered(corrected, 'player_box_scores', "sha256 = 'corrected'"),
      // Plays that are in force no more.
      `delete from staging.plays where game_id = '${withdrawn}'`,
      answered(withdrawn, 'plays', 'is_in_force = false'),
      // A game that turns out to be of another date.
      `update staging.games set game_date = date '2025-10-25' where game_id = '${moved}'`,
      // A game whose plays come late.
      'insert into staging.plays select * from later.plays',
      'insert into staging.loaded_answers select * from later.loaded_answers',
    );
    const whole = join(folder, 'whole.duckdb');
    copyFileSync(grown, whole);
    // A file that was built before the model had its last column.
    await sql(grown, 'alter table marts.game_flow drop column game_date');
    await sql(whole, 'drop schema core cascade', 'drop schema marts cascade');
    const before = await contents(grown);

    expect(runDbt('--duckdb', grown, 'run').status).toBe(0);
    expect(runDbt('--duckdb', whole, 'run').status).toBe(0);
    const after = await contents(grown);
    expect(after).toEqual(await contents(whole));
    expect(tables.filter((table) => String(before[table]) === String(after[table]))).toEqual([]);
    const grades = await sql(
      grown,
      `select game_id, plays_grade from core.play_grades where plays_grade <> 'exact' or game_id in ('${withdrawn}', '${late}')`,
    );
    expect(grades).toEqual(
      expect.arrayContaining([
        { game_id: corrected, plays_grade: 'incomplete' },
        { game_id: late, plays_grade: 'exact' },
      ]),
    );
    expect(grades).toHaveLength(2);
  }, 600_000);

  test('a game that did not change is not touched', async () => {
    const [corrected, , , left] = games;
    await sql(
      grown,
      `update core.fct_plays set description = 'as left' where game_id in ('${corrected}', '${left}')`,
      answered(corrected, 'plays', "sha256 = 'corrected again'"),
    );
    expect(runDbt('--duckdb', grown, 'run').status).toBe(0);
    expect(await sql(grown, "select distinct game_id from core.fct_plays where description = 'as left'")).toEqual([
      { game_id: left },
    ]);
  }, 600_000);

  test('faults in plays fail by name', async () => {
    const broken = join(folder, 'broken.duckdb');
    copyFileSync(grown, broken);
    const [, , , points, rebounds, stints, stranger, unsorted, decreasing, passes] = games;
    await sql(
      broken,
      // A basket that only the box score has.
      `update staging.plays set shot_result = 'Missed' where game_id = '${points}' and play_id = (
         select min(play_id) from staging.plays where game_id = '${points}' and action_type = '2pt' and shot_result = 'Made')`,
      answered(points, 'plays', "sha256 = 'broken'"),
      `delete from staging.plays where game_id = '${rebounds}' and play_id = (
         select min(play_id) from staging.plays where game_id = '${rebounds}' and action_type = 'rebound' and player_id is not null)`,
      answered(rebounds, 'plays', "sha256 = 'broken'"),
      // One of two who changed places is not written down.
      `delete from staging.plays where game_id = '${stints}' and play_id = (
         select arg_min(play_id, sequence) from staging.plays where game_id = '${stints}' and action_type = 'substitution' and sub_type = 'out')`,
      answered(stints, 'plays', "sha256 = 'broken'"),
      // Half a minute that no stint has.
      `update staging.player_box_scores set seconds_played = seconds_played + 30 where game_id = '${stranger}' and player_id = (
         select min(player_id) from staging.player_box_scores where game_id = '${stranger}' and is_starter)`,
      answered(stranger, 'player_box_scores', "sha256 = 'broken'"),
    );
    await sql(
      broken,
      // Numbers that know nothing of the clock, as where entries were put in later.
      `update staging.plays set sequence = sequence + 5000 * (hash(period, clock_seconds) % 7) where game_id = '${unsorted}'`,
      answered(unsorted, 'plays', "sha256 = 'broken'"),
      // A running score that falls back to nothing in the middle of the game.
      `update staging.plays set home_score = 0 where game_id = '${decreasing}' and play_id = (
         select max(play_id) from staging.plays where game_id = '${decreasing}' and period = 3 and home_score > 0)`,
      answered(decreasing, 'plays', "sha256 = 'broken'"),
      // A pass that only the box score knows.
      `update staging.plays set assist_player_id = null where game_id = '${passes}' and play_id = (
         select min(play_id) from staging.plays where game_id = '${passes}' and assist_player_id is not null)`,
      answered(passes, 'plays', "sha256 = 'broken'"),
    );
    const answer = runDbt('--duckdb', broken, 'run', 'test');
    const failed = answer.nodes.filter(({ status }) => status === 'fail' || status === 'warn');
    expect(Object.fromEntries(failed.map(({ name, status }) => [name, status]))).toMatchObject({
      plays_points_equal_box_points: 'fail',
      plays_rebounds_equal_box_rebounds: 'fail',
      stints_have_ten_players: 'fail',
      stints_seconds_equal_box_seconds: 'fail',
      plays_counters_equal_box_counters: 'fail',
      plays_to_be_doubted: 'warn',
    });
    // Of the pass's giver, and of the shooter of each basket that plays and box score tell otherwise.
    expect(failed.find(({ name }) => name === 'plays_counters_equal_box_counters')?.failures).toBeGreaterThanOrEqual(3);
    const mended = await sql(
      broken,
      `attach '${grown}' as whole (read_only)`,
      `with told as (select * exclude (answer_sha, sequence, is_score_as_fed) from core.fct_plays where game_id in ('${unsorted}', '${decreasing}')),
         as_before as (select * exclude (answer_sha, sequence, is_score_as_fed) from whole.core.fct_plays where game_id in ('${unsorted}', '${decreasing}'))
       select (select count(*) from (from told except from as_before)) as other,
         (select count(*) from (from as_before except from told)) as missing,
         (select count(*) from told) as plays`,
    );
    expect(mended).toEqual([{ other: '0', missing: '0', plays: expect.stringMatching(/^1\d{3}$/) }]);
    expect(
      await sql(
        broken,
        `select plays_grade, scores_not_as_fed from core.play_grades where game_id in ('${unsorted}', '${decreasing}') order by scores_not_as_fed`,
      ),
    ).toEqual([
      { plays_grade: 'exact', scores_not_as_fed: '0' },
      { plays_grade: 'exact', scores_not_as_fed: '1' },
    ]);
  }, 600_000);
});
