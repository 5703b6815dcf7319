import { createHash } from 'node:crypto';
import { BronzeError, findRun, type ObjectStore, type RunRef, type RunStart } from '@hoops/bronze-writer';
import type { PipelineMetric, PipelineRun } from './audit-tables.ts';
import type { Outcome } from './outcome.ts';
import { lastAttempts, readOutcomes } from './read-outcomes.ts';
import { runStatus } from './run-status.ts';

export interface AuditRows {
  readonly run: PipelineRun;
  readonly metrics: readonly PipelineMetric[];
}

/**
 * A run's rows of the audit tables, from its start and its outcomes and nothing else. Those of write_audit are left out, else the rows would change by being written.
 * BronzeError `missing` when the store knows nothing of the run.
 */
export async function auditRows(store: ObjectStore, { run_id, game_date }: RunRef): Promise<AuditRows> {
  const outcomes = (await readOutcomes(store, { run_id, game_date })).filter(({ step }) => step !== 'write_audit');
  const start = await readStart(store, { run_id, game_date }, outcomes);
  const { command, trigger, source, code_version, started_at, until } = start;
  const { status, reason, ended_at } = runStatus(started_at, outcomes, undefined, until);
  const run = { run_id, game_date, command, trigger, source, code_version, started_at, ended_at, status, reason };
  return { run: hashed(run), metrics: metricsOf(run_id, outcomes) };
}

/** A run that died before its start was kept has left at most outcomes. */
async function readStart(store: ObjectStore, run: RunRef, outcomes: readonly Outcome[]): Promise<RunStart> {
  try {
    return await findRun(store, run.game_date, { run: run.run_id });
  } catch (error) {
    const first = outcomes[0];
    if (first === undefined || !(error instanceof BronzeError && error.reason === 'missing')) throw error;
    return {
      ...run,
      command: 'unknown',
      trigger: null,
      source: null,
      code_version: null,
      started_at: first.started_at,
    };
  }
}

function metricsOf(run_id: string, outcomes: readonly Outcome[]): PipelineMetric[] {
  const attempts = new Map<string, number>();
  for (const { step, subject } of outcomes) {
    const key = `${step} ${subject ?? '_'}`;
    attempts.set(key, (attempts.get(key) ?? 0) + 1);
  }
  const rows = new Map<string, PipelineMetric>();
  for (const { step, subject, started_at, ended_at, metrics } of lastAttempts(outcomes)) {
    const whole = subject ?? '_';
    const own = [
      { subject: whole, metric: 'attempts', value: attempts.get(`${step} ${whole}`) ?? 0, unit: 'attempts' },
      {
        subject: whole,
        metric: 'seconds',
        value: (Date.parse(ended_at) - Date.parse(started_at)) / 1000,
        unit: 'seconds',
      },
    ];
    for (const { subject: of = whole, metric, value, unit = null } of [...own, ...metrics]) {
      rows.set(`${step} ${of} ${metric}`, hashed({ run_id, step, subject: of, metric, value, unit, ended_at }));
    }
  }
  return [...rows.values()];
}

function hashed<R extends object>(row: R): R & { readonly row_hash: string } {
  const row_hash = createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 32);
  return { ...row, row_hash };
}
