import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { collectDate, type ObjectStore, openStore, type RunRef, startReplay } from '@hoops/bronze-writer';
import { recordProofs } from '@hoops/fault-proxy';
import { openSource } from '@hoops/nba-client';
import { simulateSeason, startSimulator } from '@hoops/nba-simulator';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRun } from '../src/load-run.ts';
import { openWarehouse } from '../src/open-warehouse.ts';
import { stagingTables } from '../src/tables/index.ts';
import type { Warehouse } from '../src/warehouse.ts';
import { startChild } from './children.ts';
import { contents } from './small-tables.ts';

const season = '2025-26';
const seed = 5;
const killPoints = ['load.before_transaction', 'load.in_transaction', 'load.before_commit', 'load.after_commit'];

/** What may happen to the runs of the dates: a load, a replay of a date's runs at once, a load that is killed on the way. */
type Action =
  | { readonly kind: 'load'; readonly run: number }
  | { readonly kind: 'replay'; readonly run: number }
  | { readonly kind: 'kill'; readonly run: number; readonly point: string };

describe('simulated dates that the league corrects twice', () => {
  let folder: string;
  let store: ObjectStore;
  /** Runs in order of time: each date as it was at revision 0, 1 and 2. */
  const runs: RunRef[] = [];
  let clean: string[][];
  let files = 0;
  const totals = { histories: 0, kills: 0, divergences: 0 };

  const load = async (warehouse: Warehouse, run: RunRef) => await loadRun(store, warehouse, run);

  /** Every current table and every history as their readers see them, lineage aside. */
  async function everything(warehouse: Warehouse): Promise<string[][]> {
    const names = stagingTables.flatMap(({ name }) => [`staging.${name}`, `staging.${name}_history`]);
    return await Promise.all(names.map((name) => contents(warehouse, name)));
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hoops-histories-'));
    store = await openStore(`folder:${join(folder, 'store')}`);
    const [dates, games] = twoSmallDates();
    const simulator = await startSimulator({
      seed,
      season,
      today: '2026-04-01',
      corrections: [
        { game_id: games[0] ?? '', revision: 1, kind: 'move_rebound' },
        { game_id: games[0] ?? '', revision: 2, kind: 'remove_play' },
        { game_id: games[1] ?? '', revision: 1, kind: 'add_inactive' },
        { game_id: games[1] ?? '', revision: 2, kind: 'add_steal' },
        { game_id: games.at(-1) ?? '', revision: 2, kind: 'edit_play' },
      ],
    });
    const source = await openSource(simulator.url);
    for (const revision of [0, 1, 2]) {
      simulator.advance({ revision });
      for (const date of dates) runs.push(await collectDate(source, store, date));
    }
    await source.close();
    await simulator.close();

    const warehouse = await openWarehouse('duckdb::memory:');
    for (const run of runs) await load(warehouse, run);
    clean = await everything(warehouse);
    await warehouse.close();
  });
  afterAll(async () => {
    recordProofs('@hoops/bq-loader', 'histories of simulated dates', totals);
    await rm(folder, { recursive: true, force: true });
  });

  async function after(actions: readonly Action[], last: readonly number[]): Promise<string[][]> {
    files += 1;
    const url = `duckdb:${join(folder, `${files}.duckdb`)}`;
    let warehouse = await openWarehouse(url);
    for (const { kind, ...action } of actions) {
      const run = runs[action.run] as RunRef;
      if (kind === 'load') await load(warehouse, run);
      else if (kind === 'replay') await load(warehouse, await startReplay(store, run.game_date));
      else {
        await warehouse.close();
        const args = [store.url, run.game_date, run.run_id, url];
        const killed = startChild('load-run.ts', args, {
          HOOPS_FAILPOINT: `${(action as { point: string }).point}:kill`,
        });
        expect((await killed.ended).signal).toBe('SIGKILL');
        warehouse = await openWarehouse(url);
      }
    }
    // What was killed or left out is loaded in the end, as whoever was responsible would.
    for (const index of last) await load(warehouse, runs[index] as RunRef);
    const result = await everything(warehouse);
    await warehouse.close();
    return result;
  }

  async function holds(actions: readonly Action[], last: readonly number[]): Promise<void> {
    const left = await after(actions, last);
    totals.histories += 1;
    if (!isDeepStrictEqual(left, clean)) totals.divergences += 1;
    expect(left).toEqual(clean);
  }

  it('change with each correction, or the rest would prove nothing', async () => {
    const versions = clean[stagingTables.findIndex(({ name }) => name === 'player_box_scores') * 2 + 1] ?? [];
    const current = clean[stagingTables.findIndex(({ name }) => name === 'player_box_scores') * 2] ?? [];
    expect(versions.length).toBeGreaterThan(current.length);
    const plays = stagingTables.findIndex(({ name }) => name === 'plays') * 2;
    expect(clean[plays + 1]?.length).toBeGreaterThan(clean[plays]?.length ?? 0);
  });

  const anyRun = fc.nat(5);
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 });

  it('end in the same tables and histories after any sequence of runs, re-runs and replays, in any order', async () => {
    const action: fc.Arbitrary<Action> = fc.record({ kind: fc.constantFrom('load', 'load', 'replay'), run: anyRun });
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 3 }), order, async (actions, last) => {
        await holds(actions, last);
      }),
      { numRuns: 5 },
    );
  }, 300_000);

  it('end in the same tables and histories when loads are killed at any fail point between', async () => {
    const action: fc.Arbitrary<Action> = fc.oneof(
      fc.record({ kind: fc.constant('kill' as const), run: anyRun, point: fc.constantFrom(...killPoints) }),
      fc.record({ kind: fc.constantFrom('load' as const, 'replay' as const), run: anyRun }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 3 }), order, async (actions, last) => {
        totals.kills += actions.filter(({ kind }) => kind === 'kill').length;
        await holds(actions, last);
      }),
      { numRuns: 3 },
    );
  }, 300_000);

  it('P20: come out to the byte alike in another zone and language, at another time, by another chance, from objects listed in another order', async () => {
    /** Every cell, lineage too, but for the number of a load. */
    const exported = async (url: string) => {
      const warehouse = await openWarehouse(url);
      const text: string[] = [];
      for (const { name } of stagingTables) {
        const rows = await warehouse.query(`select * from staging.${name}`);
        text.push(name, ...rows.map((row) => JSON.stringify(row)).sort());
      }
      await warehouse.close();
      return text.join('\n');
    };
    const run = runs[0] as RunRef;
    const otherwise = `data:text/javascript,${encodeURIComponent(`
      const now = Date.now;
      globalThis.Date = class extends Date { constructor(...a) { a.length === 0 ? super(now() + 4e10) : super(...a); } static now() { return now() + 4e10; } };
      Math.random = () => 0.5;`)}`;
    const worlds = [
      {},
      { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', NODE_OPTIONS: `--import=${otherwise}` },
    ];
    const texts: string[] = [];
    for (const [i, world] of worlds.entries()) {
      const url = `duckdb:${join(folder, `world${i}.duckdb`)}`;
      expect(await startChild('load-run.ts', [store.url, run.game_date, run.run_id, url], world).ended).toMatchObject({
        code: 0,
      });
      texts.push(await exported(url));
    }
    const shuffled: ObjectStore = {
      ...store,
      async *list(prefix) {
        const names: string[] = [];
        for await (const name of store.list(prefix)) names.unshift(name);
        yield* names;
      },
    };
    const url = `duckdb:${join(folder, 'shuffled.duckdb')}`;
    const warehouse = await openWarehouse(url);
    await loadRun(shuffled, warehouse, run);
    await warehouse.close();
    texts.push(await exported(url));
    expect(texts[0]?.length).toBeGreaterThan(100_000);
    expect(new Set(texts).size).toBe(1);
  });
});

/** The first two dates of the season with exactly two games, and their games. */
function twoSmallDates(): [string[], string[]] {
  const games = new Map<string, string[]>();
  for (const { game_date: date, game_id } of simulateSeason({ seed, season }).schedule) {
    games.set(date, [...(games.get(date) ?? []), game_id]);
  }
  const small = [...games].filter(([date, ids]) => ids.length === 2 && date < '2026-03-01').slice(0, 2);
  if (small.length < 2) throw new Error(`season ${season} of seed ${seed} has no two dates with two games`);
  return [small.map(([date]) => date), small.flatMap(([, ids]) => ids)];
}
