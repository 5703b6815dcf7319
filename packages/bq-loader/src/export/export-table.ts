import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { dialectOf } from '../diff/dialect.ts';
import type { DiffColumn } from '../diff/list-tables.ts';
import type { ExportedTable, ExportOptions } from '../export-tables.ts';
import type { Cell, Warehouse } from '../warehouse.ts';
import { csvLine } from './csv-line.ts';
import { writeParquet } from './write-parquet.ts';

/** Writes one table in each format, to where `place` puts a file until all are whole. */
export async function exportTable(
  warehouse: Warehouse,
  table: string,
  columns: readonly DiffColumn[],
  options: ExportOptions & { readonly place: (file: string) => string },
): Promise<ExportedTable> {
  const { formats, forSpreadsheets, describe, place } = options;
  const texts = formats.includes('csv') ? [{ path: place(`${table}.csv`), forSpreadsheets }] : [];
  // Parquet is made of the texts as they are.
  const plain = place(`${table}.plain`);
  if (formats.includes('parquet')) texts.push({ path: plain, forSpreadsheets: false });

  const names = columns.map(({ name }) => name);
  const order = orderOf(names, options.keys.get(table));
  const handles = await Promise.all(texts.map(async (text) => ({ ...text, handle: await open(text.path, 'w') })));
  let rows = 0;
  try {
    const write = async (lines: readonly (readonly Cell[])[]) => {
      for (const { handle, ...text } of handles) await handle.write(lines.map((line) => csvLine(line, text)).join(''));
    };
    await write([names]);
    for await (const part of partsOf(warehouse, table, names, order, options)) {
      rows += part.length;
      await write(part);
    }
    for (const { handle } of handles) await handle.sync();
  } finally {
    await Promise.all(handles.map(({ handle }) => handle.close()));
  }
  if (formats.includes('parquet')) {
    await writeParquet(plain, place(`${table}.parquet`), columns);
    await rm(plain);
  }
  const files = await Promise.all(
    formats.map(async (format) => {
      const file = `${table}.${format}`;
      return { file, ...(await fingerprint(place(file))) };
    }),
  );
  const described = columns.map(({ name, type }) => ({ name, type, description: describe(table, name) ?? null }));
  return { table, rows, ordered_by: order, columns: described, files };
}

/** By season, then by key; by all columns where no key is known. */
function orderOf(names: readonly string[], key: readonly string[] = []): readonly string[] {
  const isWhole = key.length > 0 && key.every((name) => names.includes(name));
  const season = names.includes('season') ? ['season'] : [];
  return [...new Set([...season, ...(isWhole ? key : names)])];
}

/** The rows in order, a season at a time, so that no more is in memory; a table without seasons is short. */
async function* partsOf(
  warehouse: Warehouse,
  table: string,
  names: readonly string[],
  order: readonly string[],
  { season, signal }: ExportOptions,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  const { quote } = dialectOf(warehouse.url);
  const select = `select ${names.map(quote).join(', ')} from ${table}`;
  const ordered = `order by ${order.map((name) => `${quote(name)} nulls last`).join(', ')}`;
  const seasons = names.includes('season') ? await seasonsOf(warehouse, table, season) : [null];
  for (const each of seasons) {
    signal?.throwIfAborted();
    const rows =
      each === null
        ? await warehouse.query(`${select} ${ordered}`)
        : await warehouse.query(`${select} where coalesce(season, '') = ? ${ordered}`, [each]);
    yield rows.map((row) => names.map((name) => row[name] ?? null));
  }
}

/** Rows without a season come last, as in the order; an empty text stands for them. */
async function seasonsOf(warehouse: Warehouse, table: string, season: string | undefined): Promise<readonly string[]> {
  if (season !== undefined) return [season];
  const rows = await warehouse.query(`select distinct season from ${table} order by season nulls last`);
  return rows.map((row) => String(row.season ?? ''));
}

async function fingerprint(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
