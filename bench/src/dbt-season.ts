// The dbt project over whole seasons: seconds a model for one, and what one further day reads and writes after 1, 2 … seasons.
//   node --conditions=@hoops/source bench/src/dbt-season.ts [--seasons 1,3] [--plays N] [--folder DIR]    (DIR is filled once and kept)
// One season is simulated; the earlier ones are that season under other ids and dates, 364 days apart, so that week days stay.
// With --plays only the newest N seasons have play-by-play, which takes most of the time and memory of a build from empty.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';

interface Node {
  readonly name: string;
  readonly resource_type: string;
  readonly status: string;
  readonly seconds: number;
  readonly rows_affected: number | null;
}
interface Answer {
  readonly nodes: readonly Node[];
  readonly seconds: { readonly total: number; readonly cpu: number } & Readonly<Record<string, number>>;
  readonly rowsRead: Readonly<Record<string, number>>;
  readonly peakGb: number;
}

const root = resolve(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: { seasons: { type: 'string', default: '1,3' }, folder: { type: 'string' }, plays: { type: 'string' } },
});
/** Everything after this day is taken away, and this day comes as the further one. */
const DAY = '2026-01-16';
const tables = {
  games: 'game_id',
  game_officials: 'game_id',
  period_scores: 'game_id',
  team_box_scores: 'game_id',
  player_box_scores: 'game_id',
  plays: 'game_id',
  scoreboard_games: 'game_id',
  schedule_games: 'game_id',
  loaded_answers: 'scope',
} as const;

async function sql(file: string, ...statements: string[]): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

function seasonFile(folder: string): string {
  const file = join(folder, 'season.duckdb');
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync(
    join(root, 'node_modules', '.bin', 'hoops'),
    [
      'backfill',
      '--season=2025-26',
      '--until=load_to_bq_staging',
      '--source=simulator:?seed=7&season=2025-26&today=2026-07-01',
      `--store=folder:${join(folder, 'data')}`,
      `--warehouse=duckdb:${file}`,
    ],
    { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] },
  );
  if (status !== 0) throw new Error(`hoops backfill ended with ${status}`);
  return file;
}

/** The season once more, so many years earlier. */
function copies(years: number, hasPlays: boolean): string[] {
  const two = (year: number) => String(year).padStart(2, '0');
  const year = two(25 - years);
  const id = (column: string) => `substr(${column}, 1, 3) || '${year}' || substr(${column}, 6)`;
  const day = (column: string) => `(${column} - interval ${years * 364} day)::date`;
  const season = `'20${year}-${two(26 - years)}'`;
  return Object.entries(tables).flatMap(([table, scope]) => {
    if (table === 'plays' && !hasPlays) return [];
    const some = table === 'loaded_answers' && !hasPlays ? " where table_name <> 'plays'" : '';
    const changed =
      scope === 'game_id'
        ? [`${id('game_id')} as game_id`]
        : [
            `case when length(scope) = 7 then ${season} when contains(scope, '-') then cast(${day('scope::date')} as varchar) else ${id('scope')} end as scope`,
          ];
    if (table === 'schedule_games') changed.push(`${season} as season`);
    return `insert into staging.${table} select * replace (${[...changed, `${day('game_date')} as game_date`].join(', ')}) from first.${table}${some}`;
  });
}

/** Takes away the day and what is after it, and keeps the day aside. */
function withoutLater(): string[] {
  const later = `(select game_id from first.games where game_date >= '${DAY}')`;
  const ofDay = `(select game_id from first.games where game_date = '${DAY}')`;
  const away = Object.entries(tables).flatMap(([table, scope]) => {
    if (table === 'schedule_games') return [];
    const isLater = `${scope} in ${later}`;
    return [
      `create table aside.${table} as select * from staging.${table} where ${scope} in ${ofDay}`,
      `delete from staging.${table} where ${isLater}${table === 'scoreboard_games' ? ` or game_date > '${DAY}'` : ''}`,
    ];
  });
  const unplayed = `game_status = 1, game_status_text = '7:00 pm ET', home_score = null, away_score = null`;
  return [
    ...away,
    `create table aside.schedule_games as select * from staging.schedule_games where game_id in ${ofDay}`,
    `update staging.schedule_games set ${unplayed} where game_id in ${later}`,
  ];
}

const theDay = [
  'delete from staging.schedule_games where game_id in (select game_id from aside.schedule_games)',
  ...Object.keys(tables).map((table) => `insert into staging.${table} select * from aside.${table}`),
  'drop schema aside cascade',
];

