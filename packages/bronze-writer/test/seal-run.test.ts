import { chmod, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { request } from '@hoops/nba-client';
import { expect, it } from 'vitest';
import { keepAnswer } from '../src/keep-answer.ts';
import { latestManifest } from '../src/latest-manifest.ts';
import { sealRun } from '../src/seal-run.ts';
import { startReplay } from '../src/start-replay.ts';
import { startRun } from '../src/start-run.ts';
import { answer, boxAnswer, DATE, GAME, OTHER, run, scoreboard } from './answers.ts';
import { runChild } from './child.ts';
import { namesOf, withStore } from './with-store.ts';

const list = answer(request('stats/scoreboardv3', DATE), scoreboard([{ id: GAME, status: 3, scores: [1, 2] }]));
const manifests = (names: readonly string[]) =>
  names.filter((name) => name.includes('manifest')).map((name) => name.split('/').at(-1));

it('seals a date without games: an empty list is a fact', async () => {
  await withStore(async (store) => {
    const receipt = await keepAnswer(store, run, answer(request('stats/scoreboardv3', DATE), scoreboard([])));
    const manifest = await sealRun(store, run, { now: new Date('2026-01-16T10:01:00Z') });
    expect(manifest).toEqual({
      run_id: run.run_id,
      game_date: DATE,
      seal: 1,
      sealed_at: '2026-01-16T10:01:00.000Z',
      receipts: [receipt],
    });
    expect(await latestManifest(store, run)).toEqual(manifest);
  });
});

it('does not seal a run of which nobody could say what is missing', async () => {
  await withStore(async (store) => {
    await expect(sealRun(store, run)).rejects.toMatchObject({ name: 'BronzeError', reason: 'unsealed' });
    await keepAnswer(store, run, { ...list, verdict: 'unreadable', reason: 'no JSON' });
    await keepAnswer(store, run, answer(request('cdn/playbyplay', GAME), {}));
    await expect(sealRun(store, run)).rejects.toMatchObject({
      reason: 'unsealed',
      message: expect.stringContaining('fetch_scoreboard'),
    });
    await expect(latestManifest(store, run)).rejects.toMatchObject({ reason: 'unsealed' });
  });
});

it('takes everything that an earlier seal held into a later one, and makes none for nothing new', async () => {
  await withStore(async (store) => {
    const first = await keepAnswer(store, run, list);
    expect((await sealRun(store, run)).seal).toBe(1);
    expect((await sealRun(store, run)).seal).toBe(1);
    const second = await keepAnswer(store, run, boxAnswer());
    const third = await keepAnswer(
      store,
      run,
      answer(request('cdn/boxscore', OTHER), '', { verdict: 'absent', reason: 'none', status: 404 }),
    );
    const later = await sealRun(store, run);
    expect(later.seal).toBe(2);
    expect(later.receipts).toHaveLength(3);
    expect(later.receipts).toEqual(expect.arrayContaining([first, second, third]));
    expect(manifests(await namesOf(store))).toEqual(['manifest.1.json', 'manifest.2.json']);
    expect(await latestManifest(store, run)).toEqual(later);
  });
});

it('counts seals past nine', async () => {
  await withStore(async (store) => {
    await keepAnswer(store, run, list);
    for (let seal = 1; seal <= 11; seal += 1) {
      await keepAnswer(store, run, boxAnswer(GAME, { seal }));
      expect((await sealRun(store, run)).seal).toBe(seal);
    }
    expect((await latestManifest(store, run)).receipts).toHaveLength(12);
  });
});

it('lets several seal at once, and loses none of their receipts', async () => {
  await withStore(async (store) => {
    await keepAnswer(store, run, list);
    await Promise.all(
      Array.from({ length: 6 }, async (_, i) => {
        await keepAnswer(store, run, boxAnswer(GAME, { i }));
        await sealRun(store, run);
      }),
    );
    expect((await sealRun(store, run)).receipts).toHaveLength(7);
  });
});

it('does not seal over an object that was altered or is gone', async () => {
  await withStore(async (store, folder) => {
    await keepAnswer(store, run, list);
    const { object } = await keepAnswer(store, run, boxAnswer());
    const path = join(folder, object ?? '');
    await chmod(path, 0o600);
    await writeFile(path, 'rubbish');
    await expect(sealRun(store, run)).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringContaining(object ?? ''),
    });
    await unlink(path);
    await expect(sealRun(store, run)).rejects.toMatchObject({ reason: 'missing' });
    expect(manifests(await namesOf(store))).toEqual([]);
  });
});

