import { type Metric, recordStep, type Step } from '@hoops/audit';
import type { RunStart } from '@hoops/bronze-writer';
import type { Session } from './session.ts';

type StepStatus = 'ok' | 'incomplete' | 'failed';

/** How an attempt at a step went. */
export interface Told {
  readonly status?: StepStatus | undefined;
  /** Why it is not ok, in a sentence. */
  readonly reason?: string | null | undefined;
  readonly metrics?: readonly Metric[] | undefined;
}

/** Does one attempt at a step of a run and records its outcome, also when it throws. Without a subject the step is told as events, too. */
export async function attempt<T>(
  session: Session,
  run: RunStart,
  step: Step,
  subject: string | null,
  work: () => Promise<T>,
  describe: (result: T) => Told = () => ({}),
): Promise<T> {
  session.signal.throwIfAborted();
  const doing = async () =>
    await recordStep(session.store, run, step, subject, async () => {
      const result = await interruptible(session, work);
      const { status = 'ok', reason = null, metrics = [] } = describe(result);
      return { result, status, reason, metrics };
    });
  return subject === null ? await tell(session, run, step, doing) : (await doing()).result;
}

/** One piece of work for several runs: done once, recorded for each. */
export async function attemptTogether<T>(
  session: Session,
  runs: readonly RunStart[],
  step: Step,
  work: () => Promise<T>,
  describe: (result: T, run: RunStart) => Told = () => ({}),
): Promise<T> {
  let shared: Promise<T> | null = null;
  const once = () => {
    shared ??= work();
    return shared;
  };
  const results = await Promise.allSettled(
    runs.map((run) => attempt(session, run, step, null, once, (result) => describe(result, run))),
  );
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return await once();
}

/** Tells that a step of a run began and how it ended. */
export async function tell<T>(
  { report }: Session,
  { run_id, game_date }: RunStart,
  step: Step,
  doing: () => Promise<Told & { readonly result: T }>,
): Promise<T> {
  const began = performance.now();
  const ended = (status: StepStatus, reason: string | null) => {
    const seconds = Math.round(performance.now() - began) / 1000;
    report({ event: 'step_ended', step, run_id, game_date, status, reason, seconds });
  };
  report({ event: 'step_started', step, run_id, game_date });
  try {
    const { result, status = 'ok', reason = null } = await doing();
    ended(status, reason);
    return result;
  } catch (error) {
    ended('failed', error instanceof Error ? error.message : String(error));
    throw error;
  }
}

/** Whatever an interrupted piece of work throws, it was the interruption. */
async function interruptible<T>({ signal }: Session, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
}
