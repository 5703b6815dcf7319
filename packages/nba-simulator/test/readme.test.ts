import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const snippet = /```ts\n(.*?)```/s.exec(readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8'))?.[1] ?? '';

it("prints a standing, a game's score and an answer's source, as the README says", async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=@hoops/source', '--input-type=module-typescript', '--eval', snippet],
    { cwd: import.meta.dirname, env: { ...process.env, NODE_NO_WARNINGS: '1' } },
  );
  const [standing, score, answer] = stdout.trim().split('\n');
  expect(standing).toMatch(/^\d+ wins lead the East$/);
  expect(score).toMatch(/^SIM \w+ \d+, SIM \w+ \d+, \d{3} plays$/);
  expect(answer).toBe('200 simulator');
});
