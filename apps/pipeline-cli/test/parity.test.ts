import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWarehouse, type TableDiff } from '@hoops/bq-loader';
import { openStore } from '@hoops/bronze-writer';
import { type Guarded, gcsEmulator, startBigquery } from '@hoops/emulators';
import { simulateSeason, startSimulator } from '@hoops/nba-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failingQueries } from '../../../dbt/test/example-queries.ts';
import { runDbt } from '../src/dbt.ts';
import { modelKeys } from '../src/model-keys.ts';
import type { StatusFacts } from '../src/status-facts.ts';
import type { Summary } from '../src/summary.ts';
import { workspaceRoot } from '../src/workspace.ts';
import { forgiven } from './forgiven-sql.ts';
import { type Ended, hoops, temporaryFolder } from './hoops.ts';

const [from, to] = ['2025-11-01', '2025-11-30'];
const season = simulateSeason({ seed: 7, season: '2025-26' });
const games = season.schedule.filter(({ game_date }) => from <= game_date && game_date <= to);
/** The schedule tells the whole month by score; every third date is fetched, one game of it in full, because an emulator takes its time. */
const dates = [...new Set(games.map(({ game_date }) => game_date))].filter((_, i) => i % 3 === 0);
const inFull = dates.map((date) => games.find(({ game_date }) => game_date === date)?.game_id ?? '');
/** A day of the season before, told by its scoreboard and one game in full, so that there is more than one season to build. */
const before = '2024-11-04';
const gamesBefore = simulateSeason({ seed: 7, season: '2024-25' }).schedule.filter(
  ({ game_date }) => game_date === before,
);
/** The dates of which the league then corrects the game. */
const [corrected, changing] = [dates.slice(3, 6), inFull.slice(3, 6)];

/** What dbt keeps for the emulator to compile only, because it cannot run it. */
const notRun: readonly string[] = [];

/** Generous, because a busy machine makes an emulator wait; a quiet one needs a tenth of it. */
const minutes = 180_000;
const models = ['core', 'marts'].flatMap((schema) =>
  readdirSync(join(workspaceRoot, 'dbt', 'models', schema))
    .filter((name) => name.endsWith('.sql'))
    .map((name) => `${schema}.${name.slice(0, -'.sql'.length)}`),
);
const unitTests = ['core', 'marts'].flatMap((schema) => {
  const folder = join(workspaceRoot, 'dbt', 'models', schema);
  const texts = readdirSync(folder).map((name) =>
    name.endsWith('.yml') ? readFileSync(join(folder, name), 'utf8') : '',
  );
  return texts.flatMap((text) => /^unit_tests:\n([\s\S]*)/m.exec(text)?.[1]?.match(/^ {2}- name: \w+/gm) ?? []);
});

