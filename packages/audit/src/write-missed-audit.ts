import type { Warehouse } from '@hoops/bq-loader';
import { listRuns, type ObjectStore, type RunRef } from '@hoops/bronze-writer';
import { type AuditRows, auditRows } from './audit-rows.ts';
import { auditTables } from './audit-tables.ts';
import { inList } from './games-in.ts';
import { auditLoads } from './write-audit.ts';

/**
 * Writes the rows of these dates' runs that have none yet, or one that calls them still running: those that were to end before write_audit,
 * and those that died. How many there were comes back.
 */
export async function writeMissedAudit(
  store: ObjectStore,
  warehouse: Warehouse,
  dates: readonly string[],
): Promise<number> {
  const runs: RunRef[] = [];
  for (const date of dates) for await (const run of listRuns(store, date)) runs.push(run);
  if (runs.length === 0) return 0;
  await warehouse.ensure(auditTables);
  const ids = runs.map(({ run_id }) => run_id);
  const sql = `select run_id from audit.pipeline_runs where status <> 'running' and run_id in ${inList(ids)}`;
  const written = new Set((await warehouse.query(sql, ids)).map(({ run_id }) => run_id));
  const missed = runs.filter(({ run_id }) => !written.has(run_id));
  const loads: (readonly [string, AuditRows])[] = [];
  for (const run of missed) loads.push([run.run_id, await auditRows(store, run)]);
  if (loads.length > 0) await warehouse.load(auditLoads(loads));
  return loads.length;
}
