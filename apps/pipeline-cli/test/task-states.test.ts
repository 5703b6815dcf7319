import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ask } from './digests.ts';
import { hoops, temporaryFolder } from './hoops.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const env = {
  HOOPS_SOURCE: 'simulator:?seed=1&season=2025-26&today=2026-01-19',
  HOOPS_STORE: 'folder:store',
  HOOPS_WAREHOUSE: 'duckdb:hoops.duckdb',
};
const step = (name: string, states?: object) =>
  hoops(['step', name, '--date=2026-01-15', '--trigger=daily'], {
    cwd: folder,
    env: states === undefined ? env : { ...env, HOOPS_TASK_STATES: JSON.stringify(states) },
  });
const rows = () =>
  ask(`duckdb:${join(folder, 'hoops.duckdb')}`, 'select status, reason, row_hash from audit.pipeline_runs');

it('writes the audit row of a run whose step was killed before it could say so, names it and ends with 1', async () => {
  expect((await step('fetch_scoreboard')).code).toBe(0);
  const states = {
    fetch_scoreboard: 'success',
    fetch_boxscores_3: 'failed',
    load_to_bq_staging: 'failed',
    dbt_run: 'upstream_failed',
    freshness_volume_checks: null,
    write_audit: 'running',
  };
  const ended = await step('write_audit', states);
  expect(ended.code).toBe(1);
  const reason = /load_to_bq_staging: the scheduler calls it failed and it left no record, so it was killed/;
  expect(JSON.parse(ended.stdout)).toMatchObject({ status: 'failed', reason: expect.stringMatching(reason) });
  expect(ended.events.at(-1)?.message).toMatch(
    /^the run of 2026-01-15 is failed \(.*\); tasks that failed or were not begun: fetch_boxscores_3, load_to_bq_staging, dbt_run$/,
  );
  const written = await rows();
  expect(written).toEqual([expect.objectContaining({ status: 'failed', reason: expect.stringMatching(reason) })]);

  // It is on record now, so saying it again, or building the tables from the outcomes, changes nothing.
  expect((await step('write_audit', states)).code).toBe(1);
  expect(await rows()).toEqual(written);
  expect((await hoops(['check', '--rebuild'], { cwd: folder, env })).code).toBe(0);
  expect(await rows()).toEqual(written);
});

it('ends with 0 when no task failed, and does not take an earlier success for the end of a step that failed', async () => {
  expect((await step('write_audit', { fetch_scoreboard: 'success', fetch_boxscores: 'skipped' })).code).toBe(0);
  expect((await step('write_audit', { fetch_scoreboard: 'failed' })).code).toBe(1);
  expect(await rows()).toEqual([
    expect.objectContaining({
      reason: expect.stringMatching(/fetch_scoreboard: the scheduler calls it failed and its last record says that it/),
    }),
  ]);
});
