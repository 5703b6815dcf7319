import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScopeLoad, Warehouse } from '../src/warehouse.ts';
import { game, lines } from './small-tables.ts';

/** What one answer says about a game: points per player; a player may be missing. */
type Payload = Readonly<Record<string, number>>;
interface Said {
  readonly at: string;
  readonly rank: number;
  readonly finals: number;
  readonly payload: Payload;
  readonly sha: string;
}
/** Which answers about one game are loaded, in what order (some more than once), and before which of them a new transaction begins. */
interface History {
  readonly answers: readonly Said[];
  readonly order: readonly { readonly index: number; readonly transaction: number }[];
}

const payload = fc.dictionary(fc.constantFrom('p1', 'p2', 'p3'), fc.nat(2), { maxKeys: 3 });
const said: fc.Arbitrary<Said> = fc
  .record({ minute: fc.nat(5), rank: fc.nat(1), finals: fc.nat(1), payload, salt: fc.nat(1) })
  .map(({ minute, rank, finals, payload: points, salt }) => {
    const body = JSON.stringify([Object.entries(points).sort(), finals, salt]);
    // The salt tells two bodies apart that say the same; equal bodies have equal hashes.
    const sha = `${salt}${Buffer.from(body).toString('hex')}`;
    return { at: `2026-01-16T04:0${minute}:00.000Z`, rank, finals, payload: points, sha };
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
      order: [...shuffled, ...again].map((index, i) => ({ index, transaction: transactions[i] ?? 0 })),
    })),
);

const load = (id: string, { at, rank, finals, payload: points, sha }: Said): ScopeLoad =>
  game(id, { at, rank, finals, sha }, points);

const time = (a: Said, b: Said) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.sha < b.sha ? -1 : a.sha > b.sha ? 1 : 0);

/** The table and the history that a set of answers should leave, said as plainly as can be. */
function model(answers: readonly Said[]) {
  const [best] = [...answers].sort((a, b) => b.finals - a.finals || a.rank - b.rank || time(b, a));
  const table = Object.entries(best?.payload ?? {}).sort();
  const versions: string[] = [];
  for (const rank of [0, 1]) {
    const inTime = answers.filter((each) => each.rank === rank).sort(time);
    for (const key of ['p1', 'p2', 'p3']) {
      let before: number | undefined;
      for (const { payload: points, at, sha } of inTime) {
        if (points[key] === before) continue;
        before = points[key];
        versions.push(JSON.stringify([key, rank, at, sha, before ?? null]));
      }
    }
  }
  return { table, versions: versions.sort((a, b) => (a < b ? -1 : 1)), inForce: best };
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
  for (const row of await rows('lines', 'game_id')) of(row.game_id).table.push([row.player_id, row.points]);
  for (const row of await rows('lines_history', 'game_id')) {
    const { player_id, observed_at, sha256, points } = row;
    const rank = row.endpoint === 'cdn/boxscore' ? 0 : 1;
    of(row.game_id).versions.push(
      JSON.stringify([player_id, rank, observed_at, sha256, row.is_deleted ? null : points]),
    );
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

/** What every warehouse does with answers in any order. `open` gives one that may hold other games' rows. */
export function anyOrderContract(name: string, open: () => Promise<Warehouse>, { histories, atOnce }: Effort): void {
  describe(`answers loaded in any order into ${name}`, () => {
    let warehouse: Warehouse;
    let examples = 0;
    beforeAll(async () => {
      warehouse = await open();
      await warehouse.ensure([lines]);
    }, 120_000);
    afterAll(() => warehouse.close());

    it(`leave the tables and the history of one clean pass in order of time, however often and in whatever transactions (${histories} histories)`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(history, { minLength: atOnce, maxLength: atOnce }), async (games) => {
          examples += 1;
          const id = (i: number | '', pass: string) => `${pass}${examples}-${i}`;
          const loadAll = async (scopes: ScopeLoad[]) => {
            const [counts] = await warehouse.load([{ table: lines, scopes }]);
            const parsed = scopes.reduce((sum, { rows }) => sum + rows.length, 0);
            const { inserted = 0, updated = 0, unchanged = 0, stale = 0 } = counts ?? {};
            expect(inserted + updated + unchanged + stale).toBe(parsed);
          };
          for (const transaction of [0, 1, 2, 3]) {
            await loadAll(
              games.flatMap(({ answers, order }, i) =>
                order
                  .filter((each) => each.transaction === transaction)
                  .map(({ index }) => load(id(i, 'any'), answers[index] as Said)),
              ),
            );
          }
          await loadAll(
            games.flatMap(({ answers }, i) => [...answers].sort(time).map((each) => load(id(i, 'clean'), each))),
          );
          for (const pass of ['any', 'clean']) {
            const found = await read(warehouse, id('', pass));
            for (const [i, { answers }] of games.entries()) {
              const { table, versions, inForce } = model(answers);
              const { at, sha, rank, finals } = inForce as Said;
              const is = found.get(id(i, pass));
              expect(is, pass).toEqual({ table, versions, inForce: [{ at, sha, rank, finals }] });
            }
          }
        }),
        { numRuns: Math.ceil(histories / atOnce), endOnFailure: true },
      );
    }, 600_000);
  });
}
