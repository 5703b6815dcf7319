import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasRecorded, readRecorded, recorded } from './recorded-answers.ts';
import { projectFolder, runDbt } from './run-dbt.ts';
import { type Row, sql } from './staging.ts';

const hoops = join(projectFolder, '..', 'node_modules', '.bin', 'hoops');

interface Standings {
  readonly resultSets: readonly [{ readonly headers: readonly string[]; readonly rowSet: readonly unknown[][] }];
}
function publishedStandings(): readonly Record<string, unknown>[] {
  const [table] = readRecorded<Standings>('stats.nba.com/leaguestandings', 'leagueStandingsV3').resultSets;
  return table.rowSet.map((row) => Object.fromEntries(table.headers.map((name, i) => [name, row[i]])));
}

/** 538's formula once more, by itself: team → rating, game by game. */
function replayElo(games: readonly Row[], homeEdge: number): ReadonlyMap<string, number> {
  const ratings = new Map<string, number>();
  const after = new Map<string, number>();
  const rating = (team: string) => ratings.get(team) ?? 1505;
  for (const { game_id, home, away, margin, is_neutral } of games) {
    const points = Number(margin);
    const ahead = rating(String(home)) + (is_neutral === true ? 0 : homeEdge) - rating(String(away));
    const expected = 1 / (1 + 10 ** (-ahead / 400));
    const multiplier = (Math.abs(points) + 3) ** 0.8 / (7.5 + 0.006 * Math.sign(points) * ahead);
    const change = 20 * multiplier * ((points > 0 ? 1 : 0) - expected);
    for (const [team, moved] of [
      [String(home), rating(String(home)) + change],
      [String(away), rating(String(away)) - change],
    ] as const) {
      ratings.set(team, moved);
      after.set(`${game_id} ${team}`, moved);
    }
  }
  return after;
}

describe.skipIf(!hasRecorded)(
  `the recorded schedule of 2024-25 (${recorded}${hasRecorded ? '' : ' is not there: not run'})`,
  () => {
    let folder: string;
    let file: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'hoops-season-'));
      file = join(folder, 'hoops.duckdb');
      const loaded = spawnSync(
        hoops,
        [
          'backfill',
          '--dates=2025-01-15',
          '--until=load_to_bq_staging',
          `--source=folder:${recorded}`,
          `--store=folder:${join(folder, 'data')}`,
          `--warehouse=duckdb:${file}`,
        ],
        { encoding: 'utf8', cwd: folder },
      );
      expect(loaded.stderr).toContain('"event"');
      expect(runDbt('--duckdb', file, 'build').nodes.filter(({ status }) => status === 'fail')).toEqual([]);
    }, 240_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('gives the standings that the league published: places, records, streaks, points and games back', async () => {
      const ours = await sql(
        file,
        `select * from marts.standings_daily
         where season = '2024-25' and as_of_date = (select max(as_of_date) from marts.standings_daily where season = '2024-25')`,
      );
      const record = (row: Row, side: string) => `${row[`${side}wins`]}-${row[`${side}losses`]}`;
      const table = ours.map((row) => ({
        team: row.team_id,
        conference: row.conference,
        place: Number(row.conference_rank),
        division: row.division,
        divisionPlace: Number(row.division_rank),
        records: ['', 'home_', 'road_', 'conference_', 'division_', 'last_ten_'].map((side) => record(row, side)),
        back: [row.games_back, row.division_games_back],
        streak: Number(row.streak),
        points: [Number(row.points), Number(row.opponent_points), Number(row.net_points)],
      }));
      const published = publishedStandings().map((row) => ({
        team: String(row.TeamID),
        conference: row.Conference,
        place: row.PlayoffRank,
        division: row.Division,
        divisionPlace: row.DivisionRank,
        records: ['Record', 'HOME', 'ROAD', 'ConferenceRecord', 'DivisionRecord', 'L10'].map((name) =>
          String(row[name]).trim(),
        ),
        back: [row.ConferenceGamesBack, row.DivisionGamesBack],
        streak: row.CurrentStreak,
        points: [row.TotalPoints, row.OppTotalPoints, row.DiffTotalPoints],
      }));
      const byTeam = (a: { team: unknown }, b: { team: unknown }) => (String(a.team) < String(b.team) ? -1 : 1);
      expect(published).toHaveLength(30);
      expect(table.sort(byTeam)).toEqual(published.sort(byTeam));
    });

    test('says which rule decided each tie of that season', async () => {
      const ties = await sql(
        file,
        `select conference_rank as place, tricode, conference_tie_break as rule from marts.standings
         where season = '2024-25' and is_tied order by conference_rank`,
      );
      expect(ties.map(({ place, tricode, rule }) => `${place} ${tricode} ${rule}`)).toEqual([
        '3 LAL division_leader',
        '4 DEN conference_record',
        '5 LAC conference_record',
        '7 GSW head_to_head',
        '8 MEM head_to_head',
        '11 PHX conference_record',
        '12 POR conference_record',
      ]);
    });

    test("counts each team's record after each game as the schedule itself does, in facts and in standings of the day", async () => {
      const [counted] = await sql(
        file,
        `with listed as (
           select game_id, home_team_id as team_id, home_wins as wins, home_losses as losses from staging.schedule_games
           where substr(game_id, 3, 1) = '2'
           union all
           select game_id, away_team_id, away_wins, away_losses from staging.schedule_games where substr(game_id, 3, 1) = '2'
         )
         select
           count(*) as rows,
           count(*) filter (where games.wins_after = listed.wins and games.losses_after = listed.losses) as same,
           count(*) filter (where standings.wins = listed.wins and standings.losses = listed.losses) as same_in_standings
         from listed
         left join core.fct_team_games as games using (game_id, team_id)
         left join marts.standings_daily as standings
           on standings.season = games.season and standings.team_id = games.team_id and standings.as_of_date = games.game_date`,
      );
      expect(counted).toEqual({ rows: '2460', same: '2460', same_in_standings: '2460' });
    });

    test('moves ratings as the formula does, written down a second time', async () => {
      const games = await sql(
        file,
        `select game_id, home_team_id as home, away_team_id as away, home_score - away_score as margin, is_neutral from core.fct_games
         where is_final and season = '2024-25' and season_type in ('regular', 'cup_final', 'play_in', 'playoffs')
         order by game_date, tip_off_at, game_id`,
      );
      const rated = await sql(file, 'select game_id, team_id, elo_after, elo_fitted_after from marts.elo_ratings');
      expect(rated.length).toBe(2 * games.length);
      expect(games.length).toBeGreaterThan(1300);
      for (const [homeEdge, column] of [
        [100, 'elo_after'],
        [35, 'elo_fitted_after'],
      ] as const) {
        const expected = replayElo(games, homeEdge);
        const off = rated.map((row) =>
          Math.abs(Number(row[column]) - (expected.get(`${row.game_id} ${row.team_id}`) ?? 0)),
        );
        expect(Math.max(...off)).toBeLessThan(0.0001);
      }
    });
  },
);
