import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runDbt } from './run-dbt.ts';
import { BOS, LAL } from './small-league.ts';
import { contentsOf, type Row, sql, stagingFile } from './staging.ts';
import { stagingOf, tradedGames } from './traded-league.ts';

const tables = [
  'core.season_answers',
  'core.built_seasons',
  'core.fct_games',
  'core.fct_team_games',
  'core.dim_players',
  'core.box_grades',
  'core.box_games',
  'core.fct_player_games',
  'marts.player_season',
  'marts.player_career',
  'marts.player_splits',
  'marts.player_form',
  'marts.player_availability',
  'marts.leaders',
  'marts.award_eligibility',
  'marts.features_player_asof',
];
const looksBack = ['marts.player_form', 'marts.features_player_asof'];
const late = tradedGames.filter(({ date }) => date > '2024-11-14').map(({ id }) => id);
const lateIds = late.map((id) => `'${id}'`).join(', ');
/** As a schedule tells of a game before it is played. */
const toCome = ({ id, date, home, away, isNeutral = false }: (typeof tradedGames)[number]): Row => ({
  season: '2024-25',
  game_id: id,
  game_date: date,
  game_status: 1,
  game_status_text: '7:00 pm ET',
  home_team_id: home,
  away_team_id: away,
  home_score: 0,
  away_score: 0,
  is_neutral: isNeutral,
});
/** Put on the schedule once the rest is played. */
const next = toCome({ id: '0042400102', date: '2025-04-22', home: BOS, away: LAL, traded: LAL });

let file: string;
let remove: () => void;
beforeAll(async () => {
  const { schedule_games = [], ...known } = stagingOf(tradedGames.filter(({ id }) => !late.includes(id)));
  const listed = tradedGames.filter(({ id }) => late.includes(id)).map(toCome);
  ({ file, remove } = await stagingFile({ ...known, schedule_games: [...schedule_games, ...listed] }));
  expect(runDbt('--duckdb', file, 'run').nodes.filter(({ status }) => status !== 'success')).toEqual([]);
}, 240_000);
afterAll(() => remove());

const rowsOf = (query: string) => sql(file, query);
const contents = (of: string, which: readonly string[], where = 'true') => contentsOf(of, which, () => where);
/** All that a row knows; what it was made of aside. */
const featuresOf = (where: string) =>
  rowsOf(
    `select * exclude (asof_sha, is_scheduled) from marts.features_player_asof where ${where} order by game_id, player_id`,
  );
const toBePlayed = () => featuresOf('is_scheduled');
const corrected = (game: string) =>
  `update staging.loaded_answers set sha256 = 'corrected' where scope = '${game}' and table_name <> 'games'`;

