import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startSimulator } from '@hoops/nba-simulator';
import { expect, it } from 'vitest';
import { runChild } from './child.ts';
import { withStore } from './with-store.ts';

const snippet = /```ts\n(.*?)```/s.exec(readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8'))?.[1] ?? '';

it('prints every object of a date with its verdict, against a simulated league', async () => {
  const simulator = await startSimulator({ seed: 7, season: '2025-26', today: '2026-01-16' });
  try {
    await withStore(async (store) => {
      const { stdout, stderr } = await runChild(snippet, [], { HOOPS_SOURCE: simulator.url, HOOPS_STORE: store.url });
      const lines = stdout.trim().split('\n');
      expect(stderr).toBe('');
      expect(lines.length).toBeGreaterThan(6);
      for (const line of lines) expect(line).toMatch(/^bronze\/game_date=2026-01-15\/run_id=\S+\.1\.json\.gz ok$/);
    });
  } finally {
    await simulator.close();
  }
});
