import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWarehouse } from '@hoops/bq-loader';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleQueries, failingQueries } from '../../dbt/test/example-queries.ts';
import { runNotebook } from './run-notebook.ts';

const root = join(import.meta.dirname, '../..');
const python = join(root, '.venv', 'py', 'bin', 'python');
const has = (command: string) => spawnSync(command, ['--version']).status === 0;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoops-examples-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, args: readonly string[]) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('HOOPS_')));
  return spawnSync(command, args, { encoding: 'utf8', cwd: folder, env });
}
const warehouse = ['--warehouse', 'duckdb:data/hoops.duckdb'];
const hoops = (...args: string[]) => run(join(root, 'node_modules', '.bin', 'hoops'), args);

describe.skipIf(!existsSync(python))('a simulated week, published (needs .venv/py: npm run setup)', () => {
  beforeAll(() => {
    const source = 'simulator:?seed=1&season=2025-26&today=2026-01-19';
    const days = ['--from', '2026-01-12', '--to', '2026-01-18', '--until', 'dbt_run'];
    const { status, stderr } = hoops('backfill', ...days, '--source', source, '--store', 'folder:data', ...warehouse);
    if (status !== 0) throw new Error(`hoops backfill ended with ${status}: ${stderr.slice(-2000)}`);
  }, 600_000);

  const publish = (name: string, ...args: string[]) => hoops('export', '--to', name, ...warehouse, ...args);

  test('answers each of the 25 questions of docs/queries.md', async () => {
    expect(exampleQueries()).toHaveLength(25);
    const copy = await openWarehouse(`duckdb:${join(folder, 'data', 'hoops-read.duckdb')}`, { readOnly: true });
    try {
      expect(await failingQueries((sql) => copy.query(sql))).toEqual([]);
    } finally {
      await copy.close();
    }
  });

  test('exports every mart, says that it is simulated, and the same bytes again', () => {
    const first = publish('first');
    expect(first.status).toBe(0);
    expect(first.stdout).toMatch(/^SIMULATED LEAGUE/);
    expect(publish('second', '--format', 'csv').status).toBe(0);
    const manifest = JSON.parse(readFileSync(join(folder, 'first', 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ source: 'simulator', is_simulated: true });
    const names = manifest.tables.map(({ table }: { table: string }) => table);
    expect(names).toEqual(expect.arrayContaining(['marts.leaders', 'marts.player_season', 'marts.standings']));
    for (const name of names) {
      const bytes = (where: string) => readFileSync(join(folder, where, `${name}.csv`));
      expect(bytes('second').equals(bytes('first'))).toBe(true);
    }
    const season = manifest.tables.find(({ table }: { table: string }) => table === 'marts.player_season');
    const column = season.columns.find(({ name }: { name: string }) => name === 'true_shooting_pct');
    expect(column.description).toMatch(/^Points per two attempts/);
  });

  test.each([
    [['export'], '--to is missing'],
    [['export', '--to', 'x', '--tables', 'standings'], '--tables "standings" is no name of a table'],
    [['export', '--to', 'x', '--tables', 'marts.nothing'], 'marts.nothing is not in'],
    [['export', '--to', 'x', '--format', 'xlsx'], '--format "xlsx" is not known'],
    [['export', '--to', 'x', '--season', '2025'], '--season "2025" is no season'],
  ])('hoops %j is refused in a sentence', (args, message) => {
    const { status, stderr } = hoops(...args, ...warehouse);
    expect([status, stderr]).toEqual([64, expect.stringContaining(JSON.stringify(message).slice(1, -1))]);
  });

  describe('as CSV', () => {
    beforeAll(() => {
      const tables = 'core.fct_shots,core.dim_players,marts.player_form,marts.standings';
      expect(publish('published', '--tables', tables, '--format', 'csv').status).toBe(0);
    });

    test('is charted by the Python example, which needs no package', () => {
      const args = ['-S', join(root, 'examples', 'charts.py'), 'published', 'charts'];
      const { status, stdout, stderr } = run(python, args);
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toBe('charts/shots.svg\ncharts/form.svg\n');
      const shots = readFileSync(join(folder, 'charts', 'shots.svg'), 'utf8');
      const [, made, all] = /(\d+) of (\d+) made/.exec(shots) ?? [];
      expect(shots.match(/<circle cx="[^"]*" cy="[^"]*" r="5"/g)?.length).toBe(Number(made));
      expect(shots.match(/l8 8m0 -8l-8 8/g)?.length).toBe(Number(all) - Number(made));
      expect(readFileSync(join(folder, 'charts', 'form.svg'), 'utf8')).toContain('simulated league, no real player');
    });

    test('is charted by the R example', { skip: !has('Rscript') }, () => {
      const { status, stdout } = run('Rscript', [join(root, 'examples', 'charts.R'), 'published', 'charts']);
      expect([status, stdout]).toEqual([0, 'charts/shots.pdf\ncharts/form.pdf\n']);
    });

    const runtimes = [
      ['Node', [process.execPath], true],
      ['Deno, whose kernel it names', ['deno', 'run', '--allow-read', '--allow-env'], has('deno')],
    ] as const;
    for (const [name, runtime, isThere] of runtimes) {
      test(`is charted by the notebook, run by ${name}`, { skip: !isThere }, () => {
        const env = { HOOPS_PUBLISHED: join(folder, 'published') };
        const shown = runNotebook(join(root, 'examples', 'first-look.ipynb'), folder, env, runtime);
        expect(shown).toHaveLength(4);
        expect(shown[0]).toMatch(/core\.fct_shots: \d{4} rows/);
        expect(shown[1]).toMatch(/^1 \w{3} \d+-\d+ 0\n/);
        expect(shown[2]).toMatch(/^<svg[\s\S]*<title>Shots of [\s\S]*<\/svg>$/);
        expect(shown[3]).toMatch(/^<svg[\s\S]*<polyline points="[\d., ]+"[\s\S]*<\/svg>$/);
      });
    }
  });
});
