import { setTimeout as sleep } from 'node:timers/promises';
import { BronzeError } from '../bronze-error.ts';
import { readFault } from './read-fault.ts';
import { within } from './within.ts';

export interface Patience {
  /** No try begins after this long. */
  readonly deadline_ms: number;
  /** One try may take so long. */
  readonly attempt_ms: number;
  /** The first wait is up to so long, each further one up to twice as long, up to `longest_wait_ms`. */
  readonly first_wait_ms: number;
  readonly longest_wait_ms: number;
  /** Bytes that change on their way in so many tries in a row are not the network's whim. */
  readonly damaged_tries: number;
}

export const patience: Patience = {
  deadline_ms: 120_000,
  attempt_ms: 60_000,
  first_wait_ms: 500,
  longest_wait_ms: 16_000,
  damaged_tries: 3,
};

/** Tries until it works, until an error says that no try can, or until the deadline; then throws the last error. Waits are random, so that many do not come back at once. */
export async function withRetries<T>(patience: Patience, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const deadline = Date.now() + patience.deadline_ms;
  let damaged = 0;
  for (let tries = 0; ; tries += 1) {
    try {
      return await within(patience.attempt_ms, work);
    } catch (error) {
      if (error instanceof BronzeError) throw error;
      const { isTransient, isDamage, wait_ms } = readFault(error);
      damaged = isDamage ? damaged + 1 : 0;
      const most = Math.min(patience.longest_wait_ms, patience.first_wait_ms * 2 ** tries);
      const wait = (wait_ms ?? 0) + Math.random() * most;
      if (!isTransient || damaged >= patience.damaged_tries || Date.now() + wait > deadline) throw error;
      await sleep(wait);
    }
  }
}
