import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFolder, runDbt } from './run-dbt.ts';
import { BOS, LAL, MIA, NYK, smallLeague } from './small-league.ts';
import { contentsOf, type Row, sql, stagingFile } from './staging.ts';

let file: string;
let remove: () => void;
let first: ReturnType<typeof runDbt>;
const projectBefore = filesOfProject();

beforeAll(async () => {
  ({ file, remove } = await stagingFile(smallLeague));
  first = runDbt('--duckdb', file, 'run', 'test', 'unit');
}, 180_000);
afterAll(() => remove());

function filesOfProject() {
  return readdirSync(projectFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('test'))
    .sort();
}
const rowsOf = (query: string) => sql(file, query);
/** Whole numbers come back as text, because they may have 64 bits. */
const numbers = (row: Row | undefined, ...names: string[]) => names.map((name) => Number(row?.[name]));

describe('a league of four teams', () => {
  test('passes every data test and every unit test of the models', () => {
    expect(first.nodes.filter(({ status }) => status !== 'success' && status !== 'pass')).toEqual([]);
    expect(first.status).toBe(0);
    expect(first.summary).toMatchObject({ warned: 0, failed: 0, skipped: 0, passed: first.nodes.length });
    expect(first.nodes.filter(({ resource_type }) => resource_type === 'unit_test').length).toBeGreaterThanOrEqual(5);
  });

  test('has one row a game, with what is known of each', async () => {
    const games = await rowsOf('select * from core.fct_games order by game_id');
    expect(
      games.map((game) => [game.game_id, game.season, game.season_type, game.status, game.detail, game.overtimes]),
    ).toEqual([
      ['0022400001', '2024-25', 'regular', 'final', 'score_only', '0'],
      ['0022500001', '2025-26', 'regular', 'final', 'plays', '2'],
      ['0022500002', '2025-26', 'regular', 'final', 'score_only', '0'],
      ['0022500003', '2025-26', 'regular', 'final', 'box', '0'],
      ['0022500004', '2025-26', 'regular', 'final', 'score_only', '0'],
      ['0022500005', '2025-26', 'regular', 'scheduled', 'score_only', null],
      ['0032500001', '2025-26', 'all_star', 'final', 'score_only', '0'],
      ['0052500101', '2025-26', 'play_in', 'final', 'score_only', '0'],
      ['0062500001', '2025-26', 'cup_final', 'final', 'score_only', '0'],
    ]);
    expect(games[4]).toMatchObject({
      game_date: '2025-10-30',
      first_listed_date: '2025-10-23',
      winner_team_id: BOS,
      loser_team_id: MIA,
    });
  });

  test('keeps a team that no seed knows, without conference, and only teams that appear', async () => {
    const teams = await rowsOf(
      "select team_id, name, conference, division from core.dim_teams where coalesce(to_season, '9999-99') >= '2025-26' order by team_id",
    );
    expect(teams).toEqual([
      { team_id: BOS, name: 'Celtics', conference: 'East', division: 'Atlantic' },
      { team_id: LAL, name: 'Lakers', conference: 'West', division: 'Pacific' },
      { team_id: MIA, name: 'Heat', conference: 'East', division: 'Southeast' },
      { team_id: NYK, name: 'Knicks', conference: 'East', division: 'Atlantic' },
      { team_id: '1610616833', name: 'Stars', conference: null, division: null },
      { team_id: '1610616834', name: null, conference: null, division: null },
    ]);
  });

  test('stands by its regular-season games alone, neutral ground being neither home nor road', async () => {
    const standings = await rowsOf(
      "select * from marts.standings where season = '2025-26' order by conference, conference_rank",
    );
    expect(
      standings.map((row) => [
        row.tricode,
        ...numbers(row, 'conference_rank', 'wins', 'losses', 'games_back'),
        row.streak_text,
      ]),
    ).toEqual([
      ['BOS', 1, 2, 1, 0, 'W1'],
      ['NYK', 2, 1, 1, 0.5, 'W1'],
      ['MIA', 3, 0, 2, 1.5, 'L2'],
      ['LAL', 1, 1, 0, 0, 'W1'],
    ]);
    const boston = standings[0];
    expect(numbers(boston, 'home_wins', 'home_losses', 'road_wins', 'road_losses')).toEqual([1, 0, 1, 0]);
    expect(numbers(boston, 'conference_wins', 'conference_losses', 'division_wins', 'division_losses')).toEqual([
      2, 0, 1, 0,
    ]);
    expect(boston?.net_points_per_game).toBeCloseTo(10 / 3, 12);
    expect(numbers(standings[3], 'home_wins', 'road_wins', 'games_played')).toEqual([0, 0, 1]);
    expect(
      await rowsOf("select tricode, wins from marts.standings where season = '2024-25' and wins = 1"),
    ).toHaveLength(1);
  });

  test('divides a season of totals last, and says whether it is whole', async () => {
    const seasons = await rowsOf('select * from marts.player_season order by player_id');
    const b1 = seasons.find((row) => row.player_id === 'b1');
    expect(numbers(b1, 'games_played', 'games_loaded', 'team_games', 'points')).toEqual([2, 2, 3, 69]);
    expect(b1?.is_complete).toBe(false);
    expect(b1?.points_per_game).toBeCloseTo(34.5, 12);
    expect(b1?.minutes_per_game).toBeCloseTo((3480 + 2880.4) / 120, 12);
    expect(b1?.field_goal_pct).toBeCloseTo(24 / 34, 12);
    expect(b1?.effective_field_goal_pct).toBeCloseTo(26 / 34, 12);
    expect(b1?.true_shooting_pct).toBeCloseTo(69 / (2 * (34 + 0.44 * 17)), 12);
    expect(seasons.find((row) => row.player_id === 'l1')?.is_complete).toBe(true);
    expect(seasons.find((row) => row.player_id === 'k1')?.free_throw_pct).toBe(null);
  });

  test('names as leaders only those who played 70 % of what is loaded of their team', async () => {
    const leaders = await rowsOf(
      "select player_id, place, value from marts.leaders where category = 'PTS' and season_type = 'regular' order by place, player_id",
    );
    expect(leaders.map((row) => [row.player_id, Number(row.place), row.value])).toEqual([
      ['l1', 1, 41],
      ['k1', 2, 40],
      ['b1', 3, 34.5],
      ['b2', 4, 30],
      ['k2', 4, 30],
      ['l2', 4, 30],
      ['k3', 7, 28],
      ['b4', 8, 20],
      ['k4', 8, 20],
      ['l3', 8, 20],
    ]);
  });

  test('puts the opponent beside each team, and nothing beside a score-only game', async () => {
    const lines = await rowsOf(
      "select * from core.fct_team_games where game_id in ('0022500001', '0022500002') order by game_id, is_home desc",
    );
    expect(
      lines.map((row) => [
        row.team_id,
        ...numbers(row, 'points', 'opponent_points'),
        row.field_goals_made,
        row.opponent_field_goals_made,
      ]),
    ).toEqual([
      [BOS, 120, 118, '45', '50'],
      [NYK, 118, 120, '50', '45'],
      [NYK, 100, 90, null, null],
      [MIA, 90, 100, null, null],
    ]);
  });

  test('is built without a file written in the project, and a second time without a change', async () => {
    expect(filesOfProject()).toEqual(projectBefore);
    expect(first.summary?.seasons).toEqual(['2024-25', '2025-26']);
    expect(first.nodes.find(({ name }) => name === 'standings')?.rows_affected).toBe(6);

    const built = await rowsOf(
      "select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('core', 'marts')",
    );
    const names = built.map(({ name }) => String(name));
    const before = await contentsOf(file, names);
    const second = runDbt('--duckdb', file, 'run');
    expect(second.status).toBe(0);
    expect(second.summary?.seasons).toEqual([]);
    expect(await contentsOf(file, names)).toEqual(before);
    expect(names.length).toBeGreaterThan(50);
  }, 180_000);
});

