import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { collectDate, openStore } from '@hoops/bronze-writer';
import { openSource } from '@hoops/nba-client';
import { startSimulator } from '@hoops/nba-simulator';
import { expect, it } from 'vitest';

it('loads a simulated date, prints its best lines, decodes without a warehouse and publishes a copy', async () => {
  const readme = await readFile(resolve(import.meta.dirname, '../README.md'), 'utf8');
  const snippet = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'hoops-'));
  const store = `folder:${join(folder, 'data')}`;
  const simulator = await startSimulator({ seed: 7, season: '2025-26' });
  const source = await openSource(simulator.url);
  await collectDate(source, await openStore(store), '2026-01-15');
  await source.close();
  await simulator.close();
  const env = { HOOPS_STORE: store, HOOPS_WAREHOUSE: `duckdb:${join(folder, 'hoops.duckdb')}`, NODE_NO_WARNINGS: '1' };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=@hoops/source', '--input-type=module-typescript', '--eval', snippet],
    { cwd: import.meta.dirname, env: { ...process.env, ...env } },
  );
  expect(stdout).toMatch(/inserted: \d{2,},\n/);
  expect(stdout).toMatch(/^\S.* [3-9]\d$/m);
  expect(stdout).toMatch(/boxscore\.1\.json\.gz \d\d lines 0 rejects/);
  expect(stdout.trim().split('\n').at(-1)).toBe(`duckdb:${join(folder, 'hoops-read.duckdb')}`);
});
