import type { Outcome } from './outcome.ts';
import { lastAttempts } from './read-outcomes.ts';
import { steps } from './steps.ts';

export interface RunStatus {
  readonly status: 'ok' | 'incomplete' | 'failed' | 'running' | 'abandoned';
  /** Why it is not ok, in a sentence; null while it is running. */
  readonly reason: string | null;
  /** When its last attempt ended; null as long as no end is on record. */
  readonly ended_at: string | null;
}

const ABANDONED_AFTER_MS = 6 * 3_600_000;

/**
 * A run's state, which follows from the last attempt of each step. A game that could not be fetched leaves the day incomplete, not the run failed.
 * A run is over when the checks have been made, or the step until which it was to go: write_audit only writes down what is true without it. With `now`, one that has gone six hours without
 * a sign of life is `abandoned`; that is never stored, since it is no event.
 */
export function runStatus(startedAt: string, outcomes: readonly Outcome[], now?: Date, until?: string): RunStatus {
  const last = lastAttempts(outcomes).filter(({ step }) => step !== 'write_audit');
  const ended_at = latest(last.map((outcome) => outcome.ended_at));
  const failed = last.filter((outcome) => outcome.status === 'failed' && !isOneGame(outcome));
  if (failed.length > 0) return { status: 'failed', reason: because(failed), ended_at };
  if (!last.some(({ step }) => step === (until ?? 'freshness_volume_checks'))) {
    const sign = latest([startedAt, ...outcomes.map((outcome) => outcome.ended_at)]) ?? startedAt;
    if (now === undefined || now.getTime() - Date.parse(sign) <= ABANDONED_AFTER_MS) {
      return { status: 'running', reason: null, ended_at: null };
    }
    return { status: 'abandoned', reason: `nothing was heard of it since ${sign}`, ended_at: null };
  }
  const partly = last.filter(({ status }) => status !== 'ok');
  if (partly.length > 0) return { status: 'incomplete', reason: because(partly), ended_at };
  return { status: 'ok', reason: null, ended_at };
}

function isOneGame({ step, subject }: Outcome): boolean {
  return step === 'fetch_boxscores' && subject !== null;
}

function because(outcomes: readonly Outcome[]): string {
  return [...outcomes]
    .sort((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step) || ((a.subject ?? '') < (b.subject ?? '') ? -1 : 1))
    .map(
      ({ step, subject, reason }) =>
        `${step}${subject === null ? '' : ` of ${subject}`}: ${reason ?? 'no reason given'}`,
    )
    .join('; ');
}

function latest(instants: readonly string[]): string | null {
  return instants.reduce<string | null>((late, each) => (late === null || each > late ? each : late), null);
}
