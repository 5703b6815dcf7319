import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWarehouse } from '../src/open-warehouse.ts';
import { warehouseContract } from './warehouse.contract.ts';

warehouseContract('DuckDB in memory', () => openWarehouse('duckdb::memory:'));
warehouseContract('a DuckDB file', async () =>
  openWarehouse(`duckdb:${join(await mkdtemp(join(tmpdir(), 'hoops-')), 'data', 'hoops.duckdb')}`),
);
