import { checkDate, type Finding, type PipelineRun, writeAudit } from '@hoops/audit';
import {
  type Counts,
  type JobReport,
  type LoadCounts,
  loadRuns,
  type OpenWarehouseOptions,
  openWarehouse,
  type Warehouse,
} from '@hoops/bq-loader';
import type { RunStart } from '@hoops/bronze-writer';
import { attempt, attemptTogether } from './attempt.ts';
import { jobMetrics } from './job-metrics.ts';
import type { Session } from './session.ts';

/** load_to_bq_staging: sealed runs into staging, several to a transaction but never a part of one. */
export async function loadStep(session: Session, runs: readonly RunStart[]): Promise<LoadCounts> {
  const byRun = new Map<string, LoadCounts>();
  /** Runs that are loaded in one transaction share its jobs: those are told of the first. */
  const jobsOf = new Map<string, readonly JobReport[]>();
  let jobs: JobReport[] = [];
  let done = 0;
  return await attemptTogether(
    session,
    runs,
    'load_to_bq_staging',
    () =>
      withWarehouse(
        session,
        (warehouse) =>
          loadRuns(session.store, warehouse, stoppable(session, runs), {
            onLoaded: ({ run_id, game_date }, counts) => {
              byRun.set(run_id, counts);
              jobsOf.set(run_id, jobs);
              jobs = [];
              done += 1;
              session.report({
                event: 'progressed',
                step: 'load_to_bq_staging',
                run_id,
                game_date,
                done,
                total: runs.length,
                note: null,
              });
            },
          }),
        { onJob: (job) => jobs.push(job) },
      ),
    (_, { run_id }) => ({
      metrics: [...countMetrics(byRun.get(run_id) ?? {}), ...jobMetrics(jobsOf.get(run_id) ?? [])],
    }),
  );
}

/** freshness_volume_checks of one run: findings of severity fail leave its day incomplete. */
export async function checkStep(session: Session, run: RunStart, warehouse: Warehouse): Promise<readonly Finding[]> {
  return await attempt(
    session,
    run,
    'freshness_volume_checks',
    null,
    () => checkDate(session.store, warehouse, run.game_date, { now: session.clock(), run: run.run_id }),
    (findings) => {
      const fails = findings.filter(({ severity }) => severity === 'fail');
      return {
        status: fails.length === 0 ? 'ok' : 'incomplete',
        reason: fails.length === 0 ? null : fails.map(({ message }) => message).join('; '),
        metrics: [
          { metric: 'findings_fail', value: fails.length, unit: 'findings' },
          { metric: 'findings_warn', value: findings.length - fails.length, unit: 'findings' },
        ],
      };
    },
  );
}

/** write_audit of one run: its outcomes, merged into the audit tables. Works whatever the other steps did. */
export async function auditStep(session: Session, run: RunStart, warehouse: Warehouse): Promise<PipelineRun> {
  return await attempt(session, run, 'write_audit', null, () => writeAudit(session.store, warehouse, run));
}

/** Opens the warehouse for a piece of work and closes it again: nobody else can have it meanwhile. */
export async function withWarehouse<T>(
  { warehouse: url }: Pick<Session, 'warehouse'>,
  work: (warehouse: Warehouse) => Promise<T>,
  options: OpenWarehouseOptions = {},
): Promise<T> {
  const warehouse = await openWarehouse(url, options);
  try {
    return await work(warehouse);
  } finally {
    await warehouse.close();
  }
}

/** The runs one by one, until someone asks us to stop. */
function* stoppable({ signal }: Session, runs: readonly RunStart[]): Iterable<RunStart> {
  for (const run of runs) {
    signal.throwIfAborted();
    yield run;
  }
}

function countMetrics(counts: LoadCounts) {
  return Object.entries(counts).flatMap(([table, its]) =>
    (Object.entries(its) as [keyof Counts, number][]).map(([name, value]) => ({
      subject: table,
      metric: `rows_${name}`,
      value,
      unit: 'rows',
    })),
  );
}
