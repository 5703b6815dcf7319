import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, runDbt } from './run-dbt.ts';
import { sql } from './staging.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoops-dbt-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Could not run: exit 2, and one sentence as the only line of stdout. */
function refusal(...args: string[]) {
  const { status, nodes, summary, error } = runDbt(...args);
  expect({ status, nodes, summary }).toEqual({ status: 2, nodes: [], summary: undefined });
  return error;
}

test('a call that makes no sense is refused with the way out', () => {
  expect(refusal('build')).toMatch(/no warehouse was named.*--duckdb FILE.*--bigquery PROJECT/);
  expect(refusal('--duckdb', 'x', '--bigquery', 'p', 'build')).toMatch(/both --duckdb and --bigquery were given/);
  expect(refusal('--bigquery', 'p', '--max-bytes-billed', 'much', 'build')).toMatch(/--max-bytes-billed.*much/);
  expect(refusal('--duckdb', join(folder, 'none.duckdb'), 'build')).toMatch(
    /none\.duckdb does not exist: load staging/,
  );
  expect(refusal('--duckdb', 'x', 'bild')).toMatch(/"bild" is no verb: use run, test, build, unit/);
  expect(refusal('--duckdb', 'x')).toMatch(/VERB.*see run_dbt\.py --help/);
  expect(refusal('--duckdb', 'x', '--project-dir', folder, 'run')).toMatch(/holds no dbt_project\.yml/);
});

test('a file of another program, and one in use, are told apart', async () => {
  const text = join(folder, 'text.duckdb');
  writeFileSync(text, 'no database at all, though long enough to look at its header\n'.repeat(100));
  expect(refusal('--duckdb', text, 'run')).toMatch(/text\.duckdb cannot be opened as a DuckDB file/);

  const busy = join(folder, 'busy.duckdb');
  const instance = await DuckDBInstance.create(busy);
  const connection = await instance.connect();
  expect(refusal('--duckdb', busy, '--wait', '0', 'run')).toMatch(/busy\.duckdb is in use by another program/);
  connection.closeSync();
  instance.closeSync();
});

test('a project that does not parse cannot run, and says where it breaks', async () => {
  const project = join(folder, 'project');
  const file = join(folder, 'any.duckdb');
  mkdirSync(join(project, 'models'), { recursive: true });
  writeFileSync(join(project, 'dbt_project.yml'), 'name: broken\nversion: 0.1.0\nprofile: broken\n');
  writeFileSync(
    join(project, 'profiles.yml'),
    `broken: { target: local, outputs: { local: { type: duckdb, path: '${file}' } } }\n`,
  );
  writeFileSync(join(project, 'models', 'one.sql'), "select * from {{ ref('nowhere') }}\n");
  await sql(file, 'select 1');
  expect(refusal('--duckdb', file, '--project-dir', project, 'run')).toMatch(
    /dbt could not parse: .*nowhere.*its log is/,
  );
});

test('any Python starts it: the one with dbt takes over', () => {
  const python = realpathSync(join(projectFolder, '..', '.venv', 'py', 'bin', 'python'));
  const answer = spawnSync(
    python,
    [join(projectFolder, 'run_dbt.py'), '--duckdb', join(folder, 'none.duckdb'), 'run'],
    {
      encoding: 'utf8',
    },
  );
  expect(JSON.parse(answer.stdout).error).toMatch(/does not exist/);
  expect(spawnSync(python, ['-c', 'import dbt.cli'], { encoding: 'utf8' }).stderr).toMatch(/No module named/);
});

test('BigQuery without credentials is one sentence with the way out, from whichever Python it starts', () => {
  const answer = spawnSync(
    join(projectFolder, '..', '.venv', 'py', 'bin', 'python'),
    [join(projectFolder, 'run_dbt.py'), '--bigquery', 'p', '--target-path', folder, '--log-path', folder, 'run'],
    {
      encoding: 'utf8',
      cwd: folder,
      env: { ...process.env, HOOPS_BIGQUERY_ENDPOINT: '', GOOGLE_APPLICATION_CREDENTIALS: join(folder, 'key.json') },
    },
  );
  expect(answer.status, answer.stderr).toBe(2);
  expect(JSON.parse(answer.stdout).error).toMatch(
    /^Google Cloud's credentials were not found \(.*key\.json.*\): run `gcloud auth application-default login`, or let/,
  );
});
