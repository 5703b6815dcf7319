import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultsFor, envExample, readConfig, type Setting, settings } from '../src/config.ts';
import { environment } from '../src/environment.ts';

it('takes a flag before a variable, a variable before a default', () => {
  expect(readConfig({}, {}).store).toBe('folder:data');
  expect(readConfig({}, { HOOPS_STORE: 'folder:b' }).store).toBe('folder:b');
  expect(readConfig({ store: 'folder:a' }, { HOOPS_STORE: 'folder:b' }).store).toBe('folder:a');
  expect(readConfig({}, { HOOPS_STORE: 'folder:b' }, { store: 'folder:c' }).store).toBe('folder:b');
  expect(readConfig({}, {}, { store: 'folder:c' }).store).toBe('folder:c');
});

it('takes a blank variable for one that is not set, and the first of two names', () => {
  expect(readConfig({}, { HOOPS_SOURCE: ' ' }).source).toBe('nba:');
  expect(readConfig({}, { AIRFLOW_CTX_DAG_RUN_ID: 'daily' }).trigger).toBe('daily');
  expect(readConfig({}, { HOOPS_TRIGGER: 'mine', AIRFLOW_CTX_DAG_RUN_ID: 'daily' }).trigger).toBe('mine');
});

it('reads switches as true or false', () => {
  expect(readConfig({}, {}).json).toBe(false);
  expect(readConfig({ json: true }, {}).json).toBe(true);
  expect(readConfig({}, { HOOPS_JSON: '1' }).json).toBe(true);
  expect(readConfig({}, { HOOPS_JSON: '0' }).json).toBe(false);
});

it('keeps simulated data in files of its own', () => {
  expect(defaultsFor('run', 'nba:')).toEqual({});
  expect(defaultsFor('run', 'simulator:?seed=2')).toEqual({
    store: 'folder:data/simulator',
    warehouse: 'duckdb:data/simulator/hoops.duckdb',
  });
  expect(defaultsFor('demo', 'nba:').warehouse).toBe('duckdb:data/demo/hoops.duckdb');
});

it('owns no flag that Nx keeps for itself', () => {
  const taken = 'env command cwd args color tty envFile readyWhen parallel verbose batch configuration'.split(' ');
  const flags = Object.values<Setting>(settings).map(({ flag }) => flag.replace(/^--(\S+).*/, '$1'));
  expect(flags.filter((flag) => taken.includes(flag))).toEqual([]);
});

it('keeps .env.example as generated (npm run env-example -w apps/pipeline-cli)', () => {
  expect(readFileSync(new URL('../.env.example', import.meta.url), 'utf8')).toBe(envExample());
});

it('reads .env of the folder below the process variables', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hoops-env-'));
  try {
    writeFileSync(join(folder, '.env'), '# a comment\nHOOPS_STORE=folder:file\nHOOPS_SOURCE="folder:x"\n');
    expect(environment(folder, { HOOPS_STORE: 'folder:process' })).toMatchObject({
      HOOPS_STORE: 'folder:process',
      HOOPS_SOURCE: 'folder:x',
    });
    expect(environment(join(folder, 'none'), { A: 'b' })).toEqual({ A: 'b' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
