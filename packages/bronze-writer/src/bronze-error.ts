export type BronzeReason = 'missing' | 'unavailable' | 'refused' | 'corrupt' | 'conflict' | 'unsealed';

/** The store did not give or take an object. The message names the object, the rule and the way out. */
export class BronzeError extends Error {
  override readonly name = 'BronzeError';
  readonly reason: BronzeReason;

  constructor(reason: BronzeReason, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.reason = reason;
  }
}
