import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Summary, totalCounts } from '../src/summary.ts';
import { hasDbt } from './dbt-environment.ts';
import { ask } from './digests.ts';
import { type Ended, hoops, temporaryFolder } from './hoops.ts';
import { hasRecorded, type Recorded, readRecorded, recordedFolder } from './recorded.ts';

const needs = 'needs the recorded answers, ../shared/nba-recorded or HOOPS_RECORDED, and .venv/py';

describe.skipIf(!hasRecorded || !hasDbt)(`hoops over every recorded real date (${needs})`, () => {
  let folder: string;
  let remove: () => void;
  let recorded: Recorded;
  let ended: Ended;
  let summary: Summary;
  const url = () => `duckdb:${join(folder, 'data', 'hoops.duckdb')}`;

  beforeAll(async () => {
    ({ folder, remove } = temporaryFolder());
    recorded = await readRecorded();
    const args = ['backfill', '--dates', recorded.dates.join(','), '--source', `folder:${recordedFolder}`, '--json'];
    ended = await hoops(args, { cwd: folder });
    if (ended.stdout === '') throw new Error(ended.stderr.slice(-2000));
    summary = JSON.parse(ended.stdout);
  }, 180_000);
  afterAll(() => remove());

  it('takes each recorded final game to staging, core and marts', async () => {
    const loaded = await ask(
      url(),
      `select game_id, count(distinct team_id) as teams, count(*) as players from staging.player_box_scores group by game_id order by game_id`,
    );
    expect(loaded.map(({ game_id }) => game_id)).toEqual(recorded.boxes);
    for (const { teams, players } of loaded) {
      expect(teams).toBe(2);
      expect(players).toBeGreaterThanOrEqual(20);
    }
    const core = await ask(url(), `select game_id from core.fct_games where detail <> 'score_only' order by game_id`);
    expect(core.map(({ game_id }) => game_id)).toEqual(recorded.boxes);
    const marts = await ask(
      url(),
      `select box.game_id from (select distinct game_id, player_id, season, season_type from core.fct_player_games where seconds_played > 0) as box
       left join marts.player_season as season using (player_id, season, season_type)
       where season.player_id is null and box.season_type in ('regular', 'playoffs', 'play_in', 'cup_final')`,
    );
    expect(marts).toEqual([]);
  });

  it('finds team points equal to player sums, and to period sums where the box score has periods', async () => {
    const unlike = await ask(
      url(),
      `with players as (select game_id, team_id, sum(points) as points from staging.player_box_scores group by all),
       periods as (select game_id, team_id, sum(points) as points from staging.period_scores group by all)
       select team.game_id, team.team_id, team.points, players.points as player_points, periods.points as period_points
       from staging.team_box_scores as team
       left join players using (game_id, team_id) left join periods using (game_id, team_id)
       where team.points is distinct from players.points or (periods.points is not null and periods.points <> team.points)`,
    );
    expect(unlike).toEqual([]);
  });

  it('names the games of which it has plays and no box score, and loads them as no game', async () => {
    expect(recorded.playsOnly.length).toBeGreaterThan(0);
    for (const game of recorded.playsOnly) {
      expect(summary.notes).toContain(
        `the source has plays of game ${game} and no box score: they are not loaded as a game`,
      );
      expect(await ask(url(), `select 1 from staging.plays where game_id = '${game}'`)).toEqual([]);
    }
  });

  it('says exactly which games are absent and ends not complete, with 1', async () => {
    expect(ended.code).toBe(1);
    expect(summary.status).toBe('incomplete');
    const held = new Set(recorded.boxes);
    for (const { game_date, status, findings } of summary.dates) {
      const listed = await ask(url(), listedSql(game_date));
      const due = listed.filter(({ is_postponed }) => is_postponed !== true).map(({ game_id }) => String(game_id));
      const named = new Set(findings.filter(({ severity }) => severity === 'fail').map(({ subject }) => subject));
      expect({ game_date, absent: due.filter((game) => !held.has(game) && !named.has(game)) }).toEqual({
        game_date,
        absent: [],
      });
      expect({ game_date, status }).toEqual({
        game_date,
        status: due.every((game) => held.has(game) && !named.has(game)) && named.size === 0 ? 'ok' : 'incomplete',
      });
    }
  });

  it('does not take plays without a box score for a game', async () => {
    const [playsOnly = ''] = recorded.playsOnly;
    expect(playsOnly).toBe('0022000180');
    expect(await ask(url(), `select * from staging.games where game_id = '${playsOnly}'`)).toEqual([]);
    const alone = await hoops(
      [
        'run',
        '--date=2021-01-15',
        '--source',
        `folder:${recordedFolder}`,
        '--store',
        'folder:alone',
        '--warehouse',
        'duckdb:alone.duckdb',
      ],
      { cwd: folder },
    );
    expect(alone.code).toBe(69);
    expect(alone.events.at(-1)?.message).toMatch(/no list of the games of 2021-01-15 came/);
  });

  it('loads no final rows from what was said before and during the games; the later answers complete them', async () => {
    const where = [
      '--dates=2026-02-11',
      '--until=load_to_bq_staging',
      '--store=folder:asof',
      '--warehouse=duckdb:asof.duckdb',
    ];
    const at = async (query: string) => {
      const { code } = await hoops(['backfill', ...where, '--source', `folder:${recordedFolder}${query}`], {
        cwd: folder,
      });
      expect(code).toBe(0);
      const file = `duckdb:${join(folder, 'asof.duckdb')}`;
      const [rows] = await ask(
        file,
        `select (select count(*) from staging.games) as games, (select count(*) from staging.player_box_scores) as players, (select count(*) from staging.plays) as plays, (select count(*) from staging.scoreboard_games) as listed`,
      );
      return rows;
    };
    expect(await at('?as_of=2026-02-12T00:05:00Z')).toEqual({ games: 0, players: 0, plays: 0, listed: 14 });
    expect(await at('?as_of=2026-02-12T00:30:00Z')).toEqual({ games: 0, players: 0, plays: 0, listed: 14 });
    expect(await at('')).toMatchObject({ games: 3, listed: 14 });
  });

  it('prints what it covered', async () => {
    const staging = summary.staging ?? {};
    const { inserted, unchanged, rejected } = totalCounts(staging);
    const absent = summary.dates.flatMap(({ findings }) =>
      findings.filter(({ check, severity }) => check === 'completeness' && severity === 'fail'),
    );
    console.info(
      `recorded days: ${recorded.dates.length} dates (${recorded.dates[0]} … ${recorded.dates.at(-1)}), ${recorded.boxes.length} final games loaded (${recorded.boxes.join(' ')}), ` +
        `${inserted} rows inserted, ${unchanged} unchanged, ${rejected} rejected; ${absent.length} games or dates named as absent or not over; plays without a box score: ${recorded.playsOnly.join(' ')}`,
    );
    expect(inserted).toBeGreaterThan(5_000);
    expect(rejected).toBe(0);
    expect(recorded.dates.length).toBeGreaterThanOrEqual(18);
  });
});

function listedSql(date: string): string {
  return `select game_id, min(status) = 'postponed' as is_postponed from core.fct_games where game_date = '${date}' or first_listed_date = '${date}' group by game_id order by game_id`;
}
