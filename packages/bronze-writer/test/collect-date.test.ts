import { recordProofs } from '@hoops/fault-proxy';
import { openSource } from '@hoops/nba-client';
import { startSimulator } from '@hoops/nba-simulator';
import { afterAll, expect, it } from 'vitest';
import { collectDate } from '../src/collect-date.ts';
import { failpoints } from '../src/failpoint.ts';
import { gameStates } from '../src/game-states.ts';
import { inParallel } from '../src/in-parallel.ts';
import { latestManifest } from '../src/latest-manifest.ts';
import type { ObjectStore } from '../src/object-store.ts';
import { readRun } from '../src/read-run.ts';
import type { RunRef } from '../src/run.ts';
import { runChild } from './child.ts';
import { namesOf, withStore } from './with-store.ts';

type Simulator = Awaited<ReturnType<typeof startSimulator>>;
type Options = Parameters<typeof startSimulator>[0];
const DATE = '2026-01-20';

const totals = { kills: 0, divergences: 0, naive_broken: 0 };
afterAll(() => recordProofs('@hoops/bronze-writer', 'collecting', totals));

async function withSimulator<T>(options: Partial<Options>, use: (simulator: Simulator) => Promise<T>): Promise<T> {
  const simulator = await startSimulator({ seed: 3, season: '2025-26', today: '2026-01-21', ...options });
  try {
    return await use(simulator);
  } finally {
    await simulator.close();
  }
}

/** What a run holds, without what differs from one time to the next. */
async function contentOf(store: ObjectStore, run: RunRef): Promise<string[]> {
  const content: string[] = [];
  for await (const { request, verdict, sha256 } of readRun(store, run)) {
    content.push(`${request.endpoint} ${request.subject} ${verdict} ${sha256}`);
  }
  return content.sort((a, b) => (a < b ? -1 : 1));
}

it('collects a simulated date: its lists, and the box score and plays of each of its games', async () => {
  await withSimulator({}, async ({ url }) => {
    await withStore(async (store) => {
      const source = await openSource(url);
      const run = await collectDate(source, store, DATE, { command: 'backfill', codeVersion: 'v' });
      expect(run).toMatchObject({
        game_date: DATE,
        command: 'backfill',
        source: url,
        code_version: 'v',
        trigger: null,
      });
      const { seal, receipts } = await latestManifest(store, run);
      const states = gameStates(receipts);
      expect(seal).toBe(1);
      expect(states.length).toBeGreaterThan(1);
      expect(states.every(({ boxscore, playbyplay }) => boxscore === 'ok' && playbyplay === 'ok')).toBe(true);
      expect(receipts).toHaveLength(2 * states.length + 2);
      let answers = 0;
      for await (const answer of readRun(store, run)) {
        expect(answer).toMatchObject({ source: 'simulator', verdict: 'ok', game_date: DATE, run_id: run.run_id });
        answers += 1;
      }
      expect(answers).toBe(receipts.length);
      await source.close();
    });
  });
});

it('collects a date without games, which is then complete and empty', async () => {
  await withSimulator({ today: '2026-09-01' }, async ({ url }) => {
    await withStore(async (store) => {
      const source = await openSource(url);
      const run = await collectDate(source, store, '2026-08-15');
      const { receipts } = await latestManifest(store, run);
      expect(gameStates(receipts)).toEqual([]);
      expect(receipts.some(({ verdict }) => verdict === 'ok')).toBe(true);
      await source.close();
    });
  });
});

it('lets one bad game cost that game only, and takes it in when the run is gone on with', async () => {
  await withStore(async (store) => {
    const collect = async (url: string, runId?: string) => {
      const source = await openSource(url);
      const run = await collectDate(source, store, DATE, { runId });
      await source.close();
      const { seal, receipts } = await latestManifest(store, run);
      return { run, seal, receipts, states: gameStates(receipts) };
    };
    const whole = await withSimulator({}, ({ url }) => collect(url));
    const bad = whole.states[0]?.game_id ?? '';
    const partial = await withSimulator({ faults: [{ fault: 'status_404', subject: bad }] }, ({ url }) => collect(url));
    expect(partial.states.map(({ game_id }) => game_id)).toEqual(whole.states.map(({ game_id }) => game_id));
    expect(partial.states.filter(({ reason }) => reason !== null)).toEqual([
      expect.objectContaining({
        game_id: bad,
        boxscore: 'absent',
        playbyplay: 'absent',
        reason: expect.stringContaining('cdn/boxscore absent'),
      }),
    ]);
    await withSimulator({}, async (simulator) => {
      const again = await collect(simulator.url, partial.run.run_id);
      expect(again.seal).toBe(2);
      expect(again.receipts).toEqual(expect.arrayContaining([...partial.receipts]));
      expect(again.states.every(({ reason }) => reason === null)).toBe(true);
      expect(simulator.requests().map(({ path }) => path)).toHaveLength(2);
    });
  });
});

it('throws, with the records kept, when the source is refused its lists', async () => {
  await withSimulator({ faults: [{ fault: 'status_404' }] }, async ({ url }) => {
    await withStore(async (store) => {
      const source = await openSource(url);
      await expect(collectDate(source, store, DATE)).rejects.toMatchObject({ name: 'SourceError', reason: 'refused' });
      expect((await namesOf(store)).filter((name) => name.endsWith('receipt.json'))).toHaveLength(4);
      await expect(collectDate(source, store, '2026-02-30')).rejects.toMatchObject({ name: 'ConfigError' });
      await source.close();
    });
  });
});

it('P7, P11: killed at any point and begun again, holds what it would hold had it never been killed, and asks for nothing twice', async () => {
  const script = `
    const { openStore, collectDate } = await import('@hoops/bronze-writer');
    const { openSource } = await import('@hoops/nba-client');
    const [folder, url, date] = process.argv.slice(1);
    const source = await openSource(url);
    await collectDate(source, await openStore('folder:' + folder), date, { trigger: 'nightly' });
    await source.close();`;
  await withSimulator({}, async (simulator) => {
    const clean = await withStore(async (store) => {
      const source = await openSource(simulator.url);
      const run = await collectDate(source, store, DATE, { trigger: 'nightly' });
      await source.close();
      return await contentOf(store, run);
    });
    const ours = failpoints.filter((name) => /^(store|run|object|receipt|manifest)\./.test(name));
    expect(ours).toHaveLength(10);
    await inParallel([...ours.entries()], 3, async ([i, point]) => {
      await withStore(async (store, folder) => {
        const time = /^(run|manifest)/.test(point) ? 1 : 1 + (i % 5);
        const ended = await runChild(script, [folder, simulator.url, DATE], {
          HOOPS_FAILPOINT: `${point}:kill:${time}`,
        });
        expect(ended, point).toMatchObject({ signal: 'SIGKILL', stderr: '' });
        const names = await namesOf(store);
        const source = await openSource(simulator.url);
        const run = await collectDate(source, store, DATE, { trigger: 'nightly' });
        await source.close();
        totals.kills += 1;
        // The naive way, which takes what lies in the folder for the run, would load a part of it.
        const bodies = names.filter((name) => name.endsWith('.json.gz')).length;
        if (bodies > 0 && bodies < clean.length) totals.naive_broken += 1;
        // Equal also in number: what was on record before the kill was not asked for again.
        const content = await contentOf(store, run);
        if (JSON.stringify(content) !== JSON.stringify(clean)) totals.divergences += 1;
        expect(content, point).toEqual(clean);
      });
    });
    expect(totals.naive_broken).toBeGreaterThan(0);
  });
}, 120_000);
