import { readTable } from '@hoops/bq-loader';
import { startRun } from '@hoops/bronze-writer';
import { expect, it } from 'vitest';
import { auditTables, pipelineMetrics, pipelineRuns } from '../src/audit-tables.ts';
import { rebuildAudit } from '../src/rebuild-audit.ts';
import { type Done, recordStep } from '../src/record-step.ts';
import { type Step, steps } from '../src/steps.ts';
import { writeAudit } from '../src/write-audit.ts';
import { writeMissedAudit } from '../src/write-missed-audit.ts';
import { run as bare, ticking } from './outcomes.ts';
import { withStore } from './with-store.ts';
import { withWarehouse } from './with-warehouse.ts';

const wanted = {
  gameDate: '2026-01-15',
  command: 'run',
  source: 'nba:',
  trigger: 'airflow 1',
  codeVersion: 'v1',
  now: new Date('2026-01-16T10:00:00Z'),
};
const fine = async (): Promise<Done<null>> => ({ result: null });

type Recorder = (step: Step, work?: () => Promise<Done<unknown>>, subject?: string | null) => Promise<unknown>;
const recorder = (store: Parameters<typeof recordStep>[0], run: Parameters<typeof recordStep>[1]): Recorder => {
  const clock = ticking();
  return (step, work = fine, subject = null) => recordStep(store, run, step, subject, work, { clock });
};

it('declares tables that a warehouse takes: keys that are columns, never null, with the run as their scope', async () => {
  for (const table of auditTables) {
    for (const key of table.key)
      expect(table.columns.find(({ name }) => name === key)).toMatchObject({ nullable: false });
    expect(table).toMatchObject({ dataset: 'audit', versioned: false, scope: 'run_id' });
    expect(table.columns.at(-1)?.name).toBe('row_hash');
  }
  await withWarehouse(async (warehouse) => {
    await warehouse.ensure(auditTables);
    await warehouse.ensure(auditTables);
  });
});

it('writes one row for a run, and a row for each number that its steps told', async () => {
  await withStore(async (store) => {
    await withWarehouse(async (warehouse) => {
      const run = await startRun(store, wanted);
      const record = recorder(store, run);
      for (const step of steps.slice(0, -1)) {
        const metrics =
          step === 'load_to_bq_staging' ? [{ subject: 'games', metric: 'rows_inserted', value: 7, unit: 'rows' }] : [];
        await record(step, async () => ({ result: null, metrics }));
      }
      await record('write_audit', async () => ({ result: await writeAudit(store, warehouse, run) }));
      expect(await readTable(warehouse, pipelineRuns)).toEqual([
        {
          run_id: run.run_id,
          game_date: '2026-01-15',
          command: 'run',
          trigger: 'airflow 1',
          source: 'nba:',
          code_version: 'v1',
          started_at: '2026-01-16T10:00:00.000Z',
          ended_at: '2026-01-16T10:00:16.000Z',
          status: 'ok',
          reason: null,
          row_hash: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
      ]);
      const metrics = await readTable(warehouse, pipelineMetrics);
      expect(metrics).toHaveLength(2 * 8 + 1);
      expect(metrics.filter(({ step }) => step === 'load_to_bq_staging')).toMatchObject([
        { subject: '_', metric: 'attempts', value: 1, unit: 'attempts' },
        { subject: '_', metric: 'seconds', value: 1, unit: 'seconds' },
        { subject: 'games', metric: 'rows_inserted', value: 7, unit: 'rows' },
      ]);
    });
  });
});

it('works when the very first step failed, and replaces what it wrote when that is tried again', async () => {
  await withStore(async (store) => {
    await withWarehouse(async (warehouse) => {
      const run = await startRun(store, wanted);
      const record = recorder(store, run);
      await expect(record('fetch_scoreboard', () => Promise.reject(new Error('the source is silent')))).rejects.toThrow(
        'silent',
      );
      expect(await writeAudit(store, warehouse, run)).toMatchObject({
        status: 'failed',
        reason: 'fetch_scoreboard: the source is silent',
      });
      await record('fetch_scoreboard', async () => ({
        result: null,
        metrics: [{ metric: 'answers', value: 2, unit: null }],
      }));
      await writeAudit(store, warehouse, run);
      expect(await readTable(warehouse, pipelineRuns)).toMatchObject([
        { status: 'running', reason: null, ended_at: null },
      ]);
      expect(await readTable(warehouse, pipelineMetrics)).toMatchObject([
        { metric: 'answers', value: 2, unit: null },
        { metric: 'attempts', value: 2 },
        { metric: 'seconds', value: 1 },
      ]);
    });
  });
});

it('works for a run of which nothing but an outcome is left, and refuses one of which nothing is', async () => {
  await withStore(async (store) => {
    await withWarehouse(async (warehouse) => {
      await expect(writeAudit(store, warehouse, bare)).rejects.toMatchObject({
        name: 'BronzeError',
        reason: 'missing',
      });
      await expect(
        recorder(store, bare)('fetch_scoreboard', () => Promise.reject(new Error('no store'))),
      ).rejects.toThrow();
      expect(await writeAudit(store, warehouse, bare)).toMatchObject({
        run_id: bare.run_id,
        command: 'unknown',
        status: 'failed',
        started_at: '2026-01-16T10:00:01.000Z',
      });
    });
  });
});

it('is built again from the outcomes to the same rows, whatever became of the tables', async () => {
  await withStore(async (store) => {
    await withWarehouse(async (warehouse) => {
      for (const [i, gameDate] of ['2026-01-13', '2026-01-14', '2026-01-15'].entries()) {
        const run = await startRun(store, { ...wanted, gameDate });
        const record = recorder(store, run);
        await record('fetch_scoreboard');
        await record(
          'fetch_boxscores',
          async () => ({ result: null, status: i === 1 ? 'failed' : 'ok', reason: i === 1 ? 'absent' : null }),
          '0022500561',
        );
        if (i === 2) await record('dbt_run', () => Promise.reject(new Error('a model broke'))).catch(() => undefined);
        await record('freshness_volume_checks');
        await record('write_audit', async () => ({ result: await writeAudit(store, warehouse, run) }));
      }
      const tables = async () =>
        [await readTable(warehouse, pipelineRuns), await readTable(warehouse, pipelineMetrics)] as const;
      const written = await tables();
      expect(written[0].map(({ status }) => status).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
        'failed',
        'incomplete',
        'ok',
      ]);

      expect(await rebuildAudit(store, warehouse)).toEqual({ runs: 3 });
      expect(await tables()).toEqual(written);

      // Lost, forged and foreign rows.
      await warehouse.query("delete from audit.pipeline_runs where game_date = date '2026-01-13'");
      await warehouse.query(
        "update audit.pipeline_runs set status = 'ok', row_hash = 'forged' where status = 'failed'",
      );
      await warehouse.query(
        "update audit.pipeline_metrics set run_id = '20000101T000000Z-000000' where metric = 'attempts'",
      );
      expect(await tables()).not.toEqual(written);
      await rebuildAudit(store, warehouse);
      expect(await tables()).toEqual(written);
    });
  });
});

