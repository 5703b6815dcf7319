// What one day's load costs as history grows: statements, rows changed, rows read. History is one simulated season, its rows copied under other
// seasons' ids and dates, so that twenty seasons take minutes.
//   npm run bench:daily -- [--seasons 1,5,10,20] [--days N] [--store DIR] [--cloud-days N]     (--cloud-days 0 leaves BigQuery out)
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import {
  type JobReport,
  type LoadCounts,
  loadRuns,
  openWarehouse,
  stagingTables,
  type Table,
  type Warehouse,
} from '@hoops/bq-loader';
import { openStore, type RunRef } from '@hoops/bronze-writer';
import { startBigquery, startGcs } from '@hoops/emulators';
import { printTable, runsOf, seasonFolder } from './season-store.ts';

const { values } = parseArgs({
  options: {
    seasons: { type: 'string', default: '1,5,10,20' },
    days: { type: 'string' },
    store: { type: 'string' },
    'cloud-days': { type: 'string', default: '2' },
  },
});
const sizes = values.seasons.split(',').map(Number);

/** The statements that add a season `back` years before the first: game ids, seasons and dates of another year, all else alike. */
function copySeason(back: number, isBigquery: boolean): string[] {
  const yearBefore = (column: string) =>
    isBigquery ? `date_sub(${column}, interval ${back} year)` : `cast(${column} - interval ${back} year as date)`;
  const two = (year: number) => String(year % 100).padStart(2, '0');
  const game = (column: string) => `concat(substr(${column}, 1, 3), '${two(25 - back)}', substr(${column}, 6))`;
  const text = isBigquery ? 'string' : 'varchar';
  const scope = `case when length(scope) = 7 then '${2025 - back}-${two(26 - back)}'
    when scope like '____-__-__' then cast(${yearBefore('cast(scope as date)')} as ${text}) else ${game('scope')} end`;
  const cell = (name: string) =>
    name === 'game_id'
      ? `${game(name)} as ${name}`
      : name === 'game_date'
        ? `${yearBefore(name)} as ${name}`
        : name === 'season'
          ? `'${2025 - back}-${two(26 - back)}' as season`
          : name;
  const own = (names: readonly string[]) => names.map(cell).join(', ');
  const here = `game_date >= '2025-08-01'`;
  const statements = stagingTables.flatMap((table: Table) => {
    const names = table.columns.map(({ name }) => name);
    const more = ['endpoint', 'observed_at', 'sha256', 'loader_version', 'is_deleted', 'load_no'];
    const where = names.includes('game_date')
      ? here
      : names.includes('season')
        ? `season = '2025-26'`
        : `substr(game_id, 4, 2) = '25'`;
    const insert = (name: string, columns: readonly string[]) =>
      `insert into staging.${name} (${columns.join(', ')}) select ${own(columns)} from staging.${name} where ${where}`;
    return [insert(table.name, names), insert(`${table.name}_versions`, [...names, ...more])];
  });
  const answers = [
    'table_name',
    'endpoint',
    'rank',
    'finals',
    'observed_at',
    'fetched_at',
    'source',
    'run_id',
    'object',
    'sha256',
    'loader_version',
    'is_in_force',
  ];
  const places = `scope, game_date, ${answers.join(', ')}`;
  return [
    ...statements,
    `insert into staging.loaded_answers (${places}) select ${scope}, ${yearBefore('game_date')}, ${answers.join(', ')} from staging.loaded_answers where ${here}`,
  ];
}

/** What statements did while it was watched. */
const watched: { isOn: boolean; file: string; dml: number; touched: number; read: number } = {
  isOn: false,
  file: '',
  dml: 0,
  touched: 0,
  read: 0,
};

/** Lets every statement of this process tell how many rows it read from kept tables, and changed in them. The settings that the loader locks are left open for it. */
function watchDuckdb(): void {
  const create = DuckDBInstance.create.bind(DuckDBInstance);
  DuckDBInstance.create = (path, options) =>
    create(path, { ...options, enable_external_access: 'true', lock_configuration: 'false', memory_limit: '2GiB' });
  const run = DuckDBConnection.prototype.run;
  const profiled = new WeakSet<DuckDBConnection>();
  DuckDBConnection.prototype.run = async function (sql, ...rest) {
    if (!watched.isOn) return await run.call(this, sql, ...rest);
    if (!profiled.has(this)) {
      profiled.add(this);
      const wanted = JSON.stringify({ OPERATOR_ROWS_SCANNED: 'true', OPERATOR_TYPE: 'true', EXTRA_INFO: 'true' });
      for (const set of [
        `enable_profiling='json'`,
        `profiling_output='${watched.file}'`,
        `custom_profiling_settings='${wanted}'`,
      ]) {
        await run.call(this, `set ${set}`);
      }
    }
    rmSync(watched.file, { force: true });
    const result = await run.call(this, sql, ...rest);
    const kept = /^\s*(insert into|update|delete from|merge into) (staging|audit)\./i.test(sql);
    if (kept) {
      watched.dml += 1;
      watched.touched += result.rowsChanged;
    }
    // A statement without a plan, as most of DDL, leaves no profile.
    if (existsSync(watched.file)) watched.read += rowsScanned(JSON.parse(readFileSync(watched.file, 'utf8')));
    return result;
  };
}

