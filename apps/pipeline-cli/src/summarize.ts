import { endpoints } from '@hoops/nba-client';
import { isPassed, said } from './dbt.ts';
import { modelsOf, testsOf } from './dbt-steps.ts';
import type { DateState } from './one-date.ts';
import type { DatesDone } from './run-dates.ts';
import type { Session } from './session.ts';
import type { DateEnding, DbtTally, FetchTally, Summary } from './summary.ts';

/** What came of the dates, put together: the answer of run, backfill, replay and demo. */
export function summarize(session: Session, done: DatesDone): Summary {
  const dbt = dbtTally(done);
  const dates = done.states.map((state) => dateEnding(state, done, dbt));
  const isSimulated = session.isSimulated || receiptsOf(done).some(({ source }) => source === 'simulator');
  return {
    command: session.command,
    notice:
      session.isSimulated || !isSimulated
        ? session.notice
        : `SIMULATED LEAGUE · no real team, player or game · ${session.notice}`,
    notes: session.notes,
    is_simulated: isSimulated,
    source: session.source?.url ?? null,
    store: session.store.url,
    warehouse: session.warehouse,
    status: worst(dates),
    dates,
    fetch: done.isAsked ? fetchTally(done) : null,
    bronze: done.isAsked ? bronzeTally(done) : null,
    staging: done.loaded,
    dbt,
    seconds: done.seconds,
  };
}

function worst(dates: readonly DateEnding[]): Summary['status'] {
  if (dates.some(({ status }) => status === 'failed')) return 'failed';
  return dates.some(({ status }) => status === 'incomplete') ? 'incomplete' : 'ok';
}

const receiptsOf = ({ states }: DatesDone) => states.flatMap(({ receipts }) => receipts);

function fetchTally(done: DatesDone): FetchTally {
  const ok: Record<string, number> = {};
  const not_ok: Record<string, number> = {};
  for (const { endpoint, verdict } of receiptsOf(done)) {
    const { resource } = endpoints[endpoint];
    if (verdict === 'ok') ok[resource] = (ok[resource] ?? 0) + 1;
    else not_ok[verdict] = (not_ok[verdict] ?? 0) + 1;
  }
  return { ok, not_ok };
}

function bronzeTally({ states }: DatesDone): Summary['bronze'] {
  const sealed = states.flatMap(({ manifest }) => (manifest === null ? [] : [manifest]));
  const objects = sealed.flatMap(({ receipts }) => receipts).filter(({ object }) => object !== null);
  return {
    runs: sealed.length,
    objects: objects.length,
    bytes: objects.reduce((sum, { object_bytes }) => sum + (object_bytes ?? 0), 0),
  };
}

function dbtTally({ built }: DatesDone): DbtTally | null {
  if (built === null) return null;
  const tests = testsOf(built);
  const broken = built.nodes.filter((node) => !isPassed(node));
  const billed = built.nodes.flatMap(({ bytes_billed }) => bytes_billed ?? []);
  return {
    models: modelsOf(built).length,
    built: modelsOf(built).filter(isPassed).length,
    tests: tests.length,
    passed: tests.filter(isPassed).length,
    failed: broken.map((node) => ({ name: node.name, message: said(node) })),
    seasons: built.seasons,
    bytes_billed: billed.length === 0 ? null : billed.reduce((sum, bytes) => sum + bytes, 0),
  };
}

/** How a date ended is what the audit says of its run; the reason is short where findings tell the rest. */
function dateEnding(state: DateState, { built }: DatesDone, dbt: DbtTally | null): DateEnding {
  const { game_date, run, error, findings, audited } = state;
  const ending = { game_date, run_id: run?.run_id ?? null, findings };
  if (error !== null)
    return { ...ending, status: 'failed', reason: error instanceof Error ? error.message : String(error) };
  const fails = findings.filter(({ severity }) => severity === 'fail').length;
  const models = dbt === null ? 0 : dbt.models - dbt.built;
  const tests = dbt === null ? 0 : dbt.tests - dbt.passed;
  const parts = [
    models === 0 ? [] : [`${models} of dbt's models were not built (log: ${built?.log})`],
    fails === 0 ? [] : [`${fails} ${fails === 1 ? 'finding' : 'findings'}`],
    tests === 0 ? [] : [`${tests} of dbt's tests do not hold (log: ${built?.log})`],
  ].flat();
  const status = models > 0 ? 'failed' : statusOf(audited?.status, tests);
  if (status === 'ok' || status === 'unchecked') return { ...ending, status, reason: null };
  const isTold = parts.length > 0 && (status === 'incomplete' || models > 0);
  return { ...ending, status, reason: isTold ? parts.join(', ') : (audited?.reason ?? null) };
}

/** With --until there may be no row of the audit, or one of a run that goes on; dbt's tests stand alone then. */
function statusOf(audited: string | undefined, failedTests: number): DateEnding['status'] {
  if (audited === 'ok' || audited === 'incomplete' || audited === 'failed') return audited;
  return failedTests > 0 ? 'incomplete' : 'unchecked';
}
