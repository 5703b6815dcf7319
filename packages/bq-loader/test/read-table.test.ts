import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWarehouse } from '../src/open-warehouse.ts';
import { readTable } from '../src/read-table.ts';
import type { Warehouse } from '../src/warehouse.ts';
import { game, lines } from './small-tables.ts';

describe('readTable', () => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await openWarehouse('duckdb::memory:');
    await warehouse.ensure([lines]);
    const scopes = [game('g2', {}, { p2: null, p1: 1 }, '2026-01-16'), game('g1', {}, { p1: 1 })];
    await warehouse.load([{ table: lines, scopes }]);
  });
  afterAll(() => warehouse.close());

  const keys = async (filter: object) =>
    (await readTable(warehouse, lines, filter)).map(
      (row) => `${(row as Record<string, unknown>).game_id} ${(row as Record<string, unknown>).player_id}`,
    );

  it('gives the declared columns in order of the key', async () => {
    const rows = await readTable(warehouse, lines);
    expect(Object.keys(rows[0] ?? {})).toEqual(lines.columns.map(({ name }) => name));
    expect(await keys({})).toEqual(['g1 p1', 'g2 p1', 'g2 p2']);
  });

  it('filters by the columns named, of any type, and by null', async () => {
    expect(await keys({ game_date: '2026-01-16' })).toEqual(['g2 p1', 'g2 p2']);
    expect(await keys({ points: 1, game_id: 'g2' })).toEqual(['g2 p1']);
    expect(await keys({ points: null })).toEqual(['g2 p2']);
    expect(await keys({ points: undefined, fetched_at: '2026-01-16T10:00:02.000Z' })).toHaveLength(3);
    expect(await keys({ player_id: "' or 1 = 1 --" })).toEqual([]);
  });

  it('refuses a filter by what is no column, whatever it says', async () => {
    for (const name of ['pionts', '1 = 1 or points', 'constructor']) {
      await expect(readTable(warehouse, lines, { [name]: 1 } as object)).rejects.toMatchObject({
        name: 'ConfigError',
        message: expect.stringContaining(name),
      });
    }
  });
});
