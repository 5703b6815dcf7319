import { endpoints } from '@hoops/nba-client';
import { isPassed } from './dbt.ts';
import { modelsOf, testsOf } from './dbt-steps.ts';
import type { DateState, DatesDone } from './run-dates.ts';
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
  let not_ok = 0;
  let unanswered = 0;
  for (const { endpoint, verdict } of receiptsOf(done)) {
    const { resource } = endpoints[endpoint];
    if (verdict === 'ok') ok[resource] = (ok[resource] ?? 0) + 1;
    else if (verdict === 'unavailable' || verdict === 'refused') unanswered += 1;
    else not_ok += 1;
  }
  return { ok, not_ok, unanswered };
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
  return {
    models: modelsOf(built).length,
    tests: tests.length,
    passed: tests.filter(isPassed).length,
    failed: broken.map(({ name, message, status }) => ({ name, message: message ?? status })),
    tables: Object.keys(built.tables).length,
    changed: Object.entries(built.tables).flatMap(([table, { is_changed }]) => (is_changed ? [table] : [])),
  };
}

function dateEnding(state: DateState, { built }: DatesDone, dbt: DbtTally | null): DateEnding {
  const { game_date, run, error, findings } = state;
  const ending = { game_date, run_id: run?.run_id ?? null, findings };
  if (error !== null)
    return { ...ending, status: 'failed', reason: error instanceof Error ? error.message : String(error) };
  if (built !== null && modelsOf(built).some((node) => !isPassed(node))) {
    return {
      ...ending,
      status: 'failed',
      reason: `${dbt?.failed.length} nodes of dbt did not pass (log: ${built.log})`,
    };
  }
  const fails = findings.filter(({ severity }) => severity === 'fail').length;
  const tests = dbt === null ? 0 : dbt.tests - dbt.passed;
  if (fails === 0 && tests === 0) return { ...ending, status: 'ok', reason: null };
  const parts = [
    fails === 0 ? [] : [`${fails} ${fails === 1 ? 'finding' : 'findings'}`],
    tests === 0 ? [] : [`${tests} dbt tests fail`],
  ];
  return { ...ending, status: 'incomplete', reason: parts.flat().join(', ') };
}