interface Operator {
  readonly operator_rows_scanned?: number;
  readonly extra_info?: { readonly Table?: string };
  readonly children?: readonly Operator[];
}
function rowsScanned({ operator_rows_scanned = 0, extra_info, children = [] }: Operator): number {
  const isKept = /\.(staging|audit)\./.test(extra_info?.Table ?? '');
  return (isKept ? operator_rows_scanned : 0) + children.reduce((sum, child) => sum + rowsScanned(child), 0);
}

const changed = (counts: LoadCounts) =>
  Object.values(counts).reduce((sum, { inserted, updated, deleted }) => sum + inserted + updated + deleted, 0);
const rowsIn = async (warehouse: Warehouse) => {
  const names = stagingTables.flatMap(({ name }) => [name, `${name}_versions`]);
  const sql = names.map((name) => `select count(*) as n from staging.${name}`).join(' union all ');
  const [sum] = await warehouse.query(`select sum(n) as n from (${sql}) as counts`);
  return Number(sum?.n);
};

const folder = await seasonFolder(values.store, values.days === undefined ? undefined : Number(values.days));
const store = await openStore(`folder:${folder}`);
const runs = (await runsOf(store)).slice(0, values.days === undefined ? undefined : Number(values.days));

async function duckdb(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'hoops-daily-'));
  watched.file = join(scratch, 'profile.json');
  watchDuckdb();
  const history = join(scratch, 'history.duckdb');
  const today = runs.at(-1) as RunRef;
  const first = await openWarehouse(`duckdb:${history}`);
  await loadRuns(store, first, runs.slice(0, -1));
  await first.close();
  const rows: (string | number)[][] = [
    ['DuckDB: seasons kept', 'rows kept', 'DML statements', 'rows changed', 'rows read', 'seconds'],
  ];
  let seasons = 1;
  for (const size of sizes) {
    const instance = await DuckDBInstance.create(history);
    const connection = await instance.connect();
    for (; seasons < size; seasons += 1) for (const sql of copySeason(seasons, false)) await connection.run(sql);
    await connection.run('checkpoint');
    connection.closeSync();
    instance.closeSync();
    const copy = join(scratch, 'today.duckdb');
    copyFileSync(history, copy);
    const warehouse = await openWarehouse(`duckdb:${copy}`);
    const kept = await rowsIn(warehouse);
    Object.assign(watched, { isOn: true, dml: 0, touched: 0, read: 0 });
    const start = performance.now();
    await loadRuns(store, warehouse, [today]);
    const seconds = (performance.now() - start) / 1000;
    watched.isOn = false;
    await warehouse.close();
    rmSync(copy);
    rows.push([String(size), kept, watched.dml, watched.touched, watched.read, seconds.toFixed(1)]);
  }
  printTable(rows);
  rmSync(scratch, { recursive: true });
}

async function bigquery(days: number): Promise<void> {
  const gcs = await startGcs();
  const emulator = await startBigquery(gcs.url);
  Object.assign(process.env, { HOOPS_GCS_ENDPOINT: gcs.url, HOOPS_BIGQUERY_ENDPOINT: emulator.url });
  const body = '{"name":"bench-work"}';
  await fetch(`${gcs.url}/storage/v1/b`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const rows: (string | number)[][] = [
    [
      'BigQuery (emulated): seasons kept',
      'rows kept',
      'load jobs',
      'query jobs',
      'statements',
      'rows changed',
      'rows in their months',
    ],
  ];
  let seasons = 1;
  let n = 0;
  const jobs: JobReport[] = [];
  const warehouse = await openWarehouse('bigquery://p?load=gs://bench-work/load', { onJob: (job) => jobs.push(job) });
  await loadRuns(store, warehouse, runs.slice(0, days));
  for (const size of sizes) {
    for (; seasons < size; seasons += 1) await warehouse.query(`${copySeason(seasons, true).join(';\n')};`);
    const kept = await rowsIn(warehouse);
    const today = runs[days + n] as RunRef;
    n += 1;
    jobs.length = 0;
    const counts = await loadRuns(store, warehouse, [today]);
    const told = [...jobs];
    const month = `'${today.game_date.slice(0, 7)}-01'`;
    const inMonth = stagingTables
      .filter(({ columns }) => columns.some(({ name }) => name === 'game_date'))
      .map(
        ({ name }) =>
          `select count(*) as n from staging.${name} where game_date between ${month} and last_day(date ${month})`,
      );
    const [sum] = await warehouse.query(`select sum(n) as n from (${inMonth.join(' union all ')}) as counts`);
    const loads = told.filter(({ kind }) => kind === 'load').length;
    rows.push([
      String(size),
      kept,
      loads,
      told.length - loads,
      told.reduce((all, { statements }) => all + statements, 0),
      changed(counts),
      Number(sum?.n),
    ]);
  }
  await warehouse.close();
  await Promise.all([gcs.stop(), emulator.stop()]);
  printTable(rows);
  console.log(
    `A season of ${days} days here, and each line another day after it, as the emulator takes minutes for more. Rows in their months: those of the partitions that a merge may touch, counted; the emulator knows no bytes.`,
  );
}

await duckdb();
const cloudDays = Number(values['cloud-days']);
if (cloudDays > 0) await bigquery(cloudDays);
if (values.store === undefined) rmSync(folder, { recursive: true });
