import type { NbaRequest } from './request.ts';

/** `unavailable`: another try may succeed (429, 5xx, time-out, reset). `refused`: it will not, until someone acts. */
export type SourceReason = 'unavailable' | 'refused';

/** A source gave no answer that could be kept. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly reason: SourceReason;
  readonly request: NbaRequest | null;

  constructor(reason: SourceReason, message: string, options: { request?: NbaRequest; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.reason = reason;
    this.request = options.request ?? null;
  }
}
