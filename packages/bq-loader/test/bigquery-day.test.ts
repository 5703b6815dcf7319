import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectDate, openStore, readRun } from '@hoops/bronze-writer';
import { openSource } from '@hoops/nba-client';
import { startSimulator } from '@hoops/nba-simulator';
import { expect, it } from 'vitest';
import type { JobReport } from '../src/bigquery-warehouse.ts';
import { decode } from '../src/decode.ts';
import { openWarehouse } from '../src/open-warehouse.ts';
import { games } from '../src/tables/games.ts';
import { playerBoxScores } from '../src/tables/player-box-scores.ts';
import { plays } from '../src/tables/plays.ts';
import { scoreboardGames } from '../src/tables/scoreboard-games.ts';
import type { TableLoad } from '../src/warehouse.ts';
import { backendName, emptyAddress, openPatiently } from './bigquery-backend.ts';
import { contents } from './small-tables.ts';

/** Some of the tables: each costs the emulator seconds. */
const tables = [games, playerBoxScores, plays, scoreboardGames];

async function simulatedDay(): Promise<TableLoad[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hoops-'));
  const store = await openStore(`folder:${folder}`);
  const simulator = await startSimulator({ seed: 7, season: '2025-26', today: '2026-04-12' });
  const source = await openSource(simulator.url);
  const run = await collectDate(source, store, '2026-04-11');
  await source.close();
  await simulator.close();
  const loads = tables.map((table) => ({ table, scopes: [] as TableLoad['scopes'][number][] }));
  for await (const answer of readRun(store, run)) {
    const { observed_at, fetched_at, source: from, run_id, game_date, object, sha256, request } = answer;
    const said = { observed_at, fetched_at, source: from, run_id, game_date, object, sha256 };
    for (const { table, scopes } of loads) {
      for (const { scope, rows, rejects, finals, rank } of decode(table as never, answer).scopes) {
        scopes.push({ scope, rows, rejects, answer: { ...said, endpoint: request.endpoint, finals, rank } } as never);
      }
    }
  }
  await rm(folder, { recursive: true });
  return loads;
}

it(`loads a simulated day into ${backendName} and into DuckDB with the same counts, rows and histories, and changes nothing the second time`, async () => {
  const loads = await simulatedDay();
  const jobs: JobReport[] = [];
  const bigquery = await openPatiently(await emptyAddress(), { onJob: (report) => jobs.push(report) });
  const duckdb = await openWarehouse('duckdb::memory:');
  for (const warehouse of [bigquery, duckdb]) await warehouse.ensure(tables);

  expect(await bigquery.load(loads)).toEqual(await duckdb.load(loads));
  // The fence, two statements a table, the answers, and the two ends of the transaction.
  expect(jobs.find(({ about }) => about === 'commit')?.statements).toBeLessThanOrEqual(4 + 2 * tables.length);
  jobs.length = 0;
  expect(await bigquery.load(loads)).toEqual(await duckdb.load(loads));
  expect(jobs.filter(({ about }) => about === 'commit')).toEqual([]);

  for (const name of ['loaded_answers', 'rejects', ...tables.flatMap((each) => [each.name, `${each.name}_history`])]) {
    const rows = await contents(bigquery, `staging.${name}`);
    expect(rows, name).toEqual(await contents(duckdb, `staging.${name}`));
    if (name !== 'rejects') expect(rows.length, name).toBeGreaterThan(0);
  }
  await duckdb.close();
  await bigquery.close();
});
