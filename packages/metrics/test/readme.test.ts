import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const snippet = /```ts\n(.*?)```/s.exec(readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8'))?.[1] ?? '';

it('says in the README what a metric means, and writes it for BigQuery', () => {
  const args = ['--conditions=@hoops/source', '--input-type=module', '-e', snippet];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^Points per two attempts of every kind.*cast\(own\.points as float64\)/);
});
