import { randomBytes } from 'node:crypto';
import { auditPrefix, encodeRecord, failpoint, type ObjectStore, objectName, type RunRef } from '@hoops/bronze-writer';
import type { Metric, Outcome, OutcomeStatus } from './outcome.ts';
import type { Step } from './steps.ts';

/** What an attempt came to. Without a status it is ok. */
export interface Done<T> {
  readonly result: T;
  readonly status?: OutcomeStatus | undefined;
  readonly reason?: string | null | undefined;
  readonly metrics?: readonly Metric[] | undefined;
}

const REASON_LIMIT = 2_000;

/**
 * Makes one attempt at a step, about one game or (with null) the whole, and keeps its outcome for good, once what it did is done.
 * What the work throws is recorded as failed and thrown on.
 */
export async function recordStep<T>(
  store: ObjectStore,
  run: RunRef,
  step: Step,
  subject: string | null,
  work: () => Promise<Done<T>>,
  { clock = () => new Date() }: { readonly clock?: (() => Date) | undefined } = {},
): Promise<Outcome & { readonly result: T }> {
  const { run_id, game_date } = run;
  const started_at = clock().toISOString();
  const stamp = `${started_at.replace(/[-:.]/g, '')}-${randomBytes(3).toString('hex')}`;
  const attempt = (await countAttempts(store, run, step, subject)) + 1;
  const keep = async (status: OutcomeStatus, reason: string | null, metrics: readonly Metric[]): Promise<Outcome> => {
    const outcome: Outcome = {
      run_id,
      game_date,
      step,
      subject,
      attempt,
      status,
      reason: reason === null ? null : reason.slice(0, REASON_LIMIT),
      started_at,
      ended_at: clock().toISOString(),
      metrics,
    };
    failpoint('outcome.before_create');
    const name = objectName({ kind: 'outcome', run_id, game_date, step, game_id: subject, stamp });
    await store.create(name, encodeRecord(outcome));
    failpoint('outcome.after_create');
    return outcome;
  };
  let done: Done<T>;
  try {
    done = await work();
  } catch (error) {
    // Where not even this can be kept, the first error says more than the second.
    await keep('failed', error instanceof Error ? error.message : String(error), []).catch(() => undefined);
    throw error;
  }
  const { result, status = 'ok', reason = null, metrics = [] } = done;
  return { ...(await keep(status, reason, metrics)), result };
}

async function countAttempts(
  store: ObjectStore,
  { run_id, game_date }: RunRef,
  step: Step,
  subject: string | null,
): Promise<number> {
  let attempts = 0;
  for await (const _ of store.list(`${auditPrefix(game_date, run_id)}${step}/${subject ?? '_'}/`)) attempts += 1;
  return attempts;
}
