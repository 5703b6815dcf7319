import { type Step, steps } from '@hoops/audit';
import { type Counts, type LoadCounts, WarehouseError } from '@hoops/bq-loader';
import type { RunStart } from '@hoops/bronze-writer';
import type { GameDate } from '@hoops/nba-client';
import pLimit from 'p-limit';
import type { DbtResult } from './dbt.ts';
import { dbtBuildStep, dbtRunStep } from './dbt-steps.ts';
import { collect, type DateState, guarded, newDate, replay } from './one-date.ts';
import { publish } from './read-copy.ts';
import type { Session } from './session.ts';
import { auditStep, checkStep, loadStep, withWarehouse } from './warehouse-steps.ts';

export interface RunDatesOptions {
  /** The last step to do; all nine when left out. */
  readonly until?: Step | undefined;
  /** Asks nobody: loads again what the store holds of each date. */
  readonly isReplay?: boolean | undefined;
}

type BegunDate = DateState & { readonly run: RunStart };

/** What came of all dates, before it is put into words. */
export interface DatesDone {
  readonly states: readonly DateState[];
  readonly isAsked: boolean;
  readonly loaded: LoadCounts | null;
  readonly built: DbtResult | null;
  readonly seconds: { readonly fetch: number; readonly load: number; readonly dbt: number; readonly all: number };
}

/**
 * The whole pipeline over some game dates: each fetched and sealed by itself, loaded in batches, modelled once, checked and audited each.
 * What goes wrong with one date is in its state; only an interruption is thrown, after what was begun is on record.
 */
export async function runDates(
  session: Session,
  dates: readonly GameDate[],
  { until = 'write_audit', isReplay = false }: RunDatesOptions = {},
): Promise<DatesDone> {
  const first = isReplay ? 'load_to_bq_staging' : 'fetch_scoreboard';
  const todo = steps.slice(steps.indexOf(first), steps.indexOf(until) + 1);
  const has = (step: Step) => todo.includes(step);
  // Before anything is asked: a file that is in use or somebody else's stops the run here.
  if (has('load_to_bq_staging')) await withWarehouse(session, async () => {});
  session.report({ event: 'planned', steps: todo, dates: dates.length });
  const states = dates.map(newDate);
  const watch = stopwatch();

  const limit = pLimit(session.concurrency);
  // A folder costs nothing to ask, and what it holds of one date may be older than its schedule.
  const isFolder = session.source?.url.startsWith('folder:') === true;
  const schedules = isFolder ? new Set(dates) : datesThatNeedTheSchedule(dates);
  await Promise.all(
    states.map((state) =>
      limit(() =>
        guarded(state, () =>
          isReplay ? replay(session, state, todo) : collect(session, state, todo, schedules.has(state.game_date)),
        ),
      ),
    ),
  );
  watch.lap('fetch');

  const ready = () => states.filter((state): state is BegunDate => state.run !== null && state.error === null);
  const together = async <T>(step: Step, work: (runs: RunStart[]) => Promise<T>): Promise<T | null> => {
    const going = ready();
    if (!has(step) || going.length === 0 || session.signal.aborted) return null;
    try {
      return await work(going.map(({ run }) => run));
    } catch (error) {
      for (const state of going) state.error = error;
      return null;
    }
  };
  const loaded = await together('load_to_bq_staging', () => loadAll(session, ready()));
  watch.lap('load');
  const build = has('dbt_test') ? dbtBuildStep : dbtRunStep;
  const built = await together('dbt_run', (runs) => build(session, runs));
  watch.lap('dbt');

  if (has('write_audit') || has('freshness_volume_checks')) {
    await audit(session, states, has('freshness_volume_checks'), has('write_audit'));
  }
  if (loaded !== null && (built === null ? !has('dbt_run') : true)) await publishOrFail(session, states);
  session.signal.throwIfAborted();
  return { states, isAsked: !isReplay, loaded, built, seconds: watch.seconds() };
}

/** All runs together; when one of them cannot be read, each by itself, so that it alone fails. */
async function loadAll(session: Session, states: readonly BegunDate[]): Promise<LoadCounts> {
  try {
    return await loadStep(
      session,
      states.map(({ run }) => run),
    );
  } catch (error) {
    if (error instanceof WarehouseError || states.length === 1 || session.signal.aborted) throw error;
    const total: Record<string, Counts> = {};
    for (const state of states) {
      await guarded(state, async () => {
        for (const [table, counts] of Object.entries(await loadStep(session, [state.run]))) {
          total[table] = sum(total[table], counts);
        }
      });
    }
    return total;
  }
}

function sum(a: Counts | undefined, b: Counts): Counts {
  if (a === undefined) return b;
  return {
    inserted: a.inserted + b.inserted,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    deleted: a.deleted + b.deleted,
    rejected: a.rejected + b.rejected,
    stale: a.stale + b.stale,
  };
}

/** Checks and audit rows also of the runs that failed, and of those that were interrupted. */
async function audit(session: Session, states: readonly DateState[], checks: boolean, writes: boolean): Promise<void> {
  const begun = states.filter((state): state is BegunDate => state.run !== null);
  if (begun.length === 0) return;
  const calm = { ...session, signal: new AbortController().signal };
  try {
    await withWarehouse(session, async (warehouse) => {
      for (const state of begun) {
        if (checks && state.error === null && !session.signal.aborted) {
          await guarded(state, async () => {
            state.findings = await checkStep(session, state.run, warehouse);
          });
        }
        if (writes) state.audited = await auditStep(calm, state.run, warehouse);
      }
    });
  } catch (error) {
    if (begun.every((state) => state.error === null)) for (const state of begun) state.error = error;
    else
      session.report({
        event: 'warned',
        message: `the audit tables could not be written: ${(error as Error).message}`,
      });
  }
}

async function publishOrFail(session: Session, states: readonly DateState[]): Promise<void> {
  try {
    await publish(session.warehouse);
  } catch (error) {
    for (const state of states) state.error ??= error;
  }
}

/** A season's schedule is asked for with its last date only: the newest holds all that the others would. */
function datesThatNeedTheSchedule(dates: readonly GameDate[]): ReadonlySet<GameDate> {
  const season = (date: GameDate) => Number(date.slice(0, 4)) - (date.slice(5) < '09-01' ? 1 : 0);
  return new Set(
    dates.filter((date, i) => dates[i + 1] === undefined || season(dates[i + 1] as GameDate) !== season(date)),
  );
}

function stopwatch() {
  const began = performance.now();
  const laps = { fetch: 0, load: 0, dbt: 0 };
  let last = began;
  return {
    lap: (name: keyof typeof laps) => {
      laps[name] = (performance.now() - last) / 1000;
      last = performance.now();
    },
    seconds: () => ({ ...laps, all: (performance.now() - began) / 1000 }),
  };
}
