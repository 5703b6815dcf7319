// What a season costs on Google Cloud, computed openly: rows × widths × list prices. No bill was seen; see docs/cloud.md.
// npm run bench:cost -- FILE.duckdb STORE_FOLDER     a warehouse that holds one whole season, modelled, and the store it was loaded from
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';

/** List prices in US dollars of region us-central1, as Google's public pricing pages gave them in 2025; taxes and free tiers left out unless said. */
const prices = {
  storageGbMonth: 0.02,
  classA: 0.05 / 10_000,
  classB: 0.004 / 10_000,
  bigqueryGibMonth: 0.02,
  scannedTib: 6.25,
};
const freeTibMonth = 1;
const seasonDays = 165;
/** BigQuery bills at least this for each table that a query names. */
const leastScan = 10 * 2 ** 20;
const mib = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
const dollars = (sum: number) => `$${sum.toFixed(sum < 1 ? 3 : 2)}`;

const [file, store] = process.argv.slice(2).filter((argument) => argument !== '--');
if (file === undefined || store === undefined) {
  console.error(
    'bench:cost needs two arguments: a DuckDB file that holds a modelled season, and the folder of its store',
  );
  process.exit(64);
}
const root = fileURLToPath(new URL('../..', import.meta.url));

/** BigQuery's logical sizes: 8 bytes a number, date or instant, 1 a boolean, 2 and its UTF-8 bytes a string, 0 a null. */
const widthOf = (name: string, type: string) => {
  const column = `"${name}"`;
  if (type === 'VARCHAR') return `coalesce(2 + strlen(${column}), 0)`;
  return `case when ${column} is null then 0 else ${type === 'BOOLEAN' ? 1 : 8} end`;
};

const connection = await (await DuckDBInstance.create(resolve(file), { access_mode: 'READ_ONLY' })).connect();
const select = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
const columns = await select(
  "select c.schema_name, c.table_name, column_name, data_type from duckdb_columns() as c inner join duckdb_tables() as t on t.table_oid = c.table_oid where c.schema_name in ('staging', 'core', 'marts') order by all",
);
const widths = new Map<string, string[]>();
for (const { schema_name, table_name, column_name, data_type } of columns) {
  const name = `${schema_name}.${table_name}`;
  widths.set(name, [...(widths.get(name) ?? []), widthOf(String(column_name), String(data_type))]);
}
const tables = new Map<string, { rows: number; bytes: number }>();
for (const [name, parts] of widths) {
  const [sum] = await select(
    `select count(*) as n, coalesce(sum(${parts.join(' + ')}), 0)::double as bytes from ${name}`,
  );
  tables.set(name, { rows: Number(sum?.n), bytes: Number(sum?.bytes) });
}

const layers = ['staging', 'core', 'marts'] as const;
const stored = layers.map((layer) => {
  const own = [...tables].filter(([name]) => name.startsWith(`${layer}.`));
  return { layer, tables: own.length, rows: sum(own, (t) => t.rows), bytes: sum(own, (t) => t.bytes) };
});
const largest = [...tables].sort(([, a], [, b]) => b.bytes - a.bytes).slice(0, 8);

// Each model and test is taken to read whole each table that it names: more than BigQuery reads, which takes only the columns and partitions asked for.
const listing = spawnSync(
  join(root, '.venv/py/bin/dbt'),
  [
    ...[
      'ls',
      '--quiet',
      '--project-dir',
      join(root, 'dbt'),
      '--profiles-dir',
      join(root, 'dbt'),
      '--resource-type',
      'model',
    ],
    ...['--resource-type', 'test', '--output', 'json', '--output-keys', 'unique_id', 'resource_type', 'depends_on'],
    ...['--target-path', '/tmp/hoops-cost-target', '--log-path', '/tmp/hoops-cost-logs'],
  ],
  { encoding: 'utf8', env: { ...process.env, HOOPS_DUCKDB: resolve(file), DBT_SEND_ANONYMOUS_USAGE_STATS: 'false' } },
);
if (listing.status !== 0) throw new Error(`dbt ls ended with ${listing.status}: ${listing.stdout.slice(-2000)}`);
const bytesOf = new Map([...tables].map(([name, { bytes }]) => [name.split('.')[1] ?? name, bytes]));
const scanned = { model: 0, test: 0 };
const nodes = { model: 0, test: 0 };
for (const line of listing.stdout.split('\n').filter((line) => line.startsWith('{'))) {
  const node = JSON.parse(line) as { resource_type: 'model' | 'test'; depends_on: { nodes?: string[] } };
  nodes[node.resource_type] += 1;
  for (const dependency of node.depends_on.nodes ?? [])
    scanned[node.resource_type] += Math.max(leastScan, bytesOf.get(dependency.split('.').at(-1) ?? '') ?? 0);
}

let objects = 0;
let bytes = 0;
for (const name of readdirSync(store, { recursive: true, encoding: 'utf8' })) {
  const entry = statSync(join(store, name));
  if (!entry.isFile()) continue;
  objects += 1;
  bytes += entry.size;
}

const total = sum(stored, (layer) => layer.bytes);
const daily = scanned.model + scanned.test;
const monthlyTib = (daily * 30) / 2 ** 40;
print('bronze', `${objects.toLocaleString('en')} objects, ${mib(bytes)} MiB`, [
  `kept ${dollars((bytes / 1e9) * prices.storageGbMonth)} a month, written once ${dollars(objects * prices.classA)}, each read back once ${dollars(objects * prices.classB)}`,
]);
print(
  'tables',
  `${mib(total)} MiB by BigQuery's logical sizes, kept ${dollars((total / 2 ** 30) * prices.bigqueryGibMonth)} a month; load jobs are free`,
  [
    ...stored.map(
      (s) =>
        `${s.layer.padEnd(8)} ${String(s.tables).padStart(3)} tables ${s.rows.toLocaleString('en').padStart(10)} rows ${mib(s.bytes).padStart(8)} MiB`,
    ),
    ...largest.map(
      ([name, t]) =>
        `  ${name.padEnd(32)} ${t.rows.toLocaleString('en').padStart(10)} rows ${mib(t.bytes).padStart(8)} MiB`,
    ),
  ],
);
print('a day', `at most ${mib(daily)} MiB read by dbt at the season's end`, [
  `${nodes.model} models ${mib(scanned.model)} MiB, ${nodes.test} tests ${mib(scanned.test)} MiB, each table whole and 10 MiB at least`,
  `${dollars((daily / 2 ** 40) * prices.scannedTib)} a day, ${monthlyTib.toFixed(2)} TiB in 30 days (the first ${freeTibMonth} TiB of a month is free)`,
]);
print(
  'a season',
  `${seasonDays} days, tables growing from nothing: at most ${dollars(((daily * seasonDays) / 2 / 2 ** 40) * prices.scannedTib)} of queries`,
  ['without the free tier; half of the last day is the mean'],
);

function sum<T>(list: readonly T[], pick: (item: T extends [string, infer V] ? V : T) => number): number {
  return list.reduce((all, item) => all + pick((Array.isArray(item) ? item[1] : item) as never), 0);
}

function print(title: string, line: string, more: readonly string[]) {
  console.log([`${title.padEnd(9)} ${line}`, ...more.map((text) => `          ${text}`)].join('\n'));
}
