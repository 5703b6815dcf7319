// A simulated season from bronze into staging through each adapter: a folder and a DuckDB file, an emulated bucket and an emulated BigQuery.
//   npm run bench:load -- [--days N] [--cloud-days N] [--store DIR]     (DIR is filled once and kept; the emulators take minutes for a season)
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type JobReport, loadRuns, openWarehouse, type Warehouse } from '@hoops/bq-loader';
import { openStore, type RunRef } from '@hoops/bronze-writer';
import { startBigquery, startGcs } from '@hoops/emulators';
import { peakMegabytes, printTable, runsOf, seasonFolder } from './season-store.ts';

interface Measured {
  readonly days: number;
  readonly games: number;
  readonly rows: number;
  readonly seconds: number;
  readonly transactions: number;
  readonly jobs: number | null;
  readonly statements: number | null;
  readonly peak: number;
}

const { values, positionals } = parseArgs({
  options: { days: { type: 'string' }, 'cloud-days': { type: 'string' }, store: { type: 'string' } },
  allowPositionals: true,
});
const numberOf = (text: string | undefined) => (text === undefined ? undefined : Number(text));

async function load(storeUrl: string, warehouseUrl: string, days: number | undefined): Promise<Measured> {
  const store = await openStore(storeUrl);
  const runs: RunRef[] = (await runsOf(store)).slice(0, days);
  const jobs: JobReport[] = [];
  const start = performance.now();
  const warehouse = await openWarehouse(warehouseUrl, { onJob: (job) => jobs.push(job) });
  let transactions = 0;
  const counting: Warehouse = {
    url: warehouse.url,
    ensure: (tables) => warehouse.ensure(tables),
    query: (sql, params) => warehouse.query(sql, params),
    close: () => warehouse.close(),
    async load(loads) {
      transactions += 1;
      return await warehouse.load(loads);
    },
  };
  const counts = await loadRuns(store, counting, runs);
  const isCloud = warehouseUrl.startsWith('bigquery:');
  const [found] = await warehouse.query('select count(*) as games from staging.games');
  await warehouse.close();
  let rows = 0;
  for (const { inserted, updated, unchanged, stale } of Object.values(counts)) {
    rows += inserted + updated + unchanged + stale;
  }
  const loading = jobs.filter(({ about }) => about !== 'query');
  return {
    days: runs.length,
    games: Number(found?.games),
    rows,
    seconds: (performance.now() - start) / 1000,
    transactions,
    jobs: isCloud ? loading.length : null,
    statements: isCloud ? loading.reduce((sum, { statements }) => sum + statements, 0) : null,
    peak: peakMegabytes(),
  };
}

function inChild(store: string, warehouse: string, days: number | undefined, env: Record<string, string>): Measured {
  const args = ['--conditions=@hoops/source', fileURLToPath(import.meta.url), store, warehouse];
  if (days !== undefined) args.push('--days', String(days));
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`loading into ${warehouse} ended with ${status}`);
  return JSON.parse(stdout);
}

async function copyObjects(
  folder: string,
  to: string,
  days: number | undefined,
): Promise<{ objects: number; seconds: number }> {
  const [from, bucket] = [await openStore(`folder:${folder}`), await openStore(to)];
  const dates = new Set<string>((await runsOf(from)).slice(0, days).map(({ game_date }) => game_date));
  const start = performance.now();
  let objects = 0;
  let underWay: Promise<unknown>[] = [];
  for await (const name of from.list('bronze/')) {
    if (!dates.has(/game_date=([\d-]+)/.exec(name)?.[1] ?? '')) continue;
    underWay.push(from.read(name).then((bytes) => bucket.create(name, bytes)));
    objects += 1;
    if (underWay.length < 16) continue;
    await Promise.all(underWay);
    underWay = [];
  }
  await Promise.all(underWay);
  return { objects, seconds: (performance.now() - start) / 1000 };
}

const [storeUrl, warehouseUrl] = positionals;
if (storeUrl !== undefined && warehouseUrl !== undefined) {
  console.log(JSON.stringify(await load(storeUrl, warehouseUrl, numberOf(values.days))));
} else {
  const days = numberOf(values.days);
  const cloudDays = numberOf(values['cloud-days']) ?? days;
  const folder = await seasonFolder(values.store, days);
  const file = join(folder, `bench-${randomBytes(4).toString('hex')}.duckdb`);
  const line = (name: string, { days: d, games, rows, seconds, transactions, jobs, statements, peak }: Measured) =>
    [
      name,
      d,
      games,
      rows,
      seconds.toFixed(1),
      Math.round(rows / seconds),
      transactions,
      jobs,
      statements,
      Math.round(peak),
    ] as const;
  const rows: (string | number | null)[][] = [
    ['adapters', 'days', 'games', 'rows', 'seconds', 'rows/s', 'transactions', 'jobs', 'statements', 'peak MB'],
    [...line('folder, DuckDB', inChild(`folder:${folder}`, `duckdb:${file}`, days, {}))],
  ];
  rmSync(file, { recursive: true, force: true });
  const gcs = await startGcs();
  const bigquery = await startBigquery(gcs.url);
  const env = { HOOPS_GCS_ENDPOINT: gcs.url, HOOPS_BIGQUERY_ENDPOINT: bigquery.url };
  Object.assign(process.env, env);
  for (const name of ['bench-bronze', 'bench-work']) {
    await fetch(`${gcs.url}/storage/v1/b`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });
  }
  const copied = await copyObjects(folder, 'gs://bench-bronze', cloudDays);
  rows.push([
    ...line(
      'GCS, BigQuery (emulated)',
      inChild('gs://bench-bronze', 'bigquery://p?load=gs://bench-work/load', cloudDays, env),
    ),
  ]);
  await Promise.all([gcs.stop(), bigquery.stop()]);
  printTable(rows);
  const { objects, seconds } = copied;
  console.log(
    `${objects.toLocaleString('en')} objects into the bucket in ${seconds.toFixed(1)} s: ${Math.round(objects / seconds)} a second`,
  );
  console.log(
    'Peak is of our process alone. The emulators say nothing of the speed, nor of the bill, of Google Cloud.',
  );
  if (values.store === undefined) rmSync(folder, { recursive: true });
}
