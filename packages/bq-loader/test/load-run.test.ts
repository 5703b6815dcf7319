import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectDate, type ObjectStore, openStore, type RunRef } from '@hoops/bronze-writer';
import { type NbaSource, openSource } from '@hoops/nba-client';
import { type Simulator, simulateSeason, startSimulator } from '@hoops/nba-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoadCounts, loadRun, loadRuns } from '../src/load-run.ts';
import { openWarehouse } from '../src/open-warehouse.ts';
import { readTable } from '../src/read-table.ts';
import { games } from '../src/tables/games.ts';
import { stagingTables } from '../src/tables/index.ts';
import { playerBoxScores } from '../src/tables/player-box-scores.ts';
import type { Warehouse } from '../src/warehouse.ts';
import { contents } from './small-tables.ts';

const league = simulateSeason({ seed: 7, season: '2025-26' });
const dates = [...new Set(league.schedule.map(({ game_date }) => game_date))].toSorted().slice(20, 23);
const played = (date: string) => league.schedule.filter(({ game_date }) => game_date === date);

async function everything(warehouse: Warehouse): Promise<string[][]> {
  const names = stagingTables.flatMap(({ name }) => [`staging.${name}`, `staging.${name}_history`]);
  return Promise.all(names.map((name) => contents(warehouse, name)));
}

const sums = (counts: LoadCounts, name: 'inserted' | 'updated' | 'unchanged' | 'stale' | 'rejected' | 'deleted') =>
  Object.values(counts).reduce((sum, each) => sum + each[name], 0);

describe('loadRun', () => {
  let simulator: Simulator;
  let source: NbaSource;
  let store: ObjectStore;
  const runs: RunRef[] = [];
  beforeAll(async () => {
    simulator = await startSimulator({ seed: 7, season: '2025-26' });
    source = await openSource(simulator.url);
    store = await openStore(`folder:${await mkdtemp(join(tmpdir(), 'hoops-'))}`);
    for (const date of dates) runs.push(await collectDate(source, store, date));
  });
  afterAll(async () => {
    await source.close();
    await simulator.close();
  });

  const withWarehouse = async <T>(use: (warehouse: Warehouse) => Promise<T>) => {
    const warehouse = await openWarehouse('duckdb::memory:');
    try {
      return await use(warehouse);
    } finally {
      await warehouse.close();
    }
  };

  it('loads every game of a date into every table, with the simulated score', async () => {
    await withWarehouse(async (warehouse) => {
      const counts = await loadRun(store, warehouse, runs[0] as RunRef);
      expect(Object.keys(counts)).toEqual(stagingTables.map(({ name }) => name));
      expect(sums(counts, 'rejected')).toBe(0);
      const loaded = await readTable(warehouse, games, { game_date: dates[0] as string });
      const expected = played(dates[0] as string).map(({ game_id }) => {
        const { home, away } = league.game(game_id);
        return { game_id, home_score: home.points, away_score: away.points };
      });
      expect(loaded.map(({ game_id, home_score, away_score }) => ({ game_id, home_score, away_score }))).toEqual(
        expected.toSorted((a, b) => (a.game_id < b.game_id ? -1 : 1)),
      );
      const [line] = await readTable(warehouse, playerBoxScores, { game_date: dates[0] as string });
      expect(line).toMatchObject({ source: 'simulator', run_id: runs[0]?.run_id });
    });
  });

  it('changes nothing the second time', async () => {
    await withWarehouse(async (warehouse) => {
      const first = await loadRun(store, warehouse, runs[0] as RunRef);
      const before = await everything(warehouse);
      const second = await loadRun(store, warehouse, runs[0] as RunRef);
      expect([sums(second, 'inserted'), sums(second, 'updated'), sums(second, 'deleted')]).toEqual([0, 0, 0]);
      expect(sums(second, 'unchanged')).toBe(
        sums(first, 'inserted') + sums(first, 'updated') + sums(first, 'unchanged'),
      );
      expect(await everything(warehouse)).toEqual(before);
    });
  });

  it('ends in the same tables in any order and any batches, and gives the counts of each run', async () => {
    const once = await withWarehouse(async (warehouse) => {
      for (const run of runs) await loadRun(store, warehouse, run);
      return everything(warehouse);
    });
    for (const [order, batch] of [
      [[2, 0, 1], 1],
      [[1, 2, 1, 0], undefined],
    ] as const) {
      const seen: RunRef[] = [];
      let rows = 0;
      const inOrder = order.map((i) => runs[i] as RunRef);
      await withWarehouse(async (warehouse) => {
        const total = await loadRuns(store, warehouse, inOrder, {
          batch,
          onLoaded: (run, counts) => {
            seen.push(run);
            rows +=
              sums(counts, 'inserted') + sums(counts, 'updated') + sums(counts, 'unchanged') + sums(counts, 'stale');
          },
        });
        expect(seen).toEqual(inOrder);
        expect(sums(total, 'inserted') + sums(total, 'updated') + sums(total, 'unchanged') + sums(total, 'stale')).toBe(
          rows,
        );
        expect(await everything(warehouse)).toEqual(once);
      });
    }
  });

  it('fails as a whole when an object of the run is missing, and says so', async () => {
    await withWarehouse(async (warehouse) => {
      await expect(
        loadRun(store, warehouse, { ...(runs[0] as RunRef), run_id: '20260116T100002Z-000000' }),
      ).rejects.toMatchObject({
        name: 'BronzeError',
      });
      expect(sums(await loadRun(store, warehouse, runs[1] as RunRef), 'inserted')).toBeGreaterThan(0);
    });
  });

  it('loads no rows of a game that is still going on, and all of them once it is over', async () => {
    const date = dates[0] as string;
    const first = played(date).toSorted((a, b) => (a.tip_off_at < b.tip_off_at ? -1 : 1))[0];
    const live = new Date(Date.parse(first?.tip_off_at as string) + 40 * 60_000).toISOString();
    simulator.advance({ now: live });
    const during = await collectDate(source, store, date);
    simulator.advance({ today: dates[2] as string });
    const after = await collectDate(source, store, date);
    await withWarehouse(async (warehouse) => {
      const counts = await loadRun(store, warehouse, during);
      expect(counts).toMatchObject({
        games: { inserted: 0 },
        plays: { inserted: 0 },
        scoreboard_games: { inserted: played(date).length },
      });
      const later = await loadRun(store, warehouse, after);
      expect(later).toMatchObject({ games: { inserted: played(date).length } });
      expect(await readTable(warehouse, games)).toHaveLength(played(date).length);
    });
  });
});