describe('two seasons of four teams and a traded player', () => {
  test('later games never change what was known before earlier ones, nor what was to be known before the next', async () => {
    const before = await contents(file, looksBack, `game_id not in (${lateIds})`);
    const expected = await toBePlayed();
    const { schedule_games = [], ...boxes } = stagingOf(tradedGames.filter(({ id }) => late.includes(id)));
    const more = { ...boxes, schedule_games: [...schedule_games, next] };
    const added = await stagingFile(more);
    await sql(
      file,
      `attach '${added.file}' as added (read_only)`,
      `delete from staging.schedule_games where game_id in (${lateIds})`,
      ...Object.keys(more).map((table) => `insert into staging.${table} select * from added.staging.${table}`),
    );
    added.remove();
    await sql(file, 'update core.fct_games set game_sub_label = season');
    const answer = runDbt('--duckdb', file, 'run', 'test');
    expect(answer.nodes.filter(({ status }) => status !== 'success' && status !== 'pass')).toEqual([]);
    expect(await contents(file, looksBack, `game_id not in (${lateIds}, '${next.game_id}')`)).toEqual(before);
    expect(await contents(file, looksBack)).not.toEqual(before);
    // Of the late games the first two are within seven days of the last result, each the next of its teams.
    expect(expected.map(({ game_id }) => game_id)).toEqual([...Array(16).fill(late[0]), ...Array(16).fill(late[1])]);
    expect(expected.filter(({ player_id }) => player_id === 'traded').map(({ team_id }) => team_id)).toEqual([LAL]);
    const played = await featuresOf(`game_id in ('${late[0]}', '${late[1]}') and not is_scheduled`);
    expect(played).toEqual(expected);
    expect((await toBePlayed()).map(({ game_id }) => game_id)).toEqual(Array(16).fill(next.game_id));
    // A season that nothing new was told of is let be.
    const left = await sql(file, 'select distinct season from core.fct_games where game_sub_label = season');
    expect(left).toEqual([{ season: '2023-24' }]);
  }, 240_000);

  test('a traded player has a row a team and one of all together, and nothing of another season type is in them', async () => {
    const rows = await rowsOf(
      `select season, season_type, team_id, row_scope, games_played, points, is_total from marts.player_season
       where player_id = 'traded' order by season, season_type, row_scope desc, games_played desc`,
    );
    const points = await rowsOf(
      `select season, season_type, team_id, sum(points) as points from core.fct_player_games
       where player_id = 'traded' group by all order by all`,
    );
    const pointsOf = (season: string, type: string, team: string | null) =>
      String(
        points
          .filter((row) => row.season === season && row.season_type === type && (team === null || row.team_id === team))
          .reduce((total, row) => total + Number(row.points), 0),
      );
    const row = (season: string, type: string, team: string | null, scope: string, games: number) => ({
      season,
      season_type: type,
      team_id: team,
      row_scope: scope,
      games_played: String(games),
      points: pointsOf(season, type, team),
      is_total: scope !== 'one_of_teams',
    });
    expect(rows).toEqual([
      row('2023-24', 'regular', BOS, 'only_team', 3),
      row('2024-25', 'cup_final', LAL, 'only_team', 1),
      row('2024-25', 'play_in', LAL, 'only_team', 1),
      row('2024-25', 'playoffs', LAL, 'only_team', 1),
      row('2024-25', 'regular', LAL, 'one_of_teams', 4),
      row('2024-25', 'regular', BOS, 'one_of_teams', 3),
      row('2024-25', 'regular', null, 'all_teams', 7),
    ]);
    const spells = await rowsOf(
      `select team_id, from_date, to_date from core.dim_players where player_id = 'traded' order by from_date`,
    );
    expect(spells).toEqual([
      { team_id: BOS, from_date: '2023-10-24', to_date: '2024-11-04' },
      { team_id: LAL, from_date: '2024-11-05', to_date: null },
    ]);
  });

  test('names its leaders by category, and counts neutral ground apart', async () => {
    const places = await rowsOf(
      "select distinct split_value from marts.player_splits where split = 'place' order by split_value",
    );
    expect(places.map(({ split_value }) => split_value)).toEqual(['home', 'neutral', 'road']);
    const [first] = await rowsOf(
      `select leaders.value = best.value as is_best, leaders.qualified_by from marts.leaders
       cross join (select max(points_per_game) as value from marts.player_season where season = '2024-25' and season_type = 'regular' and is_total and 10 * games_played >= 7 * games_loaded) as best
       where season = '2024-25' and season_type = 'regular' and category = 'PTS' and place = 1 limit 1`,
    );
    expect(first).toEqual({ is_best: true, qualified_by: 'games' });
  });

  test('faults are named, aggregates refuse faulty boxes, and an incremental build equals a full one', async () => {
    const broken = join(file, '..', 'broken.duckdb');
    copyFileSync(file, broken);
    const game = (n: number) => `00224000${String(n).padStart(2, '0')}`;
    const side = (n: number) => tradedGames.find(({ id }) => id === game(n)) as (typeof tradedGames)[number];
    const before = await contents(broken, tables);
    await sql(
      broken,
      // A correction of the season before: a basket more, on sheet, team line and score.
      ...['player_box_scores', 'team_box_scores'].map(
        (table) =>
          `update staging.${table} set points = points + 2, field_goals_made = field_goals_made + 1 where game_id = '0022300001' and is_home ${table.startsWith('player') ? `and player_id = '${BOS}-0'` : ''}`,
      ),
      `update staging.games set home_score = home_score + 2 where game_id = '0022300001'`,
      `update staging.loaded_answers set sha256 = 'corrected' where scope = '0022300001'`,
      // A box score that is in force no more, and a game that turns out to be of another day.
      ...['games', 'player_box_scores', 'team_box_scores'].map(
        (table) => `delete from staging.${table} where game_id = '${game(2)}'`,
      ),
      `update staging.loaded_answers set is_in_force = false where scope = '${game(2)}'`,
      `update staging.games set game_date = date '2024-10-27' where game_id = '${game(3)}'`,
      // Faults: a team's line, a team's players, all counters, the minutes of one, the turnovers of a team.
      `delete from staging.team_box_scores where game_id = '${game(5)}' and is_home`,
      `delete from staging.player_box_scores where game_id = '${game(6)}' and is_home`,
      `update staging.player_box_scores set points = 0, field_goals_made = 0, field_goals_attempted = 0, three_pointers_made = 0, three_pointers_attempted = 0,
         free_throws_made = 0, free_throws_attempted = 0, rebounds_offensive = 0, rebounds_defensive = 0, rebounds_total = 0, assists = 0, steals = 0,
         blocks = 0, turnovers = 0, fouls_personal = 0 where game_id = '${game(7)}' and is_home`,
      `update staging.player_box_scores set seconds_played = 0 where game_id = '${game(8)}' and player_id = '${side(8).home}-0'`,
      `update staging.team_box_scores set turnovers_personal = 0, turnovers_team = 0 where game_id = '${game(9)}' and is_home`,
      ...[5, 6, 7, 8, 9].map((n) => corrected(game(n))),
      // The same player on both teams, and one of a team that does not play.
      `insert into staging.player_box_scores select * replace ('${side(10).away}' as team_id) from staging.player_box_scores
         where game_id = '${game(10)}' and player_id = '${side(10).home}-7'`,
      corrected(game(10)),
      `update staging.player_box_scores set team_id = '1' where game_id = '${game(11)}' and player_id = '${side(11).home}-7'`,
      corrected(game(11)),
      // An id once read as a number, and a season named by its first year.
      `insert into staging.schedule_games select * replace ('22400012' as game_id) from staging.schedule_games where game_id = '${game(12)}'`,
      `update staging.schedule_games set season = '2024' where game_id = '${game(13)}'`,
    );
    const built = runDbt('--duckdb', broken, 'run');
    expect(built.nodes.filter(({ status }) => status !== 'success')).toEqual([]);

    const whole = join(file, '..', 'whole.duckdb');
    copyFileSync(broken, whole);
    await sql(whole, 'drop schema core cascade', 'drop schema marts cascade');
    expect(runDbt('--duckdb', whole, 'run').status).toBe(0);
    const after = await contents(broken, tables);
    expect(after).toEqual(await contents(whole, tables));
    expect(tables.filter((table) => String(after[table]) === String(before[table]))).toEqual([]);

    const grades = await sql(
      broken,
      "select game_id, box_grade from core.box_games where box_grade <> 'sound' and game_id like '0022%' order by game_id",
    );
    expect(grades).toEqual([
      { game_id: game(2), box_grade: 'none' },
      { game_id: game(5), box_grade: 'no_team_line' },
      { game_id: game(6), box_grade: 'no_player_lines' },
      { game_id: game(7), box_grade: 'zeroed' },
      { game_id: game(8), box_grade: 'no_minutes' },
    ]);
    const [star] = await sql(
      broken,
      `select team_games, games_loaded, games_played, is_complete from marts.player_season
       where season = '2024-25' and season_type = 'regular' and player_id = '${BOS}-0'`,
    );
    // Seven games of Boston: two faulty (5 and 7), none withdrawn.
    expect(star).toEqual({ team_games: '7', games_loaded: '5', games_played: '5', is_complete: false });

    await sql(
      broken,
      "update marts.player_season set is_total = true where player_id = 'traded'",
      "delete from marts.player_splits where split = 'rest' and split_value = 'first_game'",
      "update marts.player_form set season_type = 'preseason' where game_id = '0062400001'",
    );
    const tested = runDbt('--duckdb', broken, 'test');
    const told = new Map(tested.nodes.map(({ name, status, failures }) => [name, [status, failures]]));
    const outcomes = (...names: string[]) => Object.fromEntries(names.map((name) => [name, told.get(name)]));
    expect(
      outcomes(
        'a_player_has_one_line_a_game',
        'players_are_in_one_of_the_two_teams',
        'players_have_their_teams_line',
        'team_lines_have_players',
        'box_scores_are_not_zeroed',
        'counters_have_minutes',
        'team_turnovers_cover_the_players',
        'traded_players_are_counted_once',
        'game_ids_have_ten_digits',
        'seasons_are_named_one_way',
      ),
    ).toEqual({
      a_player_has_one_line_a_game: ['fail', 1],
      players_are_in_one_of_the_two_teams: ['fail', 1],
      players_have_their_teams_line: ['warn', 1],
      team_lines_have_players: ['warn', 1],
      box_scores_are_not_zeroed: ['warn', 1],
      counters_have_minutes: ['warn', 1],
      team_turnovers_cover_the_players: ['fail', 1],
      // The traded player's, and those of the line of a team that does not play.
      traded_players_are_counted_once: ['fail', 2],
      game_ids_have_ten_digits: ['fail', 1],
      seasons_are_named_one_way: ['fail', 2],
    });
    expect(told.get('splits_add_up_to_the_season')?.[0]).toBe('fail');
    expect(told.get('season_types_stay_apart')).toEqual(['fail', 12]);
    // The rows that failed are kept.
    expect(await sql(broken, 'select player_id from failures.a_player_has_one_line_a_game')).toEqual([
      { player_id: `${side(10).home}-7` },
    ]);
  }, 480_000);
});
