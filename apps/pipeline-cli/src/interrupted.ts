/** A person or a scheduler asked us to stop. What was begun is recorded as failed with this message; what was kept stays. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly reason: 'SIGINT' | 'SIGTERM';

  constructor(reason: 'SIGINT' | 'SIGTERM') {
    super(`stopped by ${reason}: what was fetched is kept, the same command goes on from there`);
    this.reason = reason;
  }
}
