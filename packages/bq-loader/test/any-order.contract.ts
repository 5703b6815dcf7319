import { isDeepStrictEqual } from 'node:util';
import { recordProofs } from '@hoops/fault-proxy';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScopeLoad, TableLoad, Warehouse } from '../src/warehouse.ts';
import { answer, game, lines, listings, scopeLoad } from './small-tables.ts';

/** What one answer says about a game: its date, and points per player; a player may be missing. */
interface Said {
  readonly at: string;
  readonly rank: number;
  readonly finals: number;
  readonly date: string;
  readonly points: Readonly<Record<string, number>>;
  readonly sha: string;
}
/** Which answers about one game are loaded, in what order (some more than once), and in which transaction each. */
interface History {
  readonly answers: readonly Said[];
  readonly order: readonly { readonly index: number; readonly transaction: number }[];
}
/**
 * What befalls a transaction. `refused`: it comes first with newer answers that are never loaded, and with a row that fits no column. `again`: whoever asked for
 * it never heard of its end, and asks once more. `overlapping`: its halves are asked for at once.
 */
const mishaps = ['none', 'refused', 'again', 'overlapping'] as const;
type Mishap = (typeof mishaps)[number];

const points = fc.dictionary(fc.constantFrom('p1', 'p2', 'p3'), fc.nat(2), { maxKeys: 3 });
const date = fc.constantFrom('2026-01-15', '2026-01-15', '2026-02-20');
const said: fc.Arbitrary<Said> = fc
  .record({ minute: fc.nat(5), rank: fc.nat(1), finals: fc.nat(1), date, points, salt: fc.nat(1) })
  .map(({ minute, salt, ...rest }) => {
    const body = JSON.stringify([Object.entries(rest.points).sort(), rest.finals, rest.date, salt]);
    // The salt tells two bodies apart that say the same; equal bodies have equal hashes.
    const sha = `${salt}${Buffer.from(body).toString('hex')}`;
    return { at: `2026-01-16T04:0${minute}:00.000Z`, ...rest, sha };
  });
const history: fc.Arbitrary<History> = fc.array(said, { minLength: 1, maxLength: 5 }).chain((answers) =>
  fc
    .record({
      shuffled: fc.shuffledSubarray([...answers.keys()], { minLength: answers.length }),
      again: fc.array(fc.nat(answers.length - 1), { maxLength: 3 }),
      transactions: fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
    })
    .map(({ shuffled, again, transactions }) => ({
      answers,
      order: [...shuffled, ...again]
        .map((index, i) => ({ index, transaction: transactions[i] ?? 0 }))
        .sort((a, b) => a.transaction - b.transaction),
    })),
);

const load = (id: string, { at, rank, finals, points: their, date: day, sha }: Said): ScopeLoad =>
  game(id, { at, rank, finals, sha }, their, day);

const time = (a: Said, b: Said) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.sha < b.sha ? -1 : a.sha > b.sha ? 1 : 0);
const rowsOf = (one: Said | undefined) =>
  Object.entries(one?.points ?? {})
    .map(([player, its]) => [player, its, one?.date])
    .sort();

/** The table and the history that a set of answers should leave, said as plainly as can be. */
function model(answers: readonly Said[]) {
  const best = [...answers].sort((a, b) => b.finals - a.finals || a.rank - b.rank || time(b, a))[0] as Said;
  const versions: string[] = [];
  for (const rank of [0, 1]) {
    const inTime = answers.filter((each) => each.rank === rank).sort(time);
    for (const key of ['p1', 'p2', 'p3']) {
      let before = 'absent';
      for (const one of inTime) {
        const state = one.points[key] === undefined ? 'absent' : `${one.points[key]} on ${one.date}`;
        if (state === before) continue;
        before = state;
        versions.push(JSON.stringify([key, rank, one.at, one.sha, state]));
      }
    }
  }
  const { at, sha, rank, finals } = best;
  return {
    table: rowsOf(best),
    versions: versions.sort((a, b) => (a < b ? -1 : 1)),
    inForce: [{ at, sha, rank, finals }],
  };
}

/** The same three, as the warehouse has them, of every game whose id begins with the prefix. */
async function read(warehouse: Warehouse, prefix: string) {
  const games = new Map<string, { table: unknown[]; versions: string[]; inForce: unknown[] }>();
  const of = (id: unknown) => {
    const found = games.get(String(id)) ?? { table: [], versions: [], inForce: [] };
    games.set(String(id), found);
    return found;
  };
  const rows = (name: string, column: string) =>
    warehouse.query(`select * from staging.${name} where starts_with(${column}, ?) order by 1, 2, 3`, [prefix]);
  for (const row of await rows('lines', 'game_id')) {
    of(row.game_id).table.push([row.player_id, row.points, row.game_date]);
  }
  for (const row of await rows('lines_history', 'game_id')) {
    const { player_id, observed_at, sha256, points: its, game_date } = row;
    const rank = row.endpoint === 'cdn/boxscore' ? 0 : 1;
    const state = row.is_deleted ? 'absent' : `${its} on ${game_date}`;
    of(row.game_id).versions.push(JSON.stringify([player_id, rank, observed_at, sha256, state]));
  }
  for (const { scope, is_in_force, observed_at, sha256, rank, finals } of await rows('loaded_answers', 'scope')) {
    if (is_in_force) of(scope).inForce.push({ at: observed_at, sha: sha256, rank, finals });
  }
  for (const { versions } of games.values()) versions.sort((a, b) => (a < b ? -1 : 1));
  return games;
}

