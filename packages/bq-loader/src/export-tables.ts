import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DiffColumn, listTables } from './diff/list-tables.ts';
import { exportTable } from './export/export-table.ts';
import { loadedAnswers } from './loaded-answers.ts';
import { qualified } from './versions-of.ts';
import type { Warehouse } from './warehouse.ts';
import { WarehouseError } from './warehouse-error.ts';

export const exportFormats = ['parquet', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportOptions {
  readonly folder: string;
  /** Names of tables, `marts.player_season`; every mart when left out. */
  readonly tables?: readonly string[] | undefined;
  readonly formats: readonly ExportFormat[];
  /** Only the rows of this season, of tables that have a season. */
  readonly season?: string | undefined;
  /** Columns by which rows are ordered, by table; those of a table that is not named are ordered by all they have. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  /** Guards the texts of CSV against being run as formulas: see `csvLine`. */
  readonly forSpreadsheets: boolean;
  /** What a column says, for the manifest; undefined where nobody knows. */
  readonly describe: (table: string, column: string) => string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ExportedTable {
  readonly table: string;
  readonly rows: number;
  readonly ordered_by: readonly string[];
  readonly columns: readonly { readonly name: string; readonly type: string; readonly description: string | null }[];
  readonly files: readonly { readonly file: string; readonly bytes: number; readonly sha256: string }[];
}

/** What `manifest.json` says of an export. The same answers and the same code give the same manifest. */
export interface ExportManifest {
  readonly source: string | null;
  readonly is_simulated: boolean;
  readonly season: string | null;
  readonly for_spreadsheets: boolean;
  readonly tables: readonly ExportedTable[];
}

const manifestFile = 'manifest.json';

/**
 * Writes tables as files into a folder, then their manifest: all of them under other names, then each by rename, so that nobody sees half
 * a file. WarehouseError `refused` for a table that is not there, `unavailable` for a folder that cannot be written.
 */
export async function exportTables(warehouse: Warehouse, options: ExportOptions): Promise<ExportManifest> {
  const tables = await findTables(warehouse, options.tables);
  const source = await sourceOf(warehouse);
  const placed = new Set<string>();
  const hidden = (file: string) => join(options.folder, `.${file}.${process.pid}.tmp`);
  const place = (file: string) => {
    placed.add(file);
    return hidden(file);
  };
  try {
    await mkdir(options.folder, { recursive: true });
    const exported = [];
    for (const [table, columns] of tables) {
      exported.push(await exportTable(warehouse, table, columns, { ...options, place }));
    }
    const manifest: ExportManifest = {
      source,
      is_simulated: source === 'simulator',
      season: options.season ?? null,
      for_spreadsheets: options.forSpreadsheets,
      tables: exported,
    };
    await writeText(place(manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
    const files = [...exported.flatMap((table) => table.files.map(({ file }) => file)), manifestFile];
    for (const file of files) await rename(hidden(file), join(options.folder, file));
    return manifest;
  } catch (error) {
    await Promise.all([...placed].map((file) => rm(hidden(file), { force: true }).catch(() => undefined)));
    if (error instanceof Error && 'syscall' in error) {
      const way = 'make room or access there, or name another folder';
      throw new WarehouseError('unavailable', `${options.folder} cannot be written (${error.message}): ${way}`, {
        cause: error,
      });
    }
    throw error;
  }
}

async function findTables(
  warehouse: Warehouse,
  asked: readonly string[] | undefined,
): Promise<readonly (readonly [string, readonly DiffColumn[]])[]> {
  const schemas = [...new Set(asked?.map((name) => name.split('.')[0] ?? '') ?? ['marts'])];
  const lists = await Promise.all(schemas.map((schema) => listTables(warehouse, schema)));
  const all = new Map(lists.flatMap((list) => [...list]));
  const missing = asked?.find((name) => !all.has(name));
  if (missing !== undefined || all.size === 0) {
    const there = [...all.keys()].sort().join(', ') || 'none: hoops run fills it';
    throw new WarehouseError('refused', `${missing ?? 'marts'} is not in ${warehouse.url}: there are ${there}`);
  }
  return [...all].filter(([name]) => asked?.includes(name) ?? true).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Whose data it is; a warehouse holds either the league's or a simulated league's. */
async function sourceOf(warehouse: Warehouse): Promise<string | null> {
  const [row] = await warehouse.query(`select max(source) as source from ${qualified(loadedAnswers)}`);
  return row?.source === null || row?.source === undefined ? null : String(row.source);
}

async function writeText(path: string, text: string): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.write(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
