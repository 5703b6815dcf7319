import { auditPrefix, decodeRecord, type ObjectStore, parseObjectName, type RunRef } from '@hoops/bronze-writer';
import type { Outcome } from './outcome.ts';

/** The outcomes of a run, in the order in which their attempts began. */
export async function readOutcomes(store: ObjectStore, run: RunRef): Promise<Outcome[]> {
  const outcomes: { readonly stamp: string; readonly outcome: Outcome }[] = [];
  for await (const name of store.list(auditPrefix(run.game_date, run.run_id))) {
    const named = parseObjectName(name);
    if (named?.kind !== 'outcome') continue;
    const outcome = decodeRecord(name, await store.read(name)) as Outcome;
    outcomes.push({ stamp: named.stamp, outcome });
  }
  return outcomes.sort((a, b) => (a.stamp < b.stamp ? -1 : 1)).map(({ outcome }) => outcome);
}

/** Of each step and game the attempt that began last: what it came to is what holds. */
export function lastAttempts(outcomes: readonly Outcome[]): Outcome[] {
  const last = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const key = `${outcome.step} ${outcome.subject ?? '_'}`;
    const other = last.get(key);
    if (other === undefined || outcome.started_at >= other.started_at) last.set(key, outcome);
  }
  return [...last.values()];
}
