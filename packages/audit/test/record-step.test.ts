import { openStore } from '@hoops/bronze-writer';
import { SourceError } from '@hoops/nba-client';
import { expect, it } from 'vitest';
import { lastAttempts, readOutcomes } from '../src/read-outcomes.ts';
import { recordStep } from '../src/record-step.ts';
import { runChild } from './child.ts';
import { run, ticking } from './outcomes.ts';
import { withStore } from './with-store.ts';

it('gives back what the work gave, and keeps how it went', async () => {
  await withStore(async (store) => {
    const metrics = [{ subject: 'games', metric: 'rows_inserted', value: 3, unit: 'rows' }];
    const done = await recordStep(store, run, 'load_to_bq_staging', null, async () => ({ result: 42, metrics }), {
      clock: ticking(),
    });
    const kept = {
      run_id: run.run_id,
      game_date: run.game_date,
      step: 'load_to_bq_staging',
      subject: null,
      attempt: 1,
      status: 'ok',
      reason: null,
      started_at: '2026-01-16T10:00:01.000Z',
      ended_at: '2026-01-16T10:00:02.000Z',
      metrics,
    };
    expect(done).toEqual({ ...kept, result: 42 });
    expect(await readOutcomes(store, run)).toEqual([kept]);
  });
});

it('keeps that work failed, and throws what it threw', async () => {
  await withStore(async (store) => {
    const error = new SourceError('unavailable', 'the source is silent');
    const attempt = recordStep(store, run, 'fetch_scoreboard', null, async () => {
      throw error;
    });
    await expect(attempt).rejects.toBe(error);
    expect(await readOutcomes(store, run)).toMatchObject([
      { step: 'fetch_scoreboard', status: 'failed', reason: 'the source is silent' },
    ]);
  });
});

it('throws what the work threw also where nothing can be kept', async () => {
  const store = await openStore('folder:/proc/hoops');
  const attempt = recordStep(store, run, 'dbt_run', null, async () => {
    throw new Error('the first thing that went wrong');
  });
  await expect(attempt).rejects.toThrow('the first thing that went wrong');
  await expect(recordStep(store, run, 'dbt_run', null, async () => ({ result: 1 }))).rejects.toMatchObject({
    reason: 'unavailable',
  });
});

it('numbers the attempts at each step and game, and keeps them all; the last one holds', async () => {
  await withStore(async (store) => {
    const clock = ticking();
    const attempt = (subject: string | null, status: 'ok' | 'incomplete') =>
      recordStep(store, run, 'fetch_boxscores', subject, async () => ({ result: null, status, reason: status }), {
        clock,
      });
    await attempt('0022500561', 'incomplete');
    await attempt('0022500562', 'ok');
    await attempt('0022500561', 'ok');
    await attempt(null, 'ok');
    const outcomes = await readOutcomes(store, run);
    expect(outcomes.map(({ subject, attempt: n, status }) => [subject, n, status])).toEqual([
      ['0022500561', 1, 'incomplete'],
      ['0022500562', 1, 'ok'],
      ['0022500561', 2, 'ok'],
      [null, 1, 'ok'],
    ]);
    expect(lastAttempts(outcomes).every(({ status }) => status === 'ok')).toBe(true);
    expect(lastAttempts(outcomes)).toHaveLength(3);
  });
});

it('takes no subject that is no game', async () => {
  await withStore(async (store) => {
    await expect(
      recordStep(store, run, 'fetch_boxscores', '../x', async () => ({ result: null })),
    ).rejects.toMatchObject({ name: 'ConfigError' });
    expect(await readOutcomes(store, run)).toEqual([]);
  });
});

it.each([
  ['outcome.before_create', 0],
  ['outcome.after_create', 1],
])('killed at %s leaves a whole outcome or none', async (point, kept) => {
  await withStore(async (store, folder) => {
    const script = `
      const { openStore } = await import('@hoops/bronze-writer');
      const { recordStep } = await import('@hoops/audit');
      const store = await openStore('folder:' + process.argv[1]);
      await recordStep(store, JSON.parse(process.argv[2]), 'dbt_run', null, async () => ({ result: 1 }));`;
    expect(await runChild(script, [folder, JSON.stringify(run)], { HOOPS_FAILPOINT: `${point}:kill` })).toMatchObject({
      signal: 'SIGKILL',
      stderr: '',
    });
    expect(await readOutcomes(store, run)).toHaveLength(kept);
    expect(await recordStep(store, run, 'dbt_run', null, async () => ({ result: 1 }))).toMatchObject({
      attempt: kept + 1,
    });
  });
});