describe('a simulated month, from the league to marts', () => {
  let folder: string;
  let remove: () => void;
  let env: Record<string, string>;
  let simulator: Awaited<ReturnType<typeof startSimulator>>;
  let bigquery: Guarded;
  let first: Ended;
  const bucket = `hoops-parity-${process.pid}`;
  const cloud = `bigquery://p?location=US&load=gs://${bucket}/load&dataset_prefix=parity${process.pid}_`;
  const stored = ['--store', `gs://${bucket}/store`];
  const inCloud = [...stored, '--warehouse', cloud];
  const embedded = ['--store', 'folder:data', '--warehouse', 'duckdb:data/hoops.duckdb'];
  const run = async (...args: string[]) => await hoops(args, { cwd: folder, env });
  const jsonOf = <T>({ stdout, stderr }: Ended): T => {
    expect(stdout, stderr.slice(-2000)).not.toBe('');
    return JSON.parse(stdout) as T;
  };

  beforeAll(async () => {
    ({ folder, remove } = temporaryFolder());
    const gcs = await gcsEmulator();
    // A BigQuery of its own: the emulator uses one core, and the other suites keep theirs busy all the while.
    bigquery = await startBigquery(gcs);
    env = { HOOPS_GCS_ENDPOINT: gcs, HOOPS_BIGQUERY_ENDPOINT: bigquery.url };
    Object.assign(process.env, env);
    await fetch(`${gcs}/storage/v1/b`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: bucket }),
    });
    simulator = await startSimulator({
      seed: 7,
      season: '2025-26',
      today: '2025-12-01',
      revision: 0,
      corrections: changing.map((game_id, i) => ({
        game_id,
        revision: 1,
        kind: (['move_rebound', 'remove_play', 'add_steal'] as const)[i % 3] ?? 'add_steal',
      })),
      faults: games
        .filter(({ game_id }) => !inFull.includes(game_id))
        .map(({ game_id }) => ({ fault: 'status_404', subject: game_id })),
    });
    const earlier = await startSimulator({
      seed: 7,
      season: '2024-25',
      today: '2025-07-01',
      faults: ['2024-25', ...gamesBefore.slice(1).map(({ game_id }) => game_id)].map((subject) => ({
        fault: 'status_404',
        subject,
      })),
    });
    const only = [`--dates=${before}`, '--until', 'load_to_bq_staging', '--json'];
    const loaded = await run('backfill', ...only, '--source', earlier.url, ...inCloud);
    await earlier.close();
    expect(jsonOf<Summary>(loaded).fetch?.ok).toMatchObject({ scoreboard: 1, boxscore: 1, playbyplay: 1 });
    first = await run('backfill', `--dates=${dates}`, '--source', simulator.url, ...inCloud, '--json');
  }, 10 * minutes);
  afterAll(async () => {
    await Promise.all([simulator.close(), bigquery.stop()]);
    remove();
  });

  /** Brings to the folder what the bucket holds, and from there into DuckDB. */
  async function follow(...range: [from: string, to: string]): Promise<void> {
    const [theirs, ours] = [await openStore(`gs://${bucket}/store`), await openStore(`folder:${join(folder, 'data')}`)];
    for await (const name of theirs.list('bronze/')) await ours.create(name, await theirs.read(name));
    const ended = await run('replay', '--from', range[0], '--to', range[1], ...embedded, '--json');
    expect(jsonOf<Summary>(ended).dbt?.failed).toEqual([]);
  }
  const diff = async () => {
    const ended = await run('diff', '--left', 'duckdb:data/hoops.duckdb', '--right', cloud, '--json');
    const tables = jsonOf<TableDiff[]>(ended);
    expect(tables.filter(({ status }) => status !== 'equal')).toEqual([]);
    expect(ended.code).toBe(0);
    return tables;
  };

  const playsOfSeasons = async () => {
    const warehouse = await openWarehouse(cloud);
    const query = 'select season, count(distinct game_id) as games from core.fct_plays group by season order by season';
    const rows = await warehouse.query(query);
    await warehouse.close();
    return rows.map(({ season: name, games: count }) => [name, Number(count)]);
  };

  it('builds and tests every model in BigQuery', () => {
    const { dbt, fetch: fetched, dates: ended } = jsonOf<Summary>(first);
    expect(fetched?.ok).toMatchObject({ boxscore: dates.length, playbyplay: dates.length });
    expect(ended.map(({ status }) => status)).toEqual(dates.map(() => 'incomplete'));
    expect(dbt?.failed).toEqual([]);
    expect(first.code).toBe(1);
    const seeds = readdirSync(join(workspaceRoot, 'dbt', 'seeds')).filter((name) => name.endsWith('.csv'));
    expect(dbt?.models).toBe(models.length + seeds.length - notRun.length);
    expect(dbt?.passed).toBe(dbt?.tests);
  });

  it('asks BigQuery for nothing that only its emulator would understand', () => {
    const compiled = join(folder, 'data', `parity${process.pid}_p.dbt`, 'target', 'compiled', 'hoops');
    const files = readdirSync(compiled, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.sql') && !name.includes('unit_tests.yml'),
    );
    expect(files.length).toBeGreaterThan(models.length);
    const faults = files.map((name) => [name, ...forgiven(readFileSync(join(compiled, name), 'utf8'))]);
    // The one word that dbt writes for the emulator alone: see dbt/macros/tie_breaks.sql.
    const forEmulators = 'materialized() is not known of BigQuery';
    expect(faults.filter((found) => found.slice(1).some((fault) => fault !== forEmulators))).toEqual([]);
  });

  it(
    'ends in the same tables on both engines',
    async () => {
      await follow(before, to);
      const tables = await diff();
      expect(tables.map(({ table }) => table)).toEqual(expect.arrayContaining([...models, 'staging.plays_versions']));
      expect(tables.find(({ table }) => table === 'core.fct_plays')?.rows_left).toBeGreaterThan(4000);
      expect(await playsOfSeasons()).toEqual([
        ['2024-25', 1],
        ['2025-26', dates.length],
      ]);
      for (const model of models) expect(modelKeys().get(model), model).toBeDefined();
    },
    5 * minutes,
  );

  it(
    'ends in the same tables after corrections, which are built by games',
    async () => {
      simulator.advance({ revision: 1 });
      // A table that was built before its model had this column, when the fingerprints of seasons were of other columns.
      const warehouse = await openWarehouse(cloud);
      await warehouse.query('alter table marts.game_flow drop column has_clutch');
      await warehouse.query("update core.built_seasons set season_sha = 'of other columns' where true");
      await warehouse.close();
      const range = [`--dates=${corrected}`, '--source', simulator.url, '--until', 'dbt_run'];
      const again = await run('backfill', ...range, ...inCloud, '--json');
      const { staging, dbt } = jsonOf<Summary>(again);
      expect(staging?.plays?.updated).toBeGreaterThan(0);
      expect(dbt?.failed).toEqual([]);
      await follow(corrected[0] ?? '', corrected.at(-1) ?? '');
      await diff();
    },
    10 * minutes,
  );

  it(
    'passes every unit test of the models in BigQuery',
    async () => {
      const python = '.venv/bigquery/bin/python';
      const { signal } = new AbortController();
      const { nodes } = await runDbt('unit', { python: join(workspaceRoot, python), warehouse: cloud, signal });
      expect(nodes.filter(({ status }) => status !== 'pass')).toEqual([]);
      expect(nodes).toHaveLength(unitTests.length);
    },
    10 * minutes,
  );

  it(
    'answers each question of docs/queries.md in BigQuery',
    async () => {
      const warehouse = await openWarehouse(cloud, { readOnly: true });
      try {
        expect(await failingQueries((sql) => warehouse.query(sql))).toEqual([]);
      } finally {
        await warehouse.close();
      }
    },
    2 * minutes,
  );

  it(
    'publishes the same file from both engines, byte for byte',
    async () => {
      const csv = async (to: string, ...where: string[]) => {
        const ended = await run('export', '--to', to, '--tables', 'marts.head_to_head', '--format', 'csv', ...where);
        expect(ended.code, ended.stderr.slice(-2000)).toBe(0);
        return readFileSync(join(folder, to, 'marts.head_to_head.csv'), 'utf8');
      };
      const theirs = await csv('from-cloud', '--warehouse', cloud);
      expect(theirs.split('\r\n').length).toBeGreaterThan(100);
      expect(theirs).toBe(await csv('from-file', ...embedded.slice(2)));
    },
    2 * minutes,
  );

  it(
    'is asked and told of in BigQuery itself',
    async () => {
      const asked = await run(
        'query',
        `select count(*) as games from core.fct_games where detail = "plays" and game_date >= "${from}"`,
        ...inCloud.slice(2),
        '--json',
      );
      expect(jsonOf(asked)).toEqual([{ games: dates.length }]);
      for (const sql of ['delete from core.fct_games where true', 'select 1; drop table core.fct_games']) {
        const { code, events } = await run('query', sql, '--warehouse', cloud);
        expect(code).toBe(64);
        expect(events.at(-1)?.message).toMatch(/is open for reading only.*: write one select/);
      }
      const { tables } = jsonOf<StatusFacts>(await run('status', ...inCloud, '--json'));
      expect(tables).toMatchObject({ source: 'simulator', modelled_to: to });
      const ofMonth = tables?.days.filter(({ game_date }) => game_date >= from) ?? [];
      expect(ofMonth.reduce((sum, { complete }) => sum + complete, 0)).toBe(dates.length);
      const checked = await run('check', '--date', from, ...inCloud, '--json');
      expect(checked.code).toBe(1);
      const missing = games.filter(({ game_date }) => game_date === from).slice(1);
      expect(jsonOf<{ check: string }[]>(checked).map(({ check }) => check)).toEqual([
        ...missing.map(() => 'completeness'),
        'freshness',
      ]);
    },
    2 * minutes,
  );
});
