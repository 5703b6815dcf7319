import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isSame } from '../src/diff/compare-rows.ts';
import { declaredKeys } from '../src/diff/declared-keys.ts';
import { type DiffOptions, diffWarehouses, type TableDiff } from '../src/diff-warehouses.ts';
import { openWarehouse } from '../src/open-warehouse.ts';
import type { Warehouse } from '../src/warehouse.ts';

let left: Warehouse;
let right: Warehouse;
beforeEach(async () => {
  [left, right] = await Promise.all([openWarehouse('duckdb::memory:'), openWarehouse('duckdb::memory:')]);
  for (const side of [left, right]) {
    await side.query('create schema core');
    await side.query(
      'create table core.games (game_id varchar, team_id varchar, points bigint, pace double, is_home boolean, game_date date, tip_off_at timestamp, run_id varchar)',
    );
    await side.query(
      `insert into core.games
       select cast(i // 2 as varchar), cast(i % 2 as varchar), 100 + i % 30, 95 + i / 7, i % 2 = 0, date '2026-01-01' + cast(i % 90 as int),
         timestamp '2026-01-01 00:00:00.000001' + to_minutes(i), 'run' from range(5000) as t(i)`,
    );
  }
});
afterEach(async () => {
  await Promise.all([left.close(), right.close()]);
});

const keys = new Map([['core.games', ['game_id', 'team_id']]]);
async function diff(options: Partial<DiffOptions> = {}): Promise<readonly TableDiff[]> {
  const all = { schemas: ['core'], keys, leaveOut: () => false, tolerance: 1e-9, ...options };
  const tables: TableDiff[] = [];
  for await (const table of diffWarehouses(left, right, all)) tables.push(table);
  return tables;
}
const one = async (options?: Partial<DiffOptions>) => (await diff(options))[0] as TableDiff;

describe('two warehouses', () => {
  test('are equal when every row is, in whatever order the rows lie', async () => {
    await right.query('create table core.sorted as select * from core.games order by pace desc');
    await right.query('delete from core.games');
    await right.query('insert into core.games select * from core.sorted');
    await right.query('drop table core.sorted');
    expect(await diff()).toEqual([
      {
        table: 'core.games',
        status: 'equal',
        key: ['game_id', 'team_id'],
        columns: ['game_id', 'team_id', 'points', 'pace', 'is_home', 'game_date', 'tip_off_at', 'run_id'],
        left_out: [],
        unlike: [],
        rows_left: 5000,
        rows_right: 5000,
        only_left: 0,
        only_right: 0,
        differing: 0,
        by_column: {},
        is_cut: false,
        examples: [],
      },
    ]);
  });

  test.each([
    ['points = points + 1', 'points', '120', '121'],
    ['points = null', 'points', '120', null],
    ['pace = 0', 'pace', 95 + 20 / 7, 0],
    ["pace = 'nan'", 'pace', 95 + 20 / 7, Number.NaN],
    ['is_home = not is_home', 'is_home', true, false],
    ["game_date = date '2027-01-01'", 'game_date', '2026-01-21', '2027-01-01'],
    [
      'tip_off_at = tip_off_at + to_microseconds(1)',
      'tip_off_at',
      `${Date.UTC(2026, 0, 1, 0, 20)}001`,
      `${Date.UTC(2026, 0, 1, 0, 20)}002`,
    ],
    ["run_id = ''", 'run_id', 'run', ''],
  ])('that differ in one cell (%s) are told by key, column and both values', async (change, column, was, is) => {
    await right.query(`update core.games set ${change} where game_id = '10' and team_id = '0'`);
    expect(await one()).toMatchObject({
      status: 'different',
      rows_left: 5000,
      rows_right: 5000,
      only_left: 0,
      only_right: 0,
      differing: 1,
      by_column: { [column]: 1 },
      examples: [{ kind: 'differs', key: { game_id: '10', team_id: '0' }, column, left: was, right: is }],
    });
  });

  test('tell nothing from 0, the empty text from nothing, and not-a-number only from numbers', async () => {
    await left.query("update core.games set points = 0, run_id = '', pace = 'nan' where game_id = '1'");
    await right.query("update core.games set points = null, run_id = null, pace = 'nan' where game_id = '1'");
    expect(await one()).toMatchObject({ differing: 2, by_column: { points: 2, run_id: 2 } });
    await left.query("update core.games set points = null, run_id = null where game_id = '1'");
    expect(await one()).toMatchObject({ status: 'equal' });
  });

  test('that lack rows are told which', async () => {
    await right.query("delete from core.games where game_id in ('7', '8')");
    await left.query("delete from core.games where game_id = '9' and team_id = '1'");
    const found = await one();
    expect(found).toMatchObject({
      status: 'different',
      rows_left: 4999,
      rows_right: 4996,
      only_left: 4,
      only_right: 1,
    });
    expect(found.examples).toContainEqual({
      kind: 'only_right',
      key: { game_id: '9', team_id: '1' },
      column: null,
      left: null,
      right: null,
    });
  });

  test('tell a row that is there twice', async () => {
    await right.query("insert into core.games select * from core.games where game_id = '7' and team_id = '0'");
    expect(await one()).toMatchObject({ status: 'different', only_left: 0, only_right: 1, differing: 0 });
  });

  test('tell a table that only one has, and compare no view', async () => {
    await left.query('create table core.teams (team_id varchar)');
    await right.query('create view core.home as select * from core.games where is_home');
    await right.query('create table core.games__dbt_tmp as select 1 as x');
    expect((await diff()).map(({ table, status }) => [table, status])).toEqual([
      ['core.games', 'equal'],
      ['core.teams', 'only_left'],
    ]);
  });

  test('tell columns that are not on both sides or of another type, and compare the others', async () => {
    await right.query('alter table core.games drop column run_id');
    await right.query('alter table core.games alter points type double');
    await right.query("update core.games set is_home = null where game_id = '10' and team_id = '0'");
    expect(await one()).toMatchObject({
      status: 'different',
      unlike: [
        { column: 'points', left: 'INT64', right: 'FLOAT64' },
        { column: 'run_id', left: 'STRING', right: null },
      ],
      columns: ['game_id', 'team_id', 'pace', 'is_home', 'game_date', 'tip_off_at'],
      differing: 1,
      by_column: { is_home: 1 },
    });
  });

  test('leave out the columns that they are told to', async () => {
    await right.query("update core.games set run_id = 'another'");
    expect(await one()).toMatchObject({ status: 'different', differing: 5000 });
    const without = await one({ leaveOut: (_, column) => column === 'run_id' });
    expect(without).toMatchObject({ status: 'equal', left_out: ['run_id'] });
  });

  test('forgive fractions as much as they are told to, and no more', async () => {
    await right.query("update core.games set pace = pace * (1 + 1e-12) where game_id = '10'");
    expect(await one()).toMatchObject({ status: 'equal' });
    expect(await one({ tolerance: 0 })).toMatchObject({ status: 'different', differing: 2, by_column: { pace: 2 } });
    await right.query("update core.games set pace = pace * (1 + 1e-8) where game_id = '10'");
    expect(await one()).toMatchObject({ status: 'different', differing: 2 });
  });

  test('are compared without a known key by all that is no fraction', async () => {
    await right.query("update core.games set pace = pace + 1 where game_id = '10' and team_id = '0'");
    await right.query("update core.games set points = 999 where game_id = '11' and team_id = '0'");
    expect(await one({ keys: new Map() })).toMatchObject({
      differing: 1,
      by_column: { pace: 1 },
      only_left: 1,
      only_right: 1,
    });
  });

  test('are compared as far as tables are named', async () => {
    await left.query('create table core.teams (team_id varchar)');
    expect((await diff({ tables: ['core.teams'] })).map(({ table }) => table)).toEqual(['core.teams']);
  });
});

