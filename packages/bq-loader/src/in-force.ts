/** What decides which of several answers for the same scope is in force. `observed_at` is UTC ISO 8601 with milliseconds. */
export interface Standing {
  readonly rank: number;
  readonly finals: number;
  readonly observed_at: string;
  readonly sha256: string;
}

const order = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

/** Orders two answers of one endpoint by time: when the league said it, then by the hash, so that no two are equal. */
export function compareMoments(
  a: Pick<Standing, 'observed_at' | 'sha256'>,
  b: Pick<Standing, 'observed_at' | 'sha256'>,
): number {
  return order(a.observed_at, b.observed_at) || order(a.sha256, b.sha256);
}

/**
 * Orders two answers by their claim to be in force: more finals, then the better rank, then the later one.
 * A total order over what the answers themselves say, so the greatest of a set does not depend on the order in which they were loaded.
 */
export function compareStanding(a: Standing, b: Standing): number {
  return order(a.finals, b.finals) || order(b.rank, a.rank) || compareMoments(a, b);
}
