import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openWarehouse } from '../src/open-warehouse.ts';
import { warehouseContract } from './warehouse.contract.ts';

warehouseContract('DuckDB in memory', () => openWarehouse('duckdb::memory:'));
warehouseContract('a DuckDB file', async () =>
  openWarehouse(`duckdb:${join(await mkdtemp(join(tmpdir(), 'hoops-')), 'data', 'hoops.duckdb')}`),
);

it('answers queries that were asked together, also when it is closed meanwhile', async () => {
  const warehouse = await openWarehouse('duckdb::memory:');
  const asked = Array.from({ length: 12 }, (_, n) =>
    warehouse.query(`select max(i) + ${n} as most from range(20000) as numbers(i)`),
  );
  await warehouse.close();
  expect(await Promise.all(asked)).toEqual(asked.map((_, n) => [{ most: 19_999 + n }]));
  await expect(warehouse.query('select 1 as n')).rejects.toMatchObject({ reason: 'unavailable' });
});