test('whatever rows there are, each is equal to itself, and one changed cell is found', async () => {
  const cell = fc.record({
    id: fc.integer({ min: 0, max: 20 }),
    text: fc.option(fc.string({ maxLength: 4 }).map((text) => text.replaceAll('\0', ''))),
    number: fc.option(fc.double()),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { maxLength: 12 }), fc.nat(), async (rows, place) => {
      for (const side of [left, right]) {
        await side.query('create or replace table core.games (id bigint, text varchar, number double)');
        for (const { id, text, number } of rows) {
          const bound = number === null ? null : String(number);
          await side.query('insert into core.games values (?, ?, cast(? as double))', [id, text, bound]);
        }
      }
      expect(await one({ keys: new Map([['core.games', ['id']]]), tolerance: 0 })).toMatchObject({ status: 'equal' });
      const row = rows[place % Math.max(1, rows.length)];
      if (row === undefined) return;
      await right.query('update core.games set text = concat(?, coalesce(text, ?)) where id = ?', ['x', '', row.id]);
      const changed = rows.filter(({ id }) => id === row.id).length;
      const found = await one({ keys: new Map([['core.games', ['id']]]), tolerance: 0 });
      expect(found.status).toBe('different');
      expect(found.differing).toBeGreaterThan(0);
      expect(found.differing).toBeLessThanOrEqual(changed);
    }),
    { numRuns: 50 },
  );
});

test.each([
  [1, 1 + 1e-10, true],
  [1, 1 + 1e-8, false],
  [1e12, 1e12 + 1, true],
  [0, 1e-10, true],
  [0, -0, true],
  [Number.POSITIVE_INFINITY, 1, false],
  [Number.NaN, Number.NaN, true],
  [Number.NaN, null, false],
  [0, null, false],
  [0, '0', false],
])('%s and %s are the same within 1e-9: %s', (a, b, same) => {
  expect(isSame(a, b, 1e-9)).toBe(same);
  expect(isSame(b, a, 1e-9)).toBe(same);
});

test('the keys of staging are declared: tables, their versions, answers and rejects', () => {
  const declared = declaredKeys();
  expect(declared.get('staging.games')).toEqual(['game_id']);
  expect(declared.get('staging.games_versions')).toEqual(['game_id', 'endpoint', 'observed_at', 'sha256', 'load_no']);
  expect([...declared.keys()]).toEqual(expect.arrayContaining(['staging.loaded_answers', 'staging.rejects']));
});
