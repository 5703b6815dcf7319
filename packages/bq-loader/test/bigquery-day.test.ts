import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectDate, openStore } from '@hoops/bronze-writer';
import { openSource } from '@hoops/nba-client';
import { startSimulator } from '@hoops/nba-simulator';
import { expect, it } from 'vitest';
import type { JobReport } from '../src/bigquery-warehouse.ts';
import { loadRun } from '../src/load-run.ts';
import { openWarehouse } from '../src/open-warehouse.ts';
import { stagingTables } from '../src/tables/index.ts';
import { backendName, emptyAddress, openPatiently } from './bigquery-backend.ts';
import { contents } from './small-tables.ts';

it(`loads a simulated day into ${backendName} and into DuckDB with the same counts, rows and histories, and changes nothing the second time`, async () => {
  const store = await openStore(`folder:${await mkdtemp(join(tmpdir(), 'hoops-'))}`);
  const simulator = await startSimulator({ seed: 7, season: '2025-26', today: '2026-04-12' });
  const source = await openSource(simulator.url);
  const run = await collectDate(source, store, '2026-04-11');
  await source.close();
  await simulator.close();
  const jobs: JobReport[] = [];
  const bigquery = await openPatiently(await emptyAddress(), { onJob: (report) => jobs.push(report) });
  const duckdb = await openWarehouse('duckdb::memory:');

  expect(await loadRun(store, bigquery, run)).toEqual(await loadRun(store, duckdb, run));
  const commit = jobs.find(({ about }) => about === 'commit');
  // The fence, two statements a table, the answers, and the two ends of the transaction.
  expect(commit?.statements).toBeLessThanOrEqual(4 + 2 * stagingTables.length);
  jobs.length = 0;
  expect(await loadRun(store, bigquery, run)).toEqual(await loadRun(store, duckdb, run));
  expect(jobs.filter(({ about }) => about === 'commit')).toEqual([]);

  const names = ['loaded_answers', 'rejects', ...stagingTables.flatMap(({ name }) => [name, `${name}_history`])];
  for (const name of names) {
    const rows = await contents(bigquery, `staging.${name}`);
    expect(rows, name).toEqual(await contents(duckdb, `staging.${name}`));
    if (name.startsWith('player_box_scores') || name.startsWith('plays')) expect(rows.length, name).toBeGreaterThan(40);
  }
  await duckdb.close();
  await bigquery.close();
}, 600_000);
