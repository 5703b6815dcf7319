import { expect, it } from 'vitest';
import type { Outcome } from '../src/outcome.ts';
import { runStatus } from '../src/run-status.ts';
import { steps } from '../src/steps.ts';
import { outcome, run } from './outcomes.ts';

const all = steps.slice(0, -1).map((step, i) => outcome(step, i));
const of = (outcomes: readonly Outcome[], now?: string) =>
  runStatus(run.started_at, outcomes, now === undefined ? undefined : new Date(now));

it('is ok once the checks were made and nothing is wrong', () => {
  expect(of(all)).toEqual({ status: 'ok', reason: null, ended_at: '2026-01-16T10:07:30.000Z' });
});

it('is never ok before the checks were made', () => {
  for (let made = 0; made < all.length; made += 1) {
    expect(of(all.slice(0, made))).toEqual({ status: 'running', reason: null, ended_at: null });
  }
});

it('is over with the step until which it was to go, and with no other', () => {
  const until = (outcomes: readonly Outcome[], step: string) => runStatus(run.started_at, outcomes, undefined, step);
  expect(until(all.slice(0, 5), 'load_to_bq_staging')).toMatchObject({ status: 'ok' });
  expect(until(all.slice(0, 4), 'load_to_bq_staging')).toMatchObject({ status: 'running' });
  const failed = [...all.slice(0, 4), outcome('load_to_bq_staging', 20, 'failed')];
  expect(until(failed, 'load_to_bq_staging')).toMatchObject({ status: 'failed' });
});

it('is failed by the last attempt of any step, and no longer once that has succeeded', () => {
  const failed = [...all.slice(0, 5), outcome('dbt_run', 20, 'failed')];
  expect(of(failed)).toEqual({
    status: 'failed',
    reason: 'dbt_run: dbt_run went wrong',
    ended_at: '2026-01-16T10:20:30.000Z',
  });
  expect(of([...failed, outcome('dbt_run', 21), ...all.slice(6)])).toMatchObject({ status: 'ok' });
  expect(of([outcome('dbt_run', 21), ...failed]).status).toBe('running');
});

it('is incomplete, not failed, for a game that could not be fetched', () => {
  const game = outcome('fetch_boxscores', 5, 'failed', { subject: '0022500561' });
  expect(of([...all, game])).toMatchObject({
    status: 'incomplete',
    reason: 'fetch_boxscores of 0022500561: fetch_boxscores went wrong',
  });
  expect(of([...all, outcome('freshness_volume_checks', 9, 'incomplete')])).toMatchObject({ status: 'incomplete' });
});

it('does not depend on how write_audit went, which only writes down what is true already', () => {
  expect(of([...all, outcome('write_audit', 30, 'failed')])).toEqual(of(all));
});

it('is abandoned when nothing was heard of it for six hours, which only a reader can tell', () => {
  const begun = all.slice(0, 4);
  expect(of(begun)).toMatchObject({ status: 'running' });
  expect(of(begun, '2026-01-16T16:03:30Z')).toMatchObject({ status: 'running' });
  expect(of(begun, '2026-01-16T16:03:31Z')).toEqual({
    status: 'abandoned',
    reason: 'nothing was heard of it since 2026-01-16T10:03:30.000Z',
    ended_at: null,
  });
  expect(of([], '2026-01-16T16:00:01Z')).toMatchObject({ status: 'abandoned' });
  expect(of(all, '2027-01-16T10:00:00Z')).toMatchObject({ status: 'ok' });
});
