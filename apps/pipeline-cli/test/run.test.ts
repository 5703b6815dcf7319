import { join } from 'node:path';
import { simulateSeason, startSimulator } from '@hoops/nba-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Summary } from '../src/summary.ts';
import { totalCounts } from '../src/summary.ts';
import { hasDbt } from './dbt-environment.ts';
import { ask, digests } from './digests.ts';
import { type Ended, hoops, temporaryFolder } from './hoops.ts';

const date = '2026-01-15';
const source = 'simulator:?seed=1&today=2026-01-19';
const season = simulateSeason({ seed: 1, season: '2025-26' });
const gamesOn = (day: string) =>
  season.schedule.filter(({ game_date }) => game_date === day).map(({ game_id }) => game_id);

let folder: string;
let remove: () => void;
beforeAll(() => {
  ({ folder, remove } = temporaryFolder());
});
afterAll(() => remove());

const run = async (...args: string[]) => await hoops(args, { cwd: folder });
const url = (file: string) => `duckdb:${join(folder, file)}`;
const summaryOf = ({ stdout }: Ended) => JSON.parse(stdout) as Summary;

describe.skipIf(!hasDbt)('hoops run on a simulated date (needs .venv/py: npm run setup)', () => {
  let first: Ended;
  beforeAll(async () => {
    first = await run('run', `--date=${date}`, '--source', source, '--json');
  });

  it('takes every final game to marts and audit, and says whose league it is', async () => {
    expect(first.code).toBe(0);
    const summary = summaryOf(first);
    expect(summary.notice).toMatch(/^SIMULATED LEAGUE · seed 1 · no real team, player or game/);
    expect(summary).toMatchObject({ status: 'ok', is_simulated: true, store: 'folder:data/simulator' });
    const games = await ask(
      url('data/simulator/hoops-read.duckdb'),
      `select game_id, detail from core.fct_games where game_date = '${date}' order by 1`,
    );
    expect(games).toEqual(gamesOn(date).map((game_id) => ({ game_id, detail: 'plays' })));
    const runs = await ask(
      url('data/simulator/hoops-read.duckdb'),
      'select command, status, cast(game_date as varchar) as day from audit.pipeline_runs',
    );
    expect(runs).toEqual([{ command: 'run', status: 'ok', day: date }]);
  });

  it('prints the answer alone on stdout, and off a terminal one JSON line per event on stderr', () => {
    expect(first.stdout.trim().split('\n')).toHaveLength(1);
    for (const line of first.stderr.trim().split('\n')) {
      expect(JSON.parse(line)).toMatchObject({ at: expect.stringMatching(/Z$/), event: expect.any(String) });
    }
    const steps = first.events
      .filter(({ event }) => event === 'step_ended')
      .map(({ step, status }) => `${step} ${status}`);
    expect(steps).toEqual(
      'fetch_scoreboard extract_game_ids fetch_boxscores write_raw_to_gcs load_to_bq_staging dbt_run dbt_test freshness_volume_checks write_audit'
        .split(' ')
        .map((step) => `${step} ok`),
    );
  });

  it('changes nothing the second time and says so', async () => {
    const before = await digests(url('data/simulator/hoops.duckdb'));
    const again = await run('run', `--date=${date}`, '--source', source);
    expect(again.code).toBe(0);
    expect(again.stdout).toMatch(/: 0 inserted, 0 updated\.\n$/);
    expect(again.stdout).toMatch(/ · no season changed {2}/);
    expect(await digests(url('data/simulator/hoops.duckdb'))).toEqual(before);
  });

  it('gives the same tables step by step, with the games mapped one process each', async () => {
    const step = async (name: string, ...args: string[]) => {
      const ended = await hoops(['step', name, `--date=${date}`, '--trigger=daily', ...args], {
        cwd: folder,
        env: { HOOPS_SOURCE: source, HOOPS_STORE: 'folder:steps', HOOPS_WAREHOUSE: 'duckdb:steps/hoops.duckdb' },
      });
      expect({ name, code: ended.code, last: ended.events.at(-1) }).toMatchObject({ code: 0 });
      expect(ended.stdout.trim().split('\n')).toHaveLength(1);
      return JSON.parse(ended.stdout);
    };
    await step('fetch_scoreboard');
    const maps: { HOOPS_GAME: string }[] = await step('extract_game_ids');
    expect(maps).toEqual(gamesOn(date).map((game) => ({ HOOPS_DATE: date, HOOPS_GAME: game })));
    for (const { HOOPS_GAME } of maps) await step('fetch_boxscores', '--game', HOOPS_GAME);
    for (const name of [
      'write_raw_to_gcs',
      'load_to_bq_staging',
      'dbt_run',
      'dbt_test',
      'freshness_volume_checks',
      'write_audit',
    ]) {
      await step(name);
    }
    expect(await digests(url('steps/hoops.duckdb'))).toEqual(await digests(url('data/simulator/hoops.duckdb')));
    const runs = await ask(url('steps/hoops-read.duckdb'), 'select command, trigger, status from audit.pipeline_runs');
    expect(runs).toEqual([{ command: 'step', trigger: 'daily', status: 'ok' }]);
  });

  it('gives the same tables by replay into a new warehouse, asking nobody', async () => {
    const replayed = await run(
      'replay',
      '--from',
      date,
      '--to',
      date,
      '--store',
      'folder:data/simulator',
      '--warehouse',
      'duckdb:replayed.duckdb',
      '--until=load_to_bq_staging',
    );
    expect(replayed.code).toBe(0);
    expect(replayed.events.filter(({ event }) => event === 'answered')).toEqual([]);
    const staging = Object.entries(await digests(url('data/simulator/hoops.duckdb'))).filter(([table]) =>
      table.startsWith('staging.'),
    );
    expect(await digests(url('replayed.duckdb'))).toEqual(Object.fromEntries(staging));
  });

  it('answers questions on the read copy as table, JSON and CSV', async () => {
    const from = ['--source', source];
    const sql = 'select team_id, wins from marts.standings order by wins desc, team_id limit 2';
    const rows = JSON.parse((await run('query', sql, '--json', ...from)).stdout);
    expect(rows).toHaveLength(2);
    expect((await run('query', sql, '--csv', ...from)).stdout).toBe(
      `team_id,wins\n${rows.map((row: { team_id: string; wins: number }) => `${row.team_id},${row.wins}`).join('\n')}\n`,
    );
    expect((await run('query', sql, ...from)).stdout).toContain(rows[0].team_id);
    const wrong = await run('query', 'selec 1', ...from);
    expect({ code: wrong.code, stdout: wrong.stdout }).toEqual({ code: 64, stdout: '' });
    const write = await run('query', 'delete from staging.games', ...from);
    expect(write.code).toBe(64);
  });

  it('shows in status the last run, a calendar and that nobody is needed', async () => {
    const { code, stdout } = await run('status', '--source', source);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^SIMULATED LEAGUE/);
    expect(stdout).toMatch(/last run {2}\d{8}T\d{6}Z-\w+ · 2026-01-15 · \w+ · \w+/);
    expect(stdout).toMatch(/^Jan .*●/m);
    expect(stdout).toMatch(/needs you \(0\)/);
  });

  it('finds nothing wrong in check, and builds the audit tables again as they were', async () => {
    const where = ['--source', source];
    const before = await ask(
      url('data/simulator/hoops.duckdb'),
      "select * from audit.pipeline_runs where command = 'run' order by run_id",
    );
    const { code, stdout } = await run('check', `--date=${date}`, '--rebuild', ...where);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining(`✓ ${date}: nothing found`) });
    expect(
      await ask(
        url('data/simulator/hoops.duckdb'),
        "select * from audit.pipeline_runs where command = 'run' order by run_id",
      ),
    ).toEqual(before);
  });
});

