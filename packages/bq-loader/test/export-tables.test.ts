import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExportOptions, exportTables } from '../src/export-tables.ts';
import { openWarehouse, stagingTables, type Warehouse } from '../src/index.ts';

const made = `create schema if not exists marts; create schema if not exists core;
     create table marts.lines (season varchar, player_id varchar, player_name varchar, points bigint, share double, is_whole boolean, game_date date, seen_at timestamp);
     insert into marts.lines values
       ('2025-26', '2', 'Álvar "The Wall", Jr.', 7, 1.0/3, true, '2026-01-15', '2026-01-15 20:30:00.25'),
       ('2025-26', '1', '', null, -0.1, false, null, null),
       ('2024-25', '2', '=1+2', -3, 2, null, '2025-01-15', null),
       (null, '3', 'two' || chr(13) || chr(10) || 'lines', 0, 1e300, true, null, null);
     create table marts.totals (name varchar, n bigint); insert into marts.totals values ('b', 1), ('a', 2), (null, 3);
     create table core.facts (id varchar); insert into core.facts values ('x');`;

let folder: string;
let warehouse: Warehouse;
const file = () => join(folder, 'hoops.duckdb');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hoops-export-'));
  const fresh = await openWarehouse(`duckdb:${file()}`);
  await fresh.ensure(stagingTables);
  await fresh.close();
  await sql(made);
  warehouse = await openWarehouse(`duckdb:${file()}`, { readOnly: true });
});
afterAll(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
});

async function sql(text: string, path = file()) {
  const instance = await DuckDBInstance.create(path);
  const reader = await (await instance.connect()).runAndReadAll(text);
  const rows = reader.getRowObjectsJS();
  instance.closeSync();
  return rows;
}
const text = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
const options = (name: string, more: Partial<ExportOptions> = {}): ExportOptions => ({
  folder: join(folder, name),
  formats: ['parquet', 'csv'],
  keys: new Map([['marts.lines', ['season', 'player_id']]]),
  forSpreadsheets: false,
  describe: (_, column) => (column === 'points' ? 'Points scored.' : undefined),
  ...more,
});

