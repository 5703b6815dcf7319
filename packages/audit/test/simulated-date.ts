import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRun, openWarehouse, stagingTables, type Warehouse } from '@hoops/bq-loader';
import { collectDate, type ObjectStore, openStore, type RunStart } from '@hoops/bronze-writer';
import { openSource } from '@hoops/nba-client';
import { startSimulator } from '@hoops/nba-simulator';

type Simulator = Parameters<typeof startSimulator>[0];

export interface Collected {
  readonly store: ObjectStore;
  readonly run: RunStart;
  /** A warehouse in memory with the run loaded and its games modelled. */
  load(): Promise<Warehouse>;
  /** One such warehouse for all who ask; whoever changes it makes it whole again with `restore`. */
  shared(): Promise<Warehouse>;
  remove(): Promise<void>;
}

/** A simulated date of two games, collected the morning after it. */
export const DATE = '2026-01-20';
export const MORNING = new Date('2026-01-21T15:00:00Z');

export async function collectSimulated(options: Partial<Simulator> = {}, date = DATE): Promise<Collected> {
  const folder = await mkdtemp(join(tmpdir(), 'hoops-audit-'));
  const store = await openStore(`folder:${folder}`);
  const simulator = await startSimulator({ seed: 3, season: '2025-26', today: '2026-01-21', ...options });
  const source = await openSource(simulator.url);
  const run = await collectDate(source, store, date);
  await source.close();
  await simulator.close();
  let shared: Promise<Warehouse> | undefined;
  return {
    store,
    run,
    load: () => loadInto(store, run),
    shared: () => {
      shared ??= loadInto(store, run).then(save);
      return shared;
    },
    remove: async () => {
      await (await shared)?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const tables = stagingTables.map(({ name }) => name);

async function save(warehouse: Warehouse): Promise<Warehouse> {
  await warehouse.query('create schema saved');
  for (const name of tables) await warehouse.query(`create table saved.${name} as select * from staging.${name}`);
  await warehouse.query('create table saved.fct_games as select * from core.fct_games');
  return warehouse;
}

/** Puts back what a test changed. */
export async function restore(warehouse: Warehouse): Promise<void> {
  for (const name of tables) {
    await warehouse.query(`delete from staging.${name}`);
    await warehouse.query(`insert into staging.${name} select * from saved.${name}`);
  }
  await warehouse.query('create or replace table core.fct_games as select * from saved.fct_games');
}

async function loadInto(store: ObjectStore, run: RunStart): Promise<Warehouse> {
  const warehouse = await openWarehouse('duckdb::memory:');
  await loadRun(store, warehouse, run);
  // What dbt would build, as far as a check looks at it.
  await warehouse.query(
    "create table core.fct_games as select game_id, home_score, away_score, 'final' as status from staging.games",
  );
  return warehouse;
}

export async function gamesIn(warehouse: Warehouse): Promise<string[]> {
  const rows = await warehouse.query('select game_id from staging.games order by game_id');
  return rows.map(({ game_id }) => String(game_id));
}
