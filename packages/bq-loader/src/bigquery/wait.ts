/** How long to try. */
export interface Patience {
  /** First wait; each next is twice as long, with jitter. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** Nothing is tried again after this. */
  readonly totalMs: number;
  /** A request without a reply is given up after this. */
  readonly requestMs: number;
}

export const patience: Patience = { firstMs: 500, longestMs: 20_000, totalMs: 120_000, requestMs: 60_000 };

/** Waits before attempt n (from 1), between half and all of its time; false when the time is over. */
export function waits({ firstMs, longestMs, totalMs }: Patience): () => Promise<boolean> {
  const started = performance.now();
  let n = 0;
  return async () => {
    const time = Math.min(longestMs, firstMs * 2 ** n) * (0.5 + Math.random() / 2);
    n += 1;
    if (performance.now() - started + time > totalMs) return false;
    await new Promise((done) => setTimeout(done, time));
    return true;
  };
}
