/** The tasks that Nx lists as failed (`- @hoops/x:lint`), in its order. */
export function failedTasks(/** @type {string} */ output) {
  const tasks = new Set();
  let isListing = false;
  for (const line of output.split('\n')) {
    if (/^\s*Failed tasks:/.test(line)) isListing = true;
    else if (isListing) {
      const task = /^\s*-\s+(\S+:\S+)/.exec(line)?.[1];
      if (task !== undefined) tasks.add(task);
      else if (line.trim() !== '') isListing = false;
    }
  }
  return /** @type {string[]} */ ([...tasks]);
}
