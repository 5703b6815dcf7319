import { lastAttempts, readOutcomes, recordStep, type Step, steps } from '@hoops/audit';
import type { ObjectStore, RunRef } from '@hoops/bronze-writer';
import { ConfigError } from '@hoops/nba-client';

/** What a scheduler says of a run's tasks. */
export interface TaskStates {
  /** Every task that failed, or was not begun because an earlier one had, as the scheduler calls it (`fetch_boxscores_3`). */
  readonly notDone: readonly string[];
  /** Steps whose own task failed. Those of single games are not among them: the checks name a game that is missing. */
  readonly failed: readonly Step[];
}

/** Reads `{"dbt_test":"failed","write_audit":"running"}`. ConfigError for anything that is no such map; none at all is fine. */
export function readTaskStates(text: string | null): TaskStates {
  const states = text === null ? {} : parse(text);
  const named = (...wanted: string[]) => Object.keys(states).filter((task) => wanted.includes(String(states[task])));
  const failed = named('failed');
  return {
    notDone: named('failed', 'upstream_failed'),
    failed: steps.filter((step) => step !== 'write_audit' && failed.includes(step)),
  };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const states: unknown = JSON.parse(text);
    if (typeof states === 'object' && states !== null && !Array.isArray(states)) return { ...states };
  } catch {}
  throw new ConfigError(
    `--task-states "${text.slice(0, 80)}" is no JSON object of task ids and states: write e.g. {"dbt_test":"failed"}, or leave it out`,
  );
}

/**
 * Keeps on record that a step failed which could not say so itself, because its process was killed or somebody marked it:
 * else its run would look as if it were still going on, or as if all were well.
 */
export async function recordUntold(store: ObjectStore, run: RunRef, { failed }: TaskStates): Promise<void> {
  if (failed.length === 0) return;
  const last = lastAttempts(await readOutcomes(store, run));
  for (const step of failed) {
    const own = last.find((outcome) => outcome.step === step && outcome.subject === null);
    if (own !== undefined && own.status !== 'ok') continue;
    const told = own === undefined ? 'it left no record' : 'its last record says that it went well';
    const reason = `the scheduler calls it failed and ${told}, so it was killed, or marked by hand: see its log there, then run it again`;
    await recordStep(store, run, step, null, async () => ({ result: null, status: 'failed', reason }));
  }
}
