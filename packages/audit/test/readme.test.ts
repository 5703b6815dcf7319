import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { runChild } from './child.ts';
import { collectSimulated } from './simulated-date.ts';

const snippet = /```ts\n(.*?)```/s.exec(readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8'))?.[1] ?? '';

it('loads a run under watch and prints what is found, of a simulated date', async () => {
  const { store, remove } = await collectSimulated({ today: '2026-01-16' }, '2026-01-15');
  const folder = store.url.slice('folder:'.length);
  const env = { HOOPS_STORE: store.url, HOOPS_WAREHOUSE: `duckdb:${folder}/w/hoops.duckdb` };
  const { stdout, stderr } = await runChild(snippet, [], env);
  expect(stderr).toBe('');
  expect(stdout.split('\n')[0]).toBe('running');
  // No dbt has run, and long after the date that is what there is to find.
  expect(stdout).toContain('marts were never built');
  await remove();
});
