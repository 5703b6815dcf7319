/** Does the work with a limit of its own, since the vendor's client has none: a reply that never comes would hold a run for ever. */
export async function within<T>(limit_ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      const error = Object.assign(new Error(`no answer within ${limit_ms / 1000} s`), { code: 'ETIMEDOUT' });
      fail(error);
      controller.abort(error);
    }, limit_ms);
  });
  const working = work(controller.signal);
  // Once it is late, how it ends is nobody's concern.
  working.catch(() => undefined);
  try {
    return await Promise.race([working, late]);
  } finally {
    clearTimeout(timer);
  }
}
