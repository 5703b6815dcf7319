import type { RunStart } from '@hoops/bronze-writer';
import { parseGameDate } from '@hoops/nba-client';
import type { Outcome, OutcomeStatus } from '../src/outcome.ts';
import type { Step } from '../src/steps.ts';

export const run: RunStart = {
  run_id: '20260116T100000Z-7f3a9c',
  game_date: parseGameDate('2026-01-15'),
  command: 'run',
  trigger: null,
  source: 'nba:',
  code_version: 'v1',
  started_at: '2026-01-16T10:00:00.000Z',
};

/** An outcome that began and ended in the given minute after ten. */
export function outcome(
  step: Step,
  minute: number,
  status: OutcomeStatus = 'ok',
  more: Partial<Outcome> = {},
): Outcome {
  const at = `2026-01-16T10:${String(minute).padStart(2, '0')}`;
  return {
    run_id: run.run_id,
    game_date: run.game_date,
    step,
    subject: null,
    attempt: 1,
    status,
    reason: status === 'ok' ? null : `${step} went wrong`,
    started_at: `${at}:00.000Z`,
    ended_at: `${at}:30.000Z`,
    metrics: [],
    ...more,
  };
}

/** A clock that moves on one second each time it is looked at. */
export function ticking(from = '2026-01-16T10:00:00.000Z'): () => Date {
  let now = Date.parse(from);
  return () => {
    now += 1_000;
    return new Date(now);
  };
}