/** On a busy machine the CPU seconds of the process say more than the clock, so bash times it. */
function dbt(file: string, verb: string): Answer {
  const python = join(root, '.venv', 'py', 'bin', 'python');
  const { stdout, stderr } = spawnSync(
    'bash',
    [
      '-c',
      'TIMEFORMAT="%U %S"; time "$@"',
      'bash',
      python,
      join(root, 'bench', 'src', 'rows_read.py'),
      '--duckdb',
      file,
      verb,
    ],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  const [user = 0, system = 0] = stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const error = lines.find((line) => 'error' in line)?.error as string | undefined;
  if (error !== undefined) throw new Error(error);
  const nodes = lines.filter((line) => 'unique_id' in line) as Node[];
  for (const { name, status } of nodes.filter((node) => !['success', 'pass', 'no-op'].includes(node.status)))
    console.error(`${verb}: ${name} ${status}`);
  const { summary } = lines.find((line) => 'summary' in line);
  const { rows_read: rowsRead, peak_gb: peakGb } = lines.at(-1);
  return { nodes, seconds: { ...summary.seconds, cpu: user + system }, rowsRead, peakGb };
}

const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'hoops-bench-dbt-'));
const season = seasonFile(folder);
const counts = values.seasons.split(',').map(Number);
const written = new Map<string, number[]>();
const read = new Map<string, number[]>();
const total: Record<string, number>[] = [];
const work = join(folder, 'work.duckdb');
const before = join(folder, 'before.duckdb');
for (const [i, count] of counts.entries()) {
  for (const name of [work, `${work}.wal`]) rmSync(name, { force: true });
  copyFileSync(season, work);
  const first = Object.keys(tables).map((table) => `create table first.${table} as select * from staging.${table}`);
  const earlier = Array.from({ length: count - 1 }, (_, k) =>
    copies(k + 1, k + 1 < Number(values.plays ?? count)),
  ).flat();
  await sql(
    work,
    'create schema first',
    'create schema aside',
    ...first,
    ...withoutLater(),
    ...earlier,
    'drop schema first cascade',
  );
  const whole = dbt(work, i === 0 ? 'build' : 'run');
  if (i === 0) {
    const models = whole.nodes
      .filter((node) => node.resource_type === 'model')
      .toSorted((a, b) => b.seconds - a.seconds);
    const tests = whole.nodes.filter((node) => node.resource_type === 'test');
    console.log(`from empty, ${count} season(s) up to the day before ${DAY}, tests included, seconds`);
    console.table(whole.seconds);
    console.table(
      models.slice(0, 25).map(({ name, seconds, rows_affected }) => ({ model: name, seconds, rows: rows_affected })),
    );
    console.log(
      `${models.length} models ${sum(models).toFixed(1)} s, ${tests.length} tests ${sum(tests).toFixed(1)} s (two at a time)`,
    );
  }
  await sql(work, ...theDay);
  copyFileSync(work, before);
  const day = dbt(work, 'run');
  const models = await writtenRows(work, before);
  for (const { name, rows } of [...models, { name: 'all', rows: models.reduce((all, { rows }) => all + rows, 0) }]) {
    note(written, name, i, rows);
  }
  const reads = Object.entries(day.rowsRead);
  for (const [name, rows] of [...reads, ['all', reads.reduce((all, [, rows]) => all + rows, 0)] as const])
    note(read, name, i, rows);
  total.push({
    seasons: count,
    'from empty, wall': whole.seconds.total,
    'from empty, cpu': whole.seconds.cpu,
    'a day, wall': day.seconds.total,
    'a day, cpu': day.seconds.cpu,
    'peak GB': Math.max(whole.peakGb, day.peakGb),
  });
}
for (const [what, rows] of Object.entries({ written, read })) {
  console.log(`rows ${what} by the further day ${DAY}, per model, after so many seasons`);
  const columns = ([name, each]: [string, number[]]) =>
    [name, Object.fromEntries(each.map((n, i) => [`${counts[i]} season(s)`, n]))] as const;
  console.table(Object.fromEntries([...rows].map(columns)));
}
console.log(`seconds (from empty: the first with tests, the others without)`);
console.table(total);
if (values.folder === undefined) rmSync(folder, { recursive: true });

function note(all: Map<string, number[]>, name: string, i: number, rows: number): void {
  const counted = all.get(name) ?? counts.map(() => 0);
  counted[i] = rows;
  all.set(name, counted);
}

/** What each model wrote: all rows where it is built whole, all of the changed seasons where it grows by seasons, else the rows that are new or changed. */
async function writtenRows(after: string, before: string): Promise<{ name: string; rows: number }[]> {
  const instance = await DuckDBInstance.create(after);
  const connection = await instance.connect();
  await connection.run(`attach '${before}' as earlier (read_only)`);
  const found = await connection.runAndReadAll(
    "select table_schema, table_name from information_schema.tables where table_catalog = 'work' and table_schema in ('core', 'marts') order by all",
  );
  const rows: { name: string; rows: number }[] = [];
  for (const [schema, name] of found.getRows() as [string, string][]) {
    const folders = ['core', 'marts'].map((each) => join(root, 'dbt', 'models', each, `${name}.sql`));
    const file = folders.find((each) => existsSync(each));
    if (file === undefined) continue;
    const text = readFileSync(file, 'utf8');
    const way = text.includes('hooks_of_seasons')
      ? 'seasons'
      : text.includes("materialized='incremental'")
        ? 'rows'
        : 'whole';
    const all = `select hash(t) as h from ${schema}.${name} as t`;
    const changed = `select season from (select *, lead(season_sha) over (order by season) as next_sha from core.season_answers) as now
      left join (select *, lead(season_sha) over (order by season) as next_sha from earlier.core.season_answers) as was using (season)
      where now.season_sha is distinct from was.season_sha ${text.includes('with_before=true') ? 'or now.next_sha is distinct from was.next_sha' : ''}`;
    const query = {
      whole: all,
      seasons: `${all} where season in (${changed})`,
      rows: `${all} except all select hash(t) from earlier.${schema}.${name} as t`,
    }[way];
    const counted = await connection.runAndReadAll(`select count(*) from (${query})`);
    rows.push({ name: `${name}${way === 'rows' ? '' : ` (${way})`}`, rows: Number(counted.getRows()[0]?.[0]) });
  }
  connection.closeSync();
  instance.closeSync();
  return rows;
}

function sum(nodes: readonly Node[]): number {
  return nodes.reduce((all, { seconds }) => all + seconds, 0);
}
