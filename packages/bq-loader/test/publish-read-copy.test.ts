import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openWarehouse } from '../src/open-warehouse.ts';
import { publishReadCopy, readCopyUrl } from '../src/publish-read-copy.ts';
import { startChild } from './children.ts';
import { game, lines, pointsOf } from './small-tables.ts';

let folder: string;
let url: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hoops-'));
  url = `duckdb:${join(folder, 'hoops.duckdb')}`;
});

async function load(points: number, minute: number) {
  const warehouse = await openWarehouse(url);
  await warehouse.ensure([lines]);
  const at = `2026-01-16T04:0${minute}:00.000Z`;
  await warehouse.load([{ table: lines, scopes: [game('g1', { at, sha: `s${minute}` }, { p1: points })] }]);
  await warehouse.close();
}

describe('publishReadCopy', () => {
  it('publishes under the name beside the warehouse', async () => {
    await load(1, 1);
    expect(await publishReadCopy(url)).toBe(`duckdb:${join(folder, 'hoops-read.duckdb')}`);
    expect((await readdir(folder)).toSorted()).toEqual(['hoops-read.duckdb', 'hoops.duckdb']);
    expect(readCopyUrl('duckdb:data/hoops')).toBe('duckdb:data/hoops-read');
  });

  it('replaces the copy while readers hold it: they keep theirs, the next one gets the new', async () => {
    await load(1, 1);
    const copy = await publishReadCopy(url);
    const holder = startChild('hold.ts', [copy, 'read']);
    expect(await holder.firstLine).toMatch(/^open /);
    const reader = await openWarehouse(copy, { readOnly: true });
    await load(2, 2);
    await publishReadCopy(url);
    expect(await pointsOf(reader, 'g1')).toEqual({ p1: 1 });
    await reader.close();
    const next = await openWarehouse(copy, { readOnly: true });
    expect(await pointsOf(next, 'g1')).toEqual({ p1: 2 });
    await next.close();
    holder.release();
    expect((await holder.ended).code).toBe(0);
  });

  it('is busy while the warehouse is open, here or in another process, and leaves the old copy', async () => {
    await load(1, 1);
    const copy = await publishReadCopy(url);
    const here = await openWarehouse(url);
    await expect(publishReadCopy(url)).rejects.toMatchObject({ reason: 'busy' });
    await here.close();
    const holder = startChild('hold.ts', [url]);
    await holder.firstLine;
    await expect(publishReadCopy(url)).rejects.toMatchObject({ reason: 'busy' });
    holder.release();
    await holder.ended;
    expect((await readdir(folder)).toSorted()).toEqual(['hoops-read.duckdb', 'hoops.duckdb']);
    const reader = await openWarehouse(copy, { readOnly: true });
    expect(await pointsOf(reader, 'g1')).toEqual({ p1: 1 });
    await reader.close();
  });

  it('refuses what has no file, and what is not there', async () => {
    await expect(publishReadCopy('duckdb::memory:')).rejects.toMatchObject({ reason: 'refused' });
    await expect(publishReadCopy(url)).rejects.toMatchObject({ reason: 'unavailable' });
    expect(await readdir(folder)).toEqual([]);
  });
});
