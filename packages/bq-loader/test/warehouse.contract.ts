import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Counts, ScopeLoad, Warehouse } from '../src/warehouse.ts';
import { answer, contents, game, lines, listings, notes, pointsOf, scopeLoad } from './small-tables.ts';

const counts = (some: Partial<Counts>): Counts => ({
  inserted: 0,
  updated: 0,
  unchanged: 0,
  deleted: 0,
  rejected: 0,
  stale: 0,
  ...some,
});

const t = (hour: number) => `2026-01-16T${String(hour).padStart(2, '0')}:00:00.000Z`;
const reject = (item: number) => ({ item, column: 'points', expected: 'a whole number', seen: '"x"', excerpt: '{}' });

/** What every warehouse does. `open` gives an empty one. */
export function warehouseContract(name: string, open: () => Promise<Warehouse>): void {
  describe(`a warehouse: ${name}`, () => {
    let warehouse: Warehouse;
    beforeEach(async () => {
      warehouse = await open();
      await warehouse.ensure([lines, listings, notes]);
    });
    afterEach(() => warehouse.close());

    const load = async (...scopes: ScopeLoad[]) => (await warehouse.load([{ table: lines, scopes }]))[0];
    const history = () =>
      warehouse.query(
        `select player_id, endpoint, points, is_deleted, sha256 from staging.lines_history order by player_id, endpoint, observed_at, sha256`,
      );

    it('inserts the rows of a first answer and finds them unchanged when it is loaded again', async () => {
      const first = game('g1', {}, { p1: 10, p2: null });
      expect(await load(first)).toEqual(counts({ inserted: 2 }));
      const before = await contents(warehouse, 'staging.lines');
      expect(await load(first)).toEqual(counts({ unchanged: 2 }));
      expect(await contents(warehouse, 'staging.lines')).toEqual(before);
      expect(await history()).toHaveLength(2);
    });

    it('keeps every kind of cell as it was given', async () => {
      const row = {
        player_id: 'ü "quoted"',
        game_date: '2026-01-15',
        points: 9_007_199_254_740_991,
        seconds_played: 0.1,
        is_starter: false,
        tip_off_at: '2026-01-16T00:30:00.120Z',
      };
      await load(scopeLoad(lines, 'g1', answer(), [row]));
      const [back] = await warehouse.query('select * from staging.lines');
      expect(back).toMatchObject({ game_id: 'g1', ...row, source: 'nba', fetched_at: '2026-01-16T10:00:02.000Z' });
    });

    it('updates what a later answer corrects and deletes what it no longer has, in its own scope only', async () => {
      await load(game('g1', { at: t(4) }, { p1: 10, p2: 20, p3: 30 }), game('g2', {}, { p1: 1 }));
      const other = await contents(warehouse, 'staging.lines', "where game_id = 'g2'");
      const corrected = game('g1', { at: t(5), sha: 'b0' }, { p1: 11, p2: 20, p4: 40 });
      expect(await load(corrected)).toEqual(counts({ inserted: 1, updated: 1, unchanged: 1, deleted: 1 }));
      expect(await pointsOf(warehouse, 'g1')).toEqual({ p1: 11, p2: 20, p4: 40 });
      expect(await contents(warehouse, 'staging.lines', "where game_id = 'g2'")).toEqual(other);
    });

    it('counts an older answer as stale, and keeps what it said in the history', async () => {
      await load(game('g1', { at: t(6), sha: 'c0' }, { p1: 12 }));
      expect(await load(game('g1', { at: t(5), sha: 'b0' }, { p1: 11, p2: 5 }))).toEqual(counts({ stale: 2 }));
      expect(await pointsOf(warehouse, 'g1')).toEqual({ p1: 12 });
      expect(await history()).toEqual([
        { player_id: 'p1', endpoint: 'cdn/boxscore', points: 11, is_deleted: false, sha256: 'b0' },
        { player_id: 'p1', endpoint: 'cdn/boxscore', points: 12, is_deleted: false, sha256: 'c0' },
        { player_id: 'p2', endpoint: 'cdn/boxscore', points: 5, is_deleted: false, sha256: 'b0' },
        { player_id: 'p2', endpoint: 'cdn/boxscore', points: null, is_deleted: true, sha256: 'c0' },
      ]);
    });

    it('leaves a game alone that only an older answer speaks about, whatever the load does to others', async () => {
      await load(game('g1', { at: t(6), sha: 'c0' }, { p1: 12, p2: 3 }), game('g2', { at: t(4) }, { p1: 1 }));
      const older = game('g1', { at: t(5), sha: 'b0' }, { p1: 11 });
      const newer = game('g2', { at: t(5), sha: 'b1' }, { p1: 2 });
      expect(await load(older, newer)).toEqual(counts({ updated: 1, stale: 1 }));
      expect(await pointsOf(warehouse, 'g1')).toEqual({ p1: 12, p2: 3 });
    });

    it('records at the next answer the state that it had left out, when an older answer comes between', async () => {
      await load(game('g1', { at: t(4), sha: 'a0' }, { p1: 10 }));
      await load(game('g1', { at: t(6), sha: 'c0' }, { p1: 10 }));
      expect(await history()).toHaveLength(1);
      await load(game('g1', { at: t(5), sha: 'b0' }, { p1: 11 }));
      expect((await history()).map(({ points, sha256 }) => [points, sha256])).toEqual([
        [10, 'a0'],
        [11, 'b0'],
        [10, 'c0'],
      ]);
      expect(await pointsOf(warehouse, 'g1')).toEqual({ p1: 10 });
    });

    it('lets a repeated confirmation of nothing new still stand before a late one (a zombie)', async () => {
      await load(game('g1', { at: t(4), sha: 'a0' }, { p1: 10, p2: 2 }));
      expect(await load(game('g1', { at: t(6), sha: 'a0' }, { p1: 10, p2: 2 }))).toEqual(counts({ unchanged: 2 }));
      expect(await load(game('g1', { at: t(5), sha: 'z9' }, { p1: 99 }))).toEqual(counts({ stale: 1 }));
      expect(await pointsOf(warehouse, 'g1')).toEqual({ p1: 10, p2: 2 });
    });

    it('prefers more finals to a later time, then the better endpoint, then the later time, then the higher hash', async () => {
      await load(game('g1', { finals: 1, at: t(4) }, { p1: 1 }));
      expect(await load(game('g1', { finals: 0, at: t(9), sha: 'b0' }, { p1: 2 }))).toEqual(counts({ stale: 1 }));
      expect(await load(game('g1', { finals: 1, rank: 1, at: t(9), sha: 'c0' }, { p1: 3 }))).toEqual(
        counts({ stale: 1 }),
      );
      expect(await load(game('g1', { finals: 1, at: t(4), sha: 'b1' }, { p1: 4 }))).toEqual(counts({ updated: 1 }));
      expect(await load(game('g1', { finals: 1, at: t(5), sha: '00' }, { p1: 5 }))).toEqual(counts({ updated: 1 }));
      expect(await pointsOf(warehouse, 'g1')).toEqual({ p1: 5 });
    });

    it('says which answer is in force for each scope, exactly one', async () => {
      await load(
        game('g1', { at: t(4) }, { p1: 1 }),
        game('g1', { at: t(5), sha: 'b0' }, { p1: 2 }),
        game('g2', {}, { p1: 3 }),
      );
      await load(game('g1', { at: t(3), sha: '90' }, { p1: 0 }));
      const rows = await warehouse.query(
        'select scope, sha256, is_in_force from staging.loaded_answers order by scope, observed_at',
      );
      expect(rows).toEqual([
        { scope: 'g1', sha256: '90', is_in_force: false },
        { scope: 'g1', sha256: 'a0', is_in_force: false },
        { scope: 'g1', sha256: 'b0', is_in_force: true },
        { scope: 'g2', sha256: 'a0', is_in_force: true },
      ]);
    });

    it('takes several answers about one scope in one load, in either order', async () => {
      const older = game('g1', { at: t(4), sha: 'a0' }, { p1: 1, p2: 2 });
      const newer = game('g1', { at: t(5), sha: 'b0' }, { p1: 1, p3: 3 });
      expect(await load(older, newer)).toEqual(counts({ inserted: 3, unchanged: 1, deleted: 1 }));
      const inOrder = [await contents(warehouse, 'staging.lines'), await contents(warehouse, 'staging.lines_history')];
      const second = await open();
      await second.ensure([lines, listings, notes]);
      expect(await second.load([{ table: lines, scopes: [newer, older] }])).toEqual([
        counts({ inserted: 2, stale: 2 }),
      ]);
      expect([await contents(second, 'staging.lines'), await contents(second, 'staging.lines_history')]).toEqual(
        inOrder,
      );
      await second.close();
    });

    it('refills a table that was restored empty', async () => {
      const one = game('g1', {}, { p1: 10, p2: 20 });
      await load(one);
      await warehouse.query('delete from staging.lines where true');
      expect(await load(one)).toEqual(counts({ inserted: 2 }));
      expect(await pointsOf(warehouse, 'g1')).toEqual({ p1: 10, p2: 20 });
    });

    it('moves a game to its new date without leaving a twin', async () => {
      await load(game('g1', { at: t(4) }, { p1: 10 }, '2026-01-15'));
      await load(game('g1', { at: t(5), sha: 'b0' }, { p1: 10 }, '2026-02-20'));
      expect(await warehouse.query('select game_id, game_date from staging.lines')).toEqual([
        { game_id: 'g1', game_date: '2026-02-20' },
      ]);
    });

    it('replaces the rows of a date, also by an answer that lists none', async () => {
      const day = (at: string, sha: string, ids: string[]) =>
        scopeLoad(
          listings,
          '2026-01-15',
          answer({ at, sha, finals: 0 }),
          ids.map((game_id) => ({ game_id, status: 1 })),
        );
      await warehouse.load([{ table: listings, scopes: [day(t(1), 'a', ['g1', 'g2'])] }]);
      expect(await warehouse.load([{ table: listings, scopes: [day(t(2), 'b', [])] }])).toEqual([
        counts({ deleted: 2 }),
      ]);
      expect(await warehouse.query('select * from staging.listings')).toEqual([]);
      expect(await warehouse.query('select is_deleted from staging.listings_history order by 1')).toHaveLength(4);
    });

    it('counts and keeps what was rejected, once however often it is loaded', async () => {
      const one = { ...game('g1', {}, { p1: 1 }), rejects: [reject(1), reject(2)] };
      expect(await load(one)).toEqual(counts({ inserted: 1, rejected: 2 }));
      expect(await load(one)).toEqual(counts({ unchanged: 1, rejected: 2 }));
      const rows = await warehouse.query(
        'select run_id, table_name, item, column_name, seen from staging.rejects order by item',
      );
      expect(rows).toEqual(
        [1, 2].map((item) => ({ run_id: 'r1', table_name: 'lines', item, column_name: 'points', seen: '"x"' })),
      );
    });

    it('forgets a reject that a better reading of the same answer no longer has', async () => {
      await load({ ...game('g1', {}, { p1: 1 }), rejects: [reject(1)] });
      await load(game('g1', {}, { p1: 1, p2: 2 }));
      expect(await warehouse.query('select * from staging.rejects')).toEqual([]);
    });

    it('loads all tables in one transaction: a row that does not fit leaves none of them changed', async () => {
      const good = {
        table: listings,
        scopes: [scopeLoad(listings, '2026-01-15', answer(), [{ game_id: 'g1', status: 3 }])],
      };
      const bad = game('g1', {}, { p1: 1.5 });
      await expect(warehouse.load([good, { table: lines, scopes: [bad] }])).rejects.toMatchObject({
        name: 'WarehouseError',
        reason: 'lossy',
        message: expect.stringContaining('staging.lines.points cannot hold 1.5'),
      });
      expect(await warehouse.query('select * from staging.listings')).toEqual([]);
      expect(await warehouse.query('select * from staging.loaded_answers')).toEqual([]);
      expect(await load(game('g1', {}, { p1: 1 }))).toEqual(counts({ inserted: 1 }));
    });

    it('refuses a key that an answer gives twice, and a key that is null', async () => {
      const twice = scopeLoad(lines, 'g1', answer(), [
        { player_id: 'p1', game_date: '2026-01-15', points: 1 },
        { player_id: 'p1', game_date: '2026-01-15', points: 2 },
      ]);
      await expect(load(twice)).rejects.toMatchObject({
        reason: 'lossy',
        message: expect.stringContaining('(g1, p1)'),
      });
      const nobody = scopeLoad(lines, 'g1', answer(), [{ player_id: null, game_date: '2026-01-15' }]);
      await expect(load(nobody)).rejects.toMatchObject({
        reason: 'lossy',
        message: expect.stringContaining('player_id'),
      });
      expect(await warehouse.query('select * from staging.lines')).toEqual([]);
    });

    it('refuses rows about something else than the answer', async () => {
      const foreign = { ...game('g1', {}, { p1: 1 }), scope: 'g2' };
      await expect(load(foreign)).rejects.toMatchObject({ reason: 'refused', message: expect.stringContaining('g2') });
      expect(await warehouse.query('select * from staging.lines')).toEqual([]);
    });

    it('refuses dates and instants that are none', async () => {
      await expect(load(game('g1', {}, { p1: 1 }, '2026-02-30'))).rejects.toMatchObject({ reason: 'lossy' });
      expect(await warehouse.query('select * from staging.lines')).toEqual([]);
    });

    it('refuses to mix simulated rows with real ones, whichever came first, and names another file', async () => {
      await load(game('g1', { source: 'nba' }, { p1: 1 }));
      await expect(load(game('g2', { source: 'simulator' }, { p1: 1 }))).rejects.toMatchObject({
        reason: 'refused',
        message: expect.stringContaining('-simulator'),
      });
      const both = [game('g2', {}, { p1: 1 }), game('g3', { source: 'simulator' }, { p1: 1 })];
      await expect(load(...both)).rejects.toMatchObject({ reason: 'refused' });
      expect(await pointsOf(warehouse, 'g2')).toEqual({});
    });

    it('merges by key, within its scope, a table that no answer feeds', async () => {
      const of = (run: string, bodies: Record<string, string>) =>
        scopeLoad(
          notes,
          run,
          null,
          Object.entries(bodies).map(([note_id, body]) => ({ note_id, body })),
        );
      const write = async (...scopes: ScopeLoad[]) => (await warehouse.load([{ table: notes, scopes }]))[0];
      expect(await write(of('r1', { a: '1', b: '2' }), of('r2', { a: '9' }))).toEqual(counts({ inserted: 3 }));
      expect(await write(of('r1', { a: '1', b: '3', c: '4' }))).toEqual(
        counts({ inserted: 1, updated: 1, unchanged: 1 }),
      );
      expect(await write(of('r1', { a: '1' }))).toEqual(counts({ unchanged: 1, deleted: 2 }));
      expect(await warehouse.query('select run_id, note_id, body from audit.notes order by 1')).toEqual([
        { run_id: 'r1', note_id: 'a', body: '1' },
        { run_id: 'r2', note_id: 'a', body: '9' },
      ]);
    });

    it('gives the counts of each table load apart, also of two loads of one table', async () => {
      const result = await warehouse.load([
        { table: lines, scopes: [game('g1', {}, { p1: 1, p2: 2 })] },
        { table: listings, scopes: [] },
        { table: lines, scopes: [game('g2', {}, { p1: 1 }), game('g1', { at: t(1), sha: '1' }, { p1: 7 })] },
      ]);
      expect(result).toEqual([counts({ inserted: 2 }), counts({}), counts({ inserted: 1, stale: 1 })]);
    });

    it('takes ensure() any number of times without a change', async () => {
      await load(game('g1', {}, { p1: 1 }));
      const before = await contents(warehouse, 'staging.lines_versions');
      await warehouse.ensure([lines, listings, notes]);
      expect(await contents(warehouse, 'staging.lines_versions')).toEqual(before);
    });

    it('adds a column that is new, and fills it when the answer is loaded again', async () => {
      const one = (table: typeof lines) =>
        scopeLoad(table, 'g1', answer(), [{ player_id: 'p1', game_date: '2026-01-15', points: 1, assists: 7 }]);
      await load(one(lines));
      const assists = { name: 'assists', type: 'INT64', nullable: true, description: 'Assists.' } as const;
      const wider = { ...lines, columns: [...lines.columns.slice(0, 7), assists, ...lines.columns.slice(7)] };
      await warehouse.ensure([wider]);
      expect(await warehouse.load([{ table: wider, scopes: [one(wider)] }])).toEqual([counts({ updated: 1 })]);
      expect(await warehouse.query('select points, assists from staging.lines')).toEqual([{ points: 1, assists: 7 }]);
      expect(await warehouse.query('select assists from staging.lines_history')).toEqual([{ assists: 7 }]);
    });

    it('refuses any other difference between a table and its declaration, and names it', async () => {
      const change = (name: string, some: object) => ({
        ...lines,
        columns: lines.columns.map((each) => (each.name === name ? { ...each, ...some } : each)),
      });
      const cases: [typeof lines, string][] = [
        [change('points', { type: 'STRING' }), 'points'],
        [change('points', { nullable: false }), 'points'],
        [{ ...lines, columns: lines.columns.filter(({ name }) => name !== 'points') }, 'points'],
      ];
      for (const [table, named] of cases) {
        await expect(warehouse.ensure([table])).rejects.toMatchObject({
          reason: 'schema-mismatch',
          message: expect.stringContaining(named),
        });
      }
      await load(game('g1', {}, { p1: 1 }));
      const required = {
        ...lines,
        columns: [...lines.columns, { name: 'team_id', type: 'STRING', nullable: false, description: '' } as const],
      };
      await expect(warehouse.ensure([required])).rejects.toMatchObject({
        reason: 'schema-mismatch',
        message: expect.stringContaining('team_id'),
      });
      // Nothing of what was refused was done, to a twin of its either.
      await warehouse.ensure([lines]);
    });

    it('binds the values of a query and gives plain cells', async () => {
      const [row] = await warehouse.query(
        `select count(*) as n, sum(i) as total, avg(i) as mean, ? as word, ? as number, ? as flag, ? as nothing,
           date '2026-01-15' as day, timestamp '2026-01-15 23:59:59.5' as moment
         from (select 1 as i union all select 2 as i) as both_rows`,
        ["'; drop table staging.lines; --", 4, true, null],
      );
      expect(row).toEqual({
        n: 2,
        total: 3,
        mean: 1.5,
        word: "'; drop table staging.lines; --",
        number: 4,
        flag: true,
        nothing: null,
        day: '2026-01-15',
        moment: '2026-01-15T23:59:59.500Z',
      });
    });

    it('refuses a query that is none, and a whole number that would lose digits', async () => {
      await expect(warehouse.query('selct 1')).rejects.toMatchObject({ name: 'WarehouseError', reason: 'refused' });
      await expect(warehouse.query('select 9007199254740993 as big')).rejects.toMatchObject({
        reason: 'refused',
        message: expect.stringContaining('big'),
      });
    });

    it('serves loads that were started together one after the other', async () => {
      const loads = [1, 2, 3, 4].map((i) => warehouse.load([{ table: lines, scopes: [game(`g${i}`, {}, { p1: i })] }]));
      expect((await Promise.all(loads)).flat()).toEqual(loads.map(() => counts({ inserted: 1 })));
    });
  });
}
