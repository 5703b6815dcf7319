import type { Warehouse } from '@hoops/bq-loader';
import {
  auditPrefix,
  BronzeError,
  listRuns,
  type ObjectStore,
  parseObjectName,
  type RunRef,
} from '@hoops/bronze-writer';
import { type AuditRows, auditRows } from './audit-rows.ts';
import { auditTables } from './audit-tables.ts';
import { auditLoads } from './write-audit.ts';

/**
 * Builds the audit tables anew from the store's outcomes: the same rows that the runs wrote, those that were lost, and none of runs that the store does not know.
 * BronzeError `missing` for a store without a single run, so that a wrong address empties nothing. How many runs there are comes back.
 */
export async function rebuildAudit(store: ObjectStore, warehouse: Warehouse): Promise<{ readonly runs: number }> {
  const runs = await allRuns(store);
  if (runs.length === 0) {
    throw new BronzeError(
      'missing',
      `${store.url} holds no run, so the audit tables would come out empty: name the store that the runs were kept in`,
    );
  }
  await warehouse.ensure(auditTables);
  const loads: (readonly [string, AuditRows | null])[] = [];
  for (const run of runs) loads.push([run.run_id, await auditRows(store, run)]);
  const known = new Set(runs.map(({ run_id }) => run_id));
  const there = await warehouse.query(
    'select run_id from audit.pipeline_runs union distinct select run_id from audit.pipeline_metrics',
  );
  for (const { run_id } of there) if (typeof run_id === 'string' && !known.has(run_id)) loads.push([run_id, null]);
  await warehouse.load(auditLoads(loads));
  return { runs: runs.length };
}

/** Runs that were started, and those of which only outcomes are left. */
async function allRuns(store: ObjectStore): Promise<RunRef[]> {
  const runs = new Map<string, RunRef>();
  for await (const run of listRuns(store)) runs.set(run.run_id, run);
  for await (const name of store.list(auditPrefix())) {
    const named = parseObjectName(name);
    if (named !== null && !runs.has(named.run_id)) runs.set(named.run_id, named);
  }
  return [...runs.values()];
}