describe('an export', () => {
  test('holds every mart as CSV, ordered by its key, null told apart from an empty text', async () => {
    await exportTables(warehouse, options('all'));
    expect(readdirSync(join(folder, 'all')).sort()).toEqual([
      'manifest.json',
      'marts.lines.csv',
      'marts.lines.parquet',
      'marts.totals.csv',
      'marts.totals.parquet',
    ]);
    expect(text('all', 'marts.lines.csv').split('\r\n').slice(0, 4)).toEqual([
      'season,player_id,player_name,points,share,is_whole,game_date,seen_at',
      '2024-25,2,=1+2,-3,2,,2025-01-15,',
      '2025-26,1,"",,-0.1,false,,',
      '2025-26,2,"Álvar ""The Wall"", Jr.",7,0.3333333333333333,true,2026-01-15,2026-01-15T20:30:00.250Z',
    ]);
    expect(text('all', 'marts.lines.csv')).toMatch(/,3,"two\r\nlines",0,1e\+300,true,,\r\n$/);
    expect(text('all', 'marts.totals.csv')).toBe('name,n\r\na,2\r\nb,1\r\n,3\r\n');
  });

  test('has in Parquet the very rows and types of the table', async () => {
    await exportTables(warehouse, options('parquet', { formats: ['parquet'] }));
    expect(readdirSync(join(folder, 'parquet')).filter((name) => !name.endsWith('.parquet'))).toEqual([
      'manifest.json',
    ]);
    const parquet = `read_parquet('${join(folder, 'parquet', 'marts.lines.parquet')}')`;
    const apart = `(from marts.lines except from ${parquet}) union all (from ${parquet} except from marts.lines)`;
    expect(await sql(`${made}; ${apart}`, ':memory:')).toEqual([]);
    expect(await sql(`select count(*)::int as n from ${parquet}`, ':memory:')).toEqual([{ n: 4 }]);
    expect(
      (await sql(`select string_agg(column_type, ' ') as types from (describe from ${parquet})`, ':memory:'))[0],
    ).toEqual({
      types: 'VARCHAR VARCHAR VARCHAR BIGINT DOUBLE BOOLEAN DATE TIMESTAMP',
    });
  });

  test('says in its manifest what is in it, whose data it is, and each file by its hash; twice the same', async () => {
    const first = await exportTables(warehouse, options('first'));
    await exportTables(warehouse, options('second'));
    for (const name of readdirSync(join(folder, 'first'))) expect(text('second', name)).toBe(text('first', name));
    expect(JSON.parse(text('first', 'manifest.json'))).toEqual(JSON.parse(JSON.stringify(first)));
    expect(first).toMatchObject({ source: null, is_simulated: false, season: null });
    const [lines] = first.tables;
    expect(lines).toMatchObject({ table: 'marts.lines', rows: 4, ordered_by: ['season', 'player_id'] });
    expect(lines?.columns[3]).toEqual({ name: 'points', type: 'INT64', description: 'Points scored.' });
    expect(lines?.files.map(({ file, sha256 }) => [file, sha256.length])).toEqual([
      ['marts.lines.parquet', 64],
      ['marts.lines.csv', 64],
    ]);
  });

  test('takes tables by name and one season of them', async () => {
    const { tables } = await exportTables(
      warehouse,
      options('some', { tables: ['marts.lines', 'core.facts'], season: '2024-25', formats: ['csv'] }),
    );
    expect(tables.map(({ table, rows }) => [table, rows])).toEqual([
      ['core.facts', 1],
      ['marts.lines', 1],
    ]);
  });

  test('guards texts that a spreadsheet would run, and only in CSV, when asked to', async () => {
    await exportTables(warehouse, options('sheet', { forSpreadsheets: true }));
    expect(text('sheet', 'marts.lines.csv')).toContain("2024-25,2,'=1+2,-3,");
    const parquet = `read_parquet('${join(folder, 'sheet', 'marts.lines.parquet')}')`;
    expect(await sql(`select count(*)::int as n from ${parquet} where player_name = '=1+2'`, ':memory:')).toEqual([
      { n: 1 },
    ]);
  });

  test('keeps any text and number whole on the way to Parquet', async () => {
    const cells = fc.record({
      words: fc.option(
        fc.string({ unit: 'binary', maxLength: 8 }).filter((word) => word.isWellFormed() && !word.includes('\0')),
        { nil: null },
      ),
      n: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 100 }), async (rows) => {
        const numbered = rows.map((row, id) => ({ id, ...row, n: row.n === 0 ? 0 : row.n }));
        const held: Warehouse = {
          ...warehouse,
          url: 'duckdb:held',
          query: async (asked) =>
            asked.includes('information_schema')
              ? [
                  ['id', 'BIGINT'],
                  ['words', 'VARCHAR'],
                  ['n', 'DOUBLE'],
                ].map(([column_name, data_type]) => ({
                  table_name: 'held',
                  column_name: String(column_name),
                  data_type: String(data_type),
                }))
              : asked.includes('loaded_answers')
                ? [{ source: 'simulator' }]
                : numbered,
        };
        await exportTables(held, options('held', { formats: ['parquet'] }));
        const back = await sql(
          `select id::int as id, words, n from read_parquet('${join(folder, 'held', 'marts.held.parquet')}') order by id`,
          ':memory:',
        );
        expect(back).toEqual(numbered);
      }),
      { numRuns: 10 },
    );
  });
});

describe('an export that cannot be done', () => {
  test('leaves what was there, and nothing beside it', async () => {
    await exportTables(warehouse, options('kept', { formats: ['csv'] }));
    const before = text('kept', 'marts.lines.csv');
    const refused = exportTables(warehouse, options('kept', { tables: ['marts.nothing'] }));
    await expect(refused).rejects.toThrow('marts.nothing is not in duckdb:');
    const stopped = exportTables(
      warehouse,
      options('kept', { season: '2024-25', signal: AbortSignal.abort(new Error('stopped')) }),
    );
    await expect(stopped).rejects.toThrow('stopped');
    expect(text('kept', 'marts.lines.csv')).toBe(before);
    expect(readdirSync(join(folder, 'kept')).sort()).toEqual(['manifest.json', 'marts.lines.csv', 'marts.totals.csv']);
  });

  test('says which folder cannot be written', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    await expect(exportTables(warehouse, options('a-file'))).rejects.toMatchObject({ reason: 'unavailable' });
  });
});
