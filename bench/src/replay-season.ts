// A season from bronze into staging, against the bare minimum: read, unzip, parse, and append the same rows. Each in a process of its own.
//   node --conditions=@hoops/source bench/src/replay-season.ts [--days 10] [--store DIR]    (DIR is filled once and kept)
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { type DuckDBAppender, DuckDBInstance, DuckDBTimestampValue } from '@duckdb/node-api';
import { type Cell, type ColumnType, decode, loadRuns, openWarehouse, stagingTables } from '@hoops/bq-loader';
import { openStore, readRun } from '@hoops/bronze-writer';
import { peakMegabytes, runsOf, seasonFolder } from './season-store.ts';

interface Measured {
  readonly wall: number;
  readonly cpu: number;
  readonly rss: number;
  readonly rows: number;
}

const { values, positionals } = parseArgs({
  options: { days: { type: 'string' }, store: { type: 'string' } },
  allowPositionals: true,
});

/** Adds up wall and cpu time of what is timed and leaves out the rest. */
function stopwatch() {
  let [wall, cpu] = [0, 0];
  return {
    async time<T>(work: () => T | Promise<T>): Promise<T> {
      const [start, used] = [performance.now(), process.cpuUsage()];
      const result = await work();
      const { user, system } = process.cpuUsage(used);
      wall += performance.now() - start;
      cpu += (user + system) / 1000;
      return result;
    },
    total: (rows: number): Measured => ({ wall, cpu, rss: peakMegabytes(), rows }),
  };
}

async function ours(folder: string): Promise<Measured> {
  const watch = stopwatch();
  const store = await openStore(`folder:${folder}`);
  const counts = await watch.time(async () => {
    const warehouse = await openWarehouse(`duckdb:${join(folder, 'ours.duckdb')}`);
    const loaded = await loadRuns(store, warehouse, await runsOf(store));
    await warehouse.close();
    return loaded;
  });
  let rows = 0;
  for (const { inserted, updated, unchanged, stale } of Object.values(counts))
    rows += inserted + updated + unchanged + stale;
  return watch.total(rows);
}

const duckdbTypes: Record<ColumnType, string> = {
  STRING: 'varchar',
  INT64: 'bigint',
  FLOAT64: 'double',
  BOOL: 'boolean',
  DATE: 'date',
  TIMESTAMP: 'timestamp',
};

function appendBare(appender: DuckDBAppender, type: ColumnType, value: Cell): void {
  if (value === null) appender.appendNull();
  else if (type === 'INT64') appender.appendInteger(value as number);
  else if (type === 'FLOAT64') appender.appendDouble(value as number);
  else if (type === 'BOOL') appender.appendBoolean(value as boolean);
  else if (type === 'TIMESTAMP')
    appender.appendTimestamp(new DuckDBTimestampValue(BigInt(Date.parse(value as string)) * 1000n));
  else appender.appendVarchar(value as string);
}

/** The rows come from our own decoding, outside the time taken: bare is what nobody can do without. */
async function bare(folder: string): Promise<Measured> {
  const watch = stopwatch();
  const store = await openStore(`folder:${folder}`);
  const instance = await DuckDBInstance.create(join(folder, 'bare.duckdb'));
  const connection = await instance.connect();
  const appenders = new Map<string, DuckDBAppender>();
  for (const { name, columns } of stagingTables) {
    await connection.run(
      `create table ${name} (${columns.map((each) => `${each.name} ${duckdbTypes[each.type]}`).join(', ')})`,
    );
    appenders.set(name, await connection.createAppender(name));
  }
  let appended = 0;
  for (const run of await runsOf(store)) {
    for await (const answer of readRun(store, run)) {
      await watch.time(() => JSON.parse(gunzipSync(readFileSync(join(folder, answer.object))).toString('utf8')));
      if (answer.verdict !== 'ok') continue;
      for (const table of stagingTables) {
        const rows = decode(table, answer).rows as readonly Record<string, Cell>[];
        const appender = appenders.get(table.name) as DuckDBAppender;
        await watch.time(() => {
          for (const row of rows) {
            for (const { name, type } of table.columns) appendBare(appender, type, row[name] as Cell);
            appender.endRow();
          }
        });
        appended += rows.length;
      }
    }
  }
  await watch.time(() => {
    for (const appender of appenders.values()) appender.closeSync();
    connection.closeSync();
    instance.closeSync();
  });
  return watch.total(appended);
}

function inChild(mode: string, folder: string): Measured {
  for (const name of readdirSync(folder)) if (name.includes('.duckdb')) rmSync(join(folder, name), { recursive: true });
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--conditions=@hoops/source', fileURLToPath(import.meta.url), mode, folder],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0) throw new Error(`${mode} ended with ${status}`);
  return JSON.parse(stdout);
}

const [mode, given] = positionals;
if (mode !== undefined && given !== undefined) {
  console.log(JSON.stringify(await { ours, bare }[mode as 'ours' | 'bare'](given)));
} else {
  const folder = await seasonFolder(values.store, values.days === undefined ? undefined : Number(values.days));
  const measured = { bare: inChild('bare', folder), ours: inChild('ours', folder) };
  const line = (name: string, { wall, cpu, rss, rows }: Measured) =>
    console.log(
      `${name.padEnd(5)} ${(wall / 1000).toFixed(1).padStart(6)} s wall ${(cpu / 1000).toFixed(1).padStart(6)} s cpu ` +
        `${rss.toFixed(0).padStart(5)} MB peak ${rows.toLocaleString('en').padStart(9)} rows`,
    );
  line('bare', measured.bare);
  line('ours', measured.ours);
  const ratio = (of: 'wall' | 'cpu') => (measured.ours[of] / measured.bare[of]).toFixed(2);
  console.log(`ratio ${ratio('wall')} wall, ${ratio('cpu')} cpu; limit 2.00. Peak of ours: limit 400 MB`);
  if (values.store === undefined) rmSync(folder, { recursive: true });
}
