/** Every point at which a test may kill the process: before and after each change that outlives it. */
export const failpoints = [
  'store.before_link',
  'store.after_link',
  'run.before_create',
  'run.after_create',
  'object.before_create',
  'object.after_create',
  'receipt.before_create',
  'receipt.after_create',
  'manifest.before_create',
  'manifest.after_create',
  'load.before_transaction',
  'load.in_transaction',
  'load.before_commit',
  'load.after_commit',
  'publish.before_rename',
  'publish.after_rename',
  'outcome.before_create',
  'outcome.after_create',
  'audit.before_load',
  'audit.after_load',
] as const;

export type Failpoint = (typeof failpoints)[number];

/**
 * Kills this process on the spot, as `kill -9` would, when `HOOPS_FAILPOINT` is `<name>:kill`; with `<name>:kill:3`, at the third time it gets here.
 * Does nothing otherwise. For tests of what a crash leaves behind.
 */
export function failpoint(name: Failpoint): void {
  const wish = process.env.HOOPS_FAILPOINT;
  if (wish === undefined) return;
  const [point, action, time] = wish.split(':');
  if (point !== name || action !== 'kill') return;
  passed += 1;
  if (passed < Number(time ?? '1')) return;
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way; nothing more may happen before it arrives.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

let passed = 0;
