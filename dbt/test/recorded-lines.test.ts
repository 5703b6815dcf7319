import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasRecorded, readRecorded, recorded } from './recorded-answers.ts';
import { runDbt } from './run-dbt.ts';
import { type Row, sql, stagingFile } from './staging.ts';

interface Answer {
  readonly resultSets: readonly {
    readonly name: string;
    readonly headers: readonly string[];
    readonly rowSet: readonly (string | number | null)[][];
  }[];
}
type Line = Readonly<Record<string, string | number | null>>;

/** A whole day of which every team's points are its players'. */
const date = '2018-03-17';
const rowsOf = (folder: string, name: string): Line[] => {
  const table = readRecorded<Answer>(`stats.nba.com/${folder}/${date}`, '2').resultSets.find(
    (set) => set.name === name,
  );
  return (table?.rowSet ?? []).map((row) => Object.fromEntries(row.map((cell, i) => [table?.headers[i] ?? '', cell])));
};

const counters: Record<string, string> = {
  points: 'PTS',
  field_goals_made: 'FGM',
  field_goals_attempted: 'FGA',
  three_pointers_made: 'FG3M',
  three_pointers_attempted: 'FG3A',
  free_throws_made: 'FTM',
  free_throws_attempted: 'FTA',
  rebounds_offensive: 'OREB',
  rebounds_defensive: 'DREB',
  assists: 'AST',
  steals: 'STL',
  blocks: 'BLK',
};
const only = (line: Line) =>
  Object.fromEntries(Object.entries(counters).map(([ours, theirs]) => [ours, Number(line[theirs])]));

/** The day's lines as one box score a game; a team's line is the sum of its players', for nothing else was recorded. */
function staging(lines: readonly Line[]): Record<string, readonly Row[]> {
  const scores = rowsOf('scoreboard', 'LineScore');
  const games = rowsOf('scoreboard', 'GameHeader').map((game) => {
    const score = (team: unknown) => Number(scores.find((row) => row.TEAM_ID === team)?.PTS);
    const [home, away] = [game.HOME_TEAM_ID, game.VISITOR_TEAM_ID];
    return { id: String(game.GAME_ID), home, away, home_score: score(home), away_score: score(away) };
  });
  const sides = games.flatMap(({ id, home, away }) => [
    { game_id: id, game_date: date, team_id: String(home), opponent_team_id: String(away), is_home: true },
    { game_id: id, game_date: date, team_id: String(away), opponent_team_id: String(home), is_home: false },
  ]);
  const players = sides.map((side) =>
    lines
      .filter((line) => String(line.TEAM_ID) === side.team_id)
      .map(
        (line): Row => ({
          ...side,
          player_id: String(line.PLAYER_ID),
          player_name: String(line.PLAYER_NAME),
          is_starter: false,
          is_played: true,
          seconds_played: Math.round(Number(line.MIN) * 60),
          ...only(line),
          rebounds_total: Number(line.REB),
          turnovers: Number(line.TOV),
          fouls_personal: Number(line.PF),
          plus_minus: Number(line.PLUS_MINUS),
        }),
      ),
  );
  const sum = (rows: readonly Row[], name: string) => rows.reduce((total, row) => total + Number(row[name]), 0);
  return {
    games: games.map(({ id, home, away, ...rest }) => ({
      ...{ game_id: id, game_date: date, home_team_id: String(home), away_team_id: String(away) },
      ...rest,
    })),
    team_box_scores: sides.map((side, i) => ({
      ...side,
      ...Object.fromEntries(
        ['seconds_played', ...Object.keys(counters)].map((name) => [name, sum(players[i] ?? [], name)]),
      ),
      turnovers_personal: sum(players[i] ?? [], 'turnovers'),
    })),
    player_box_scores: players.flat(),
  };
}

describe.skipIf(!hasRecorded)(
  `lines recorded of ${date} (${recorded}${hasRecorded ? '' : ' is not there: not run'})`,
  () => {
    let lines: Line[];
    let file: string;
    let remove: () => void;
    beforeAll(async () => {
      lines = rowsOf('leaguedashplayerstats-one-day', 'LeagueDashPlayerStats');
      ({ file, remove } = await stagingFile(staging(lines)));
      expect(runDbt('--duckdb', file, 'run').nodes.filter(({ status }) => status !== 'success')).toEqual([]);
    }, 240_000);
    afterAll(() => remove());

    test("give the league's own percentages, wins, double and triple doubles", async () => {
      const ours = await sql(
        file,
        `select player_id, games_played, games_won, double_doubles, triple_doubles, plus_minus, rebounds, minutes_per_game,
         round(field_goal_pct, 3) as fg, round(three_point_pct, 3) as three, round(free_throw_pct, 3) as ft
       from marts.player_season where season = '2017-18' and season_type = 'regular' and is_total order by player_id`,
      );
      // Without an attempt the league says 0, and we say nothing.
      const share = (line: Line, pct: string, attempts: string) => (Number(line[attempts]) === 0 ? null : line[pct]);
      const published = lines
        .map((line) => ({
          player_id: String(line.PLAYER_ID),
          games_played: String(line.GP),
          games_won: String(line.W),
          double_doubles: String(line.DD2),
          triple_doubles: String(line.TD3),
          plus_minus: String(line.PLUS_MINUS),
          rebounds: String(line.REB),
          fg: share(line, 'FG_PCT', 'FGA'),
          three: share(line, 'FG3_PCT', 'FG3A'),
          ft: share(line, 'FT_PCT', 'FTA'),
        }))
        .sort((one, other) => (one.player_id < other.player_id ? -1 : 1));
      expect(published.length).toBeGreaterThan(150);
      expect(published.filter(({ double_doubles }) => double_doubles === '1').length).toBeGreaterThan(5);
      expect(ours.map(({ minutes_per_game, ...rest }) => rest)).toEqual(published);
    });

    test('are of minutes that add up, and of sound boxes', async () => {
      const grades = await sql(
        file,
        'select distinct box_grade, minutes_grade from core.fct_player_games order by all',
      );
      expect(grades).toEqual([{ box_grade: 'sound', minutes_grade: 'exact' }]);
    });
  },
);