it('is not emptied by the address of a store that holds nothing', async () => {
  await withStore(async (store) => {
    await withWarehouse(async (warehouse) => {
      await expect(rebuildAudit(store, warehouse)).rejects.toMatchObject({
        reason: 'missing',
        message: expect.stringContaining(store.url),
      });
    });
  });
});

it.each(['audit.before_load', 'audit.after_load'])('killed at %s and tried again leaves one row', async (point) => {
  const { runChild } = await import('./child.ts');
  await withStore(async (store, folder) => {
    const run = await startRun(store, wanted);
    await recorder(store, run)('fetch_scoreboard');
    const script = `
      const { openStore } = await import('@hoops/bronze-writer');
      const { openWarehouse } = await import('@hoops/bq-loader');
      const { writeAudit } = await import('@hoops/audit');
      const [folder, run] = process.argv.slice(1);
      const warehouse = await openWarehouse('duckdb:' + folder + '/w/hoops.duckdb');
      await writeAudit(await openStore('folder:' + folder), warehouse, JSON.parse(run));
      console.log((await warehouse.query('select count(*) as n from audit.pipeline_runs'))[0].n);
      await warehouse.close();`;
    const args = [folder, JSON.stringify(run)];
    expect(await runChild(script, args, { HOOPS_FAILPOINT: `${point}:kill` })).toMatchObject({ signal: 'SIGKILL' });
    expect(await runChild(script, args)).toMatchObject({ code: 0, stdout: '1\n' });
  });
});

it('writes the rows that runs of some dates have missed, once, and leaves the others as they are', async () => {
  await withStore(async (store) => {
    await withWarehouse(async (warehouse) => {
      const audited = await startRun(store, wanted);
      await writeAudit(store, warehouse, audited);
      const begin = (gameDate: string, until?: string) =>
        startRun(store, { ...wanted, gameDate, command: 'backfill', trigger: null, until });
      const loaded = await begin('2026-01-14', 'load_to_bq_staging');
      for (const step of steps.slice(0, 5)) await recordStep(store, loaded, step, null, fine);
      const fetched = await begin('2026-01-14', 'write_raw_to_gcs');
      await begin('2026-01-01');
      const dates = ['2026-01-13', '2026-01-14', '2026-01-15'];
      // The first one has a row that calls it still running, which may be out of date.
      expect(await writeMissedAudit(store, warehouse, dates)).toBe(3);
      const stateOf = async () =>
        Object.fromEntries((await readTable(warehouse, pipelineRuns)).map(({ run_id, status }) => [run_id, status]));
      const expected = { [audited.run_id]: 'running', [loaded.run_id]: 'ok', [fetched.run_id]: 'running' };
      expect(await stateOf()).toEqual(expected);

      for (const step of steps.slice(0, 4)) await recordStep(store, fetched, step, null, fine);
      expect(await writeMissedAudit(store, warehouse, dates)).toBe(2);
      expect(await stateOf()).toEqual({ ...expected, [fetched.run_id]: 'ok' });
      expect(await writeMissedAudit(store, warehouse, ['2025-12-31'])).toBe(0);
    });
  });
});
