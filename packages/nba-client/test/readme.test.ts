import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { startSimulator } from '@hoops/nba-simulator';
import { expect, it } from 'vitest';

const snippet = /```ts\n(.*?)```/s.exec(readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8'))?.[1] ?? '';

it("prints the home players' points and an answer's verdict, against a simulated league", async () => {
  const simulator = await startSimulator({ seed: 7, season: '2025-26' });
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--conditions=@hoops/source', '--input-type=module-typescript', '--eval', snippet],
      { cwd: import.meta.dirname, env: { ...process.env, HOOPS_SOURCE: simulator.url, NODE_NO_WARNINGS: '1' } },
    );
    const lines = stdout.trim().split('\n');
    expect(lines.length).toBeGreaterThan(10);
    expect(lines[0]).toMatch(/^\S.* \d+$/);
    expect(lines.at(-1)).toMatch(/^ok 20\d\d-\S+Z \d{5,}$/);
  } finally {
    await simulator.close();
  }
});