describe.skipIf(!hasDbt)('a day with a game that the league does not give (needs .venv/py: npm run setup)', () => {
  const empty = dayOff();
  const before = dayBefore(empty);
  const where = ['--store', 'folder:absent', '--warehouse', 'duckdb:absent.duckdb'];
  const [absent = ''] = gamesOn(before);

  it('ends with 1 and names it', async () => {
    const broken = await startSimulator({
      seed: 1,
      today: '2026-01-19',
      faults: [
        { endpoint: 'cdn/boxscore', subject: absent, fault: 'status_403' },
        { endpoint: 'stats/boxscoretraditionalv3', subject: absent, fault: 'status_403' },
      ],
    });
    try {
      const ended = await run('run', `--date=${before}`, '--source', broken.url, ...where);
      expect(ended.code).toBe(1);
      expect(ended.stdout).toMatch(/^SIMULATED LEAGUE/);
      expect(ended.stdout).toMatch(new RegExp(`^incomplete ${before}`, 'm'));
      expect(ended.stdout).toMatch(new RegExp(`✗ .*${absent}`));
      expect(ended.stdout).toMatch(/^Not complete in /m);
    } finally {
      await broken.close();
    }
    const status = await run('status', ...where);
    expect(status.stdout).toMatch(new RegExp(`needs you \\(1\\)\n◐ ${before} {2}incomplete`));
  });

  it('is completed by a later run, and a day without games is green beside it', async () => {
    const ended = await run('backfill', '--from', before, '--to', empty, '--source', source, ...where, '--json');
    expect(ended.code).toBe(0);
    const { dates, staging } = summaryOf(ended);
    expect(dates).toMatchObject([
      { game_date: before, status: 'ok' },
      { game_date: empty, status: 'ok', findings: [] },
    ]);
    expect(totalCounts(staging ?? {}).updated).toBe(0);
    expect((await run('status', ...where)).stdout).toMatch(/needs you \(0\)/);
  });
});

/** The first date after the opening on which nobody plays, though somebody did the day before. */
function dayOff(): string {
  for (let day = '2025-11-01'; day < '2026-01-15'; day = dayBefore(day, -1)) {
    if (gamesOn(day).length === 0 && gamesOn(dayBefore(day)).length > 0) return day;
  }
  throw new Error('the simulated season has no day off');
}

function dayBefore(date: string, days = 1): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
