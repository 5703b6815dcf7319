import type { Row, TableLoad, Warehouse } from '@hoops/bq-loader';
import { failpoint, type ObjectStore, type RunRef } from '@hoops/bronze-writer';
import { type AuditRows, auditRows } from './audit-rows.ts';
import { auditTables, type PipelineRun, pipelineMetrics, pipelineRuns } from './audit-tables.ts';

/** Writes what the outcomes say of a run into the audit tables, in place of what they said before, whatever the steps came to. The run's row comes back. */
export async function writeAudit(store: ObjectStore, warehouse: Warehouse, run: RunRef): Promise<PipelineRun> {
  const rows = await auditRows(store, run);
  await warehouse.ensure(auditTables);
  failpoint('audit.before_load');
  await warehouse.load(auditLoads([[run.run_id, rows]]));
  failpoint('audit.after_load');
  return rows.run;
}

/** Loads that put a run's rows in place of those there are; null takes them out. */
export function auditLoads(runs: readonly (readonly [run_id: string, rows: AuditRows | null])[]): TableLoad[] {
  const load = (table: TableLoad['table'], rowsOf: (rows: AuditRows) => readonly object[]): TableLoad => ({
    table,
    scopes: runs.map(([scope, rows]) => ({
      scope,
      answer: null,
      rows: rows === null ? [] : (rowsOf(rows) as readonly Row[]),
      rejects: [],
    })),
  });
  return [load(pipelineRuns, ({ run }) => [run]), load(pipelineMetrics, ({ metrics }) => metrics)];
}
