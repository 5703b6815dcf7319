import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeEach, describe, expect, it } from 'vitest';
import { openWarehouse } from '../src/open-warehouse.ts';
import { startChild } from './children.ts';
import { contents, game, lines } from './small-tables.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hoops-'));
});
const at = (name: string) => `duckdb:${join(folder, name)}`;

describe('openWarehouse', () => {
  it('lists the schemes there are when it is given another', async () => {
    for (const url of ['postgres://host/hoops', 'data/hoops.duckdb', '']) {
      await expect(openWarehouse(url)).rejects.toMatchObject({
        name: 'ConfigError',
        message: expect.stringContaining('duckdb:'),
      });
    }
  });

  it('creates the file and its folders, and finds the rows again', async () => {
    const first = await openWarehouse(at('a/b/hoops.duckdb'));
    await first.ensure([lines]);
    await first.load([{ table: lines, scopes: [game('g1', {}, { p1: 1 })] }]);
    await first.close();
    await first.close();
    const second = await openWarehouse(at('a/b/hoops.duckdb'));
    expect(await contents(second, 'staging.lines')).toHaveLength(1);
    await second.close();
    await expect(second.query('select 1')).rejects.toMatchObject({ reason: 'unavailable' });
  });

  it('refuses a file that is no DuckDB file, and leaves it as it is', async () => {
    for (const bytes of ['', 'hello', 'x'.repeat(20_000), `SQLite format 3\0${'\0'.repeat(4096)}`]) {
      await writeFile(join(folder, 'notes.txt'), bytes);
      await expect(openWarehouse(at('notes.txt'))).rejects.toMatchObject({ name: 'WarehouseError', reason: 'refused' });
      expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe(bytes);
    }
  });

  it("refuses another program's database, and leaves it as it is", async () => {
    const instance = await DuckDBInstance.create(join(folder, 'sales.duckdb'));
    const connection = await instance.connect();
    await connection.run('create table invoices as select 1 as id');
    connection.closeSync();
    instance.closeSync();
    const before = await readFile(join(folder, 'sales.duckdb'));
    await expect(openWarehouse(at('sales.duckdb'))).rejects.toMatchObject({
      reason: 'refused',
      message: expect.stringContaining('main.invoices'),
    });
    expect((await readFile(join(folder, 'sales.duckdb'))).equals(before)).toBe(true);
    expect(await readdir(folder)).toEqual(['sales.duckdb']);
  });

  it('says that a path cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    await mkdir(join(folder, 'folder'));
    for (const name of ['file/hoops.duckdb', 'folder']) {
      await expect(openWarehouse(at(name))).rejects.toMatchObject({ name: 'WarehouseError', reason: 'unavailable' });
    }
    await expect(openWarehouse('duckdb:')).rejects.toMatchObject({ reason: 'unavailable' });
  });

  it('reads only what is there when it is opened for reading', async () => {
    await expect(openWarehouse(at('none.duckdb'), { readOnly: true })).rejects.toMatchObject({ reason: 'unavailable' });
    expect(await readdir(folder)).toEqual([]);
    const writer = await openWarehouse(at('hoops.duckdb'));
    await writer.ensure([lines]);
    await writer.close();
    const reader = await openWarehouse(at('hoops.duckdb'), { readOnly: true });
    await expect(reader.load([])).rejects.toMatchObject({ reason: 'refused' });
    await expect(reader.ensure([lines])).rejects.toMatchObject({ reason: 'refused' });
    await expect(reader.query('delete from staging.lines')).rejects.toMatchObject({ reason: 'refused' });
    await reader.close();
  });

  it('refuses the same file a second time in the same process, and names this process', async () => {
    const first = await openWarehouse(at('hoops.duckdb'));
    await expect(openWarehouse(at('./hoops.duckdb'))).rejects.toMatchObject({
      reason: 'busy',
      message: expect.stringContaining(String(process.pid)),
    });
    await first.close();
    await (await openWarehouse(at('hoops.duckdb'))).close();
  });

  it('has one writer: of eight processes one opens the file and seven are told by which process it is held', async () => {
    const writer = await openWarehouse(at('hoops.duckdb'));
    await writer.ensure([lines]);
    await writer.close();
    const children = Array.from({ length: 8 }, () => startChild('hold.ts', [at('hoops.duckdb')]));
    const said = await Promise.all(children.map((child) => child.firstLine));
    for (const child of children) child.release();
    const codes = (await Promise.all(children.map((child) => child.ended))).map(({ code }) => code);
    expect(codes.toSorted()).toEqual([0, 75, 75, 75, 75, 75, 75, 75]);
    const holder = said.find((line) => line?.startsWith('open '))?.slice('open '.length);
    for (const line of said.filter((each) => !each?.startsWith('open '))) {
      expect(JSON.parse(line ?? '')).toMatchObject({
        reason: 'busy',
        message: expect.stringContaining(`process ${holder}`),
      });
    }
  });

  it('lets SQL reach neither files nor settings nor extensions', async () => {
    const warehouse = await openWarehouse(at('hoops.duckdb'));
    await writeFile(join(folder, 'secret.csv'), 'a\n1\n');
    const forbidden = [
      `select * from read_csv('${join(folder, 'secret.csv')}')`,
      `copy (select 1) to '${join(folder, 'out.csv')}'`,
      `attach '${join(folder, 'other.duckdb')}' as other`,
      'install httpfs',
      'load sqlite',
      'set enable_external_access = true',
      "set memory_limit = '1TB'",
    ];
    for (const sql of forbidden) await expect(warehouse.query(sql), sql).rejects.toMatchObject({ reason: 'refused' });
    await warehouse.close();
    expect((await readdir(folder)).toSorted()).toEqual(['hoops.duckdb', 'secret.csv']);
  });
});

describe('the index', () => {
  it('loads neither DuckDB nor any other native library when it is imported', async () => {
    const { stdout, code } = await startChild('import-index.ts', []).ended;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([]);
  });
});