export interface Effort {
  /** How many histories in all. */
  readonly histories: number;
  /** How many games, each with a history of its own, share the transactions of one try. */
  readonly atOnce: number;
}

/** What every warehouse does with answers in any order, whatever befalls their loads. `open` gives one that may hold other games' rows. */
export function anyOrderContract(name: string, open: () => Promise<Warehouse>, { histories, atOnce }: Effort): void {
  describe(`answers loaded in any order into ${name}`, () => {
    const totals = { histories: 0, divergences: 0, naive_broken: 0 };
    let warehouse: Warehouse;
    let examples = 0;
    beforeAll(async () => {
      warehouse = await open();
      await warehouse.ensure([lines, listings]);
    }, 600_000);
    afterAll(async () => {
      recordProofs('@hoops/bq-loader', `any order ${name}`, totals);
      await warehouse.close();
    });

    async function loadAll(scopes: readonly ScopeLoad[]): Promise<void> {
      const [counts] = await warehouse.load([{ table: lines, scopes }]);
      const parsed = scopes.reduce((sum, { rows }) => sum + rows.length, 0);
      const { inserted = 0, updated = 0, unchanged = 0, stale = 0 } = counts ?? {};
      expect(inserted + updated + unchanged + stale).toBe(parsed);
    }

    async function loadWith(mishap: Mishap, scopes: readonly ScopeLoad[]): Promise<void> {
      if (mishap === 'overlapping') {
        const half = scopes.length >> 1;
        await Promise.all([loadAll(scopes.slice(0, half)), loadAll(scopes.slice(half))]);
        return;
      }
      if (mishap === 'refused') {
        const newer = { at: '2026-01-16T05:00:00.000Z', sha: 'never', finals: 9 };
        const bad = scopeLoad(listings, '2026-01-15', answer(newer), [{ game_id: 'g', status: 1.5 }]);
        const loads: TableLoad[] = [
          { table: lines, scopes: scopes.map(({ scope }) => game(scope, newer, { p1: 99 })) },
          { table: listings, scopes: [bad] },
        ];
        await expect(warehouse.load(loads)).rejects.toMatchObject({ reason: 'lossy' });
      }
      await loadAll(scopes);
      if (mishap === 'again') await loadAll(scopes);
    }

    it(`leave the tables and the history of one clean pass in order of time, however often, in whatever transactions, and whatever befell them (${histories} histories)`, async () => {
      const befell = fc.array(fc.constantFrom(...mishaps), { minLength: 4, maxLength: 4 });
      const several = fc.array(history, { minLength: atOnce, maxLength: atOnce });
      await fc.assert(
        fc.asyncProperty(several, befell, async (games, [...befalls]) => {
          examples += 1;
          totals.histories += games.length;
          const id = (i: number | '', pass: string) => `${pass}${examples}-${i}`;
          for (const [transaction, mishap] of befalls.entries()) {
            const scopes = games.flatMap(({ answers, order }, i) =>
              order
                .filter((each) => each.transaction === transaction)
                .map(({ index }) => load(id(i, 'any'), answers[index] as Said)),
            );
            await loadWith(mishap, scopes);
          }
          await loadAll(
            games.flatMap(({ answers }, i) => [...answers].sort(time).map((each) => load(id(i, 'clean'), each))),
          );
          for (const pass of ['any', 'clean']) {
            const found = await read(warehouse, id('', pass));
            for (const [i, { answers }] of games.entries()) {
              const is = found.get(id(i, pass));
              const should = model(answers);
              if (!isDeepStrictEqual(is, should)) totals.divergences += 1;
              expect(is, pass).toEqual(should);
            }
          }
          // The naive way keeps what was loaded last.
          for (const { answers, order } of games) {
            const last = answers[order.at(-1)?.index ?? 0];
            if (!isDeepStrictEqual(rowsOf(last), model(answers).table)) totals.naive_broken += 1;
          }
        }),
        { numRuns: Math.ceil(histories / atOnce), endOnFailure: true },
      );
      expect(totals.naive_broken).toBeGreaterThan(0);
    }, 1_200_000);
  });
}
