import type { RunRef } from '@hoops/bronze-writer';
import type { Step } from './steps.ts';

/** `incomplete`: it did what it could, and the day is not whole. `failed`: it did not do it. */
export type OutcomeStatus = 'ok' | 'incomplete' | 'failed';

/** A number that a step tells of itself; of what, if not of all of it, in `subject`: a game, a table, a model. */
export interface Metric {
  readonly subject?: string | undefined;
  readonly metric: string;
  readonly value: number;
  readonly unit?: string | null | undefined;
}

/** The record of one attempt at a step. */
export interface Outcome extends RunRef {
  readonly step: Step;
  /** The game that the attempt was about; null for the whole step. */
  readonly subject: string | null;
  /** Counts the attempts at the same step and subject, in the order in which they began. */
  readonly attempt: number;
  readonly status: OutcomeStatus;
  readonly reason: string | null;
  readonly started_at: string;
  readonly ended_at: string;
  readonly metrics: readonly Metric[];
}
