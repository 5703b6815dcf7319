import { loadRun, openWarehouse } from '@hoops/bq-loader';
import { collectDate, startRun } from '@hoops/bronze-writer';
import { openSource } from '@hoops/nba-client';
import { expect, it } from 'vitest';
import { checkDate } from '../src/check-date.ts';
import { hasRecorded, recordedFolder } from './recorded-folder.ts';
import { collectSimulated, DATE, MORNING } from './simulated-date.ts';
import { withStore } from './with-store.ts';
import { withWarehouse } from './with-warehouse.ts';

it('finds nothing in a date that is whole, nor when it is loaded twice', async () => {
  const { store, run, load, remove } = await collectSimulated();
  const warehouse = await load();
  expect(await checkDate(store, warehouse, DATE, { now: MORNING })).toEqual([]);
  await loadRun(store, warehouse, run);
  expect(await checkDate(store, warehouse, DATE, { now: MORNING, run: run.run_id })).toEqual([]);
  await warehouse.close();
  await remove();
});

it('finds a date of which no run is sealed, and refuses a run that does not exist', async () => {
  await withStore(async (store) => {
    await withWarehouse(async (warehouse) => {
      expect(await checkDate(store, warehouse, '2026-01-15')).toEqual([
        expect.objectContaining({
          check: 'completeness',
          severity: 'fail',
          subject: '2026-01-15',
          message: expect.stringContaining('no run of 2026-01-15 is sealed'),
        }),
      ]);
      const run = await startRun(store, { gameDate: '2026-01-15', command: 'run' });
      expect(await checkDate(store, warehouse, '2026-01-15', { run: run.run_id })).toEqual([
        expect.objectContaining({ message: expect.stringContaining(`run ${run.run_id} of 2026-01-15 is not sealed`) }),
      ]);
      await expect(checkDate(store, warehouse, '2026-01-15', { run: '20260116T100000Z-000000' })).rejects.toMatchObject(
        { reason: 'missing' },
      );
      await expect(checkDate(store, warehouse, '2026-02-30')).rejects.toMatchObject({ name: 'ConfigError' });
    });
  });
});

const dates = ['2020-02-02', '2020-12-22', '2025-01-15', '2026-02-11', '2026-04-12'];

it.skipIf(!hasRecorded)(
  'finds in real dates exactly the games that were not recorded, and that what was recorded adds up',
  async () => {
    const source = await openSource(`folder:${recordedFolder}`);
    const warehouse = await openWarehouse('duckdb::memory:');
    const told: string[] = [];
    await withStore(async (store) => {
      for (const date of dates) {
        const run = await collectDate(source, store, date);
        await loadRun(store, warehouse, run);
        const findings = await checkDate(store, warehouse, date, {
          now: new Date(`${date}T23:00:00Z`),
          run: run.run_id,
        });
        const loaded = await warehouse.query('select game_id from staging.games where game_date = cast(? as date)', [
          date,
        ]);
        const ids = new Set(loaded.map(({ game_id }) => game_id));
        const missing = findings.filter(
          ({ check, message }) => check === 'completeness' && message.includes('not in games'),
        );
        for (const { subject } of missing) expect(ids.has(subject)).toBe(false);
        // Nothing but what was not recorded is found.
        const others = findings.filter(({ check, subject }) => check !== 'completeness' && ids.has(subject));
        told.push(
          `${date}: ${loaded.length} games loaded, ${missing.length} not recorded, ${others.map(({ message }) => message).join('; ') || 'all adds up'}`,
        );
        for (const finding of findings.filter(({ check }) => check === 'completeness'))
          told.push(`  ${finding.severity} ${finding.message.slice(0, 150)}`);
      }
    });
    console.log(told.join('\n'));
    await warehouse.close();
    await source.close();
  },
);