const modelTexts = () =>
  filesOfProject()
    .filter((name) => name.startsWith('models') && name.endsWith('.sql'))
    .map((name) => ({ name: basename(name, '.sql'), text: readFileSync(join(projectFolder, name), 'utf8') }));

test('a model that takes one season of many takes the others after it', () => {
  const namesOf = (pattern: RegExp) =>
    modelTexts()
      .filter(({ text }) => pattern.test(text))
      .map(({ name }) => name);
  const batched = namesOf(/\b(games_to_add|dated_games_to_add|is_in_batch|batch_of)\b/);
  expect(batched.length).toBeGreaterThan(10);
  expect(namesOf(/post_hook='\{\{ add_other_seasons\(\) \}\}'/)).toEqual(batched);
});

test('a season counts as built only after every model that grows', () => {
  const models = modelTexts();
  const growing = models.filter(({ text }) => text.includes("materialized='incremental'"));
  const last = models.find(({ name }) => name === 'built_seasons')?.text ?? '';
  const after = [...last.matchAll(/depends_on: \{\{ ref\('(\w+)'\) \}\}/g)].map(([, name]) => name);
  expect(growing.length).toBeGreaterThan(40);
  expect(new Set(after)).toEqual(new Set(growing.map(({ name }) => name)));
});

test('data that contradict themselves fail by name, and a disagreement with the league only warns', async () => {
  const broken = await stagingFile(smallLeague);
  await sql(
    broken.file,
    "update staging.player_box_scores set points = points + 2, field_goals_made = field_goals_made + 1 where player_id = 'b1' and game_id = '0022500001'",
    'update staging.period_scores set points = points - 1 where period = 1',
    "update staging.player_box_scores set seconds_played = seconds_played - 60 where player_id = 'l1'",
    "update staging.schedule_games set home_wins = 5 where game_id = '0022500004'",
  );
  const answer = runDbt('--duckdb', broken.file, 'run', 'test');
  broken.remove();
  const statusOf = new Map(answer.nodes.map(({ name, status, failures }) => [name, [status, failures]]));
  expect(answer.status).toBe(1);
  expect(answer.summary).toMatchObject({ failed: 3, warned: 1, skipped: 0 });
  expect(statusOf.get('team_points_equal_player_points')).toEqual(['fail', 1]);
  expect(statusOf.get('team_points_equal_period_points')).toEqual(['fail', 2]);
  expect(statusOf.get('minutes_are_240_and_25_an_overtime')).toEqual(['fail', 1]);
  expect(statusOf.get('records_equal_the_leagues_own')).toEqual(['warn', 1]);
}, 180_000);