it('refuses a manifest that was altered', async () => {
  await withStore(async (store, folder) => {
    await keepAnswer(store, run, list);
    await sealRun(store, run);
    const name = (await namesOf(store)).find((one) => one.includes('manifest')) ?? '';
    const path = join(folder, name);
    const text = Buffer.from(await store.read(name)).toString();
    await chmod(path, 0o600);
    await writeFile(path, text.replace('"verdict":"ok"', '"verdict":"OK"'));
    await expect(latestManifest(store, run)).rejects.toMatchObject({ reason: 'corrupt' });
  });
});

it.each([
  ['manifest.before_create', 0],
  ['manifest.after_create', 1],
])('leaves a whole seal or none when killed at %s, and the next try the same as ever', async (point, seals) => {
  await withStore(async (store, folder) => {
    await keepAnswer(store, run, list);
    const script = `
      const { openStore, sealRun } = await import('@hoops/bronze-writer');
      await sealRun(await openStore('folder:' + process.argv[1]), JSON.parse(process.argv[2]));`;
    expect(await runChild(script, [folder, JSON.stringify(run)], { HOOPS_FAILPOINT: `${point}:kill` })).toMatchObject({
      signal: 'SIGKILL',
    });
    expect(manifests(await namesOf(store))).toHaveLength(seals);
    expect(await sealRun(store, run)).toMatchObject({ seal: 1, receipts: [{ endpoint: 'stats/scoreboardv3' }] });
    expect(manifests(await namesOf(store))).toEqual(['manifest.1.json']);
  });
});

it('replays what all sealed runs of a date hold, each answer once, in order of what was said when', async () => {
  await withStore(async (store) => {
    const start = (now: string) => startRun(store, { gameDate: DATE, command: 'run', now: new Date(now) });
    const [one, two, dead] = [
      await start('2026-01-16T10:00:00Z'),
      await start('2026-01-17T10:00:00Z'),
      await start('2026-01-18T10:00:00Z'),
    ];
    // The second run was answered with something older.
    const newer = await keepAnswer(store, one, { ...list, observed_at: '2026-01-16T09:00:00.000Z' });
    const older = await keepAnswer(store, two, { ...list, observed_at: '2026-01-16T08:00:00.000Z' });
    await keepAnswer(store, dead, list);
    await sealRun(store, one);
    await sealRun(store, two);
    const before = (await namesOf(store)).length;
    const replay = await startReplay(store, '2026-01-15', { trigger: 't', codeVersion: 'v' });
    expect(replay).toMatchObject({ command: 'replay', source: null, trigger: 't', code_version: 'v', game_date: DATE });
    expect((await latestManifest(store, replay)).receipts).toEqual([older, newer]);
    expect((await namesOf(store)).length).toBe(before + 2);
    // A replay of a replay is the same again.
    expect((await latestManifest(store, await startReplay(store, '2026-01-15'))).receipts).toEqual([older, newer]);
  });
});

it('does not replay a date of which nothing is sealed', async () => {
  await withStore(async (store) => {
    await startRun(store, { gameDate: DATE, command: 'run' });
    await expect(startReplay(store, DATE)).rejects.toMatchObject({
      reason: 'missing',
      message: expect.stringContaining('2026-01-15'),
    });
    await expect(startReplay(store, 'yesterday')).rejects.toMatchObject({ name: 'ConfigError' });
  });
});
