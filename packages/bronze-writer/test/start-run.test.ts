import { expect, it } from 'vitest';
import { findRun } from '../src/find-run.ts';
import { keepAnswer } from '../src/keep-answer.ts';
import { listRuns, sealedRuns } from '../src/list-runs.ts';
import { sealRun } from '../src/seal-run.ts';
import { startRun } from '../src/start-run.ts';
import { boxAnswer, DATE } from './answers.ts';
import { runChild } from './child.ts';
import { namesOf, withStore } from './with-store.ts';

const at = (time: string) => new Date(`2026-01-16T${time}Z`);
const wanted = { gameDate: '2026-01-15', command: 'run', source: 'nba:' };

it('is kept before anything is asked, with who asked and of whom', async () => {
  await withStore(async (store) => {
    const run = await startRun(store, { ...wanted, trigger: 'airflow 1', codeVersion: 'abc', now: at('10:00:02') });
    expect(run).toEqual({
      run_id: expect.stringMatching(/^20260116T100002Z-/),
      game_date: DATE,
      command: 'run',
      trigger: 'airflow 1',
      source: 'nba:',
      code_version: 'abc',
      started_at: '2026-01-16T10:00:02.000Z',
    });
    expect(await namesOf(store)).toEqual([`bronze/game_date=2026-01-15/run_id=${run.run_id}/run.json`]);
    expect(await findRun(store, '2026-01-15', { run: run.run_id })).toEqual(run);
  });
});

it('goes on with the unsealed run of the same trigger, and starts anew once that is sealed', async () => {
  await withStore(async (store) => {
    const first = await startRun(store, { ...wanted, trigger: 'a', now: at('10:00:00') });
    expect(await startRun(store, { ...wanted, trigger: 'a', now: at('10:05:00') })).toEqual(first);
    expect((await startRun(store, { ...wanted, trigger: 'b', now: at('10:06:00') })).run_id).not.toBe(first.run_id);
    await keepAnswer(store, first, boxAnswer());
    await sealRun(store, first);
    const second = await startRun(store, { ...wanted, trigger: 'a', now: at('11:00:00') });
    expect(second.run_id).not.toBe(first.run_id);
    expect(await startRun(store, { ...wanted, trigger: 'a', now: at('11:01:00') })).toEqual(second);
    expect(await findRun(store, DATE, { trigger: 'a' })).toEqual(second);
  });
});

it('is a new one for each try of a person, unless they name the one to go on with', async () => {
  await withStore(async (store) => {
    const first = await startRun(store, { ...wanted, now: at('10:00:00') });
    const second = await startRun(store, { ...wanted, now: at('10:00:01') });
    expect(second.run_id).not.toBe(first.run_id);
    expect(await startRun(store, { ...wanted, runId: first.run_id })).toEqual(first);
    expect(await findRun(store, DATE)).toEqual(second);
  });
});

it('refuses a date that is none and an id that is none, and leaves nothing', async () => {
  await withStore(async (store) => {
    await expect(startRun(store, { ...wanted, gameDate: '2026-02-30' })).rejects.toMatchObject({ name: 'ConfigError' });
    await expect(startRun(store, { ...wanted, runId: '../../x' })).rejects.toMatchObject({ name: 'ConfigError' });
    expect(await namesOf(store)).toEqual([]);
  });
});

it('names what it did not find', async () => {
  await withStore(async (store) => {
    await startRun(store, wanted);
    for (const [query, named] of [
      [{ run: '20260116T100002Z-000000' }, 'run 20260116T100002Z-000000'],
      [{ trigger: 'nobody' }, 'run of trigger "nobody"'],
    ] as const) {
      await expect(findRun(store, DATE, query)).rejects.toMatchObject({
        reason: 'missing',
        message: expect.stringContaining(named),
      });
    }
    await expect(findRun(store, '2026-01-16')).rejects.toMatchObject({ reason: 'missing' });
  });
});

it('lists runs of one date or of all, and of those the sealed ones', async () => {
  await withStore(async (store) => {
    const earlier = await startRun(store, { ...wanted, gameDate: '2026-01-14' });
    const one = await startRun(store, { ...wanted, now: at('10:00:00') });
    const two = await startRun(store, { ...wanted, now: at('10:00:01') });
    await keepAnswer(store, two, boxAnswer());
    await sealRun(store, two);
    const all = async (runs: AsyncIterable<{ run_id: string }>) => {
      const ids: string[] = [];
      for await (const { run_id } of runs) ids.push(run_id);
      return ids;
    };
    expect(await all(listRuns(store))).toEqual([earlier.run_id, one.run_id, two.run_id]);
    expect(await all(listRuns(store, DATE))).toEqual([one.run_id, two.run_id]);
    expect(await all(sealedRuns(store, DATE))).toEqual([two.run_id]);
  });
});

it.each([
  ['run.before_create', 0],
  ['run.after_create', 1],
])('leaves all or nothing of a start when killed at %s', async (point, runs) => {
  await withStore(async (store, folder) => {
    const script = `
      const { openStore, startRun } = await import('@hoops/bronze-writer');
      await startRun(await openStore('folder:' + process.argv[1]), { gameDate: '2026-01-15', command: 'run', trigger: 'a' });`;
    expect(await runChild(script, [folder], { HOOPS_FAILPOINT: `${point}:kill` })).toMatchObject({ signal: 'SIGKILL' });
    expect(await namesOf(store)).toHaveLength(runs);
    const run = await startRun(store, { ...wanted, trigger: 'a' });
    expect(await namesOf(store)).toEqual([`bronze/game_date=2026-01-15/run_id=${run.run_id}/run.json`]);
  });
});
