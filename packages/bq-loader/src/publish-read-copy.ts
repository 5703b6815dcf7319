import { copyFile, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failpoint } from '@hoops/bronze-writer';
import { openWarehouse } from './open-warehouse.ts';
import { WarehouseError } from './warehouse-error.ts';

/** The address of the copy that readers open: `duckdb:data/hoops-read.duckdb` beside `duckdb:data/hoops.duckdb`. */
export function readCopyUrl(url: string): string {
  return /\.\w+$/.test(url) ? url.replace(/(\.\w+)$/, '-read$1') : `${url}-read`;
}

/**
 * Publishes the warehouse as it is now under `readCopyUrl(url)`, by rename: who holds the old copy keeps it, who opens it next gets this one.
 * The warehouse must be closed. WarehouseError `busy` while another process writes to it.
 */
export async function publishReadCopy(url: string): Promise<string> {
  const copyUrl = readCopyUrl(url);
  if (url === 'duckdb::memory:') {
    throw new WarehouseError(
      'refused',
      `${url} has no file to copy: open a warehouse with a path, e.g. duckdb:data/hoops.duckdb`,
    );
  }
  const path = url.slice('duckdb:'.length);
  const copy = copyUrl.slice('duckdb:'.length);
  const temporary = `${copy}.${process.pid}.tmp`;
  try {
    await copyUnderLock(url, path, temporary);
    failpoint('publish.before_rename');
    await rename(temporary, copy);
    failpoint('publish.after_rename');
  } catch (error) {
    await rm(temporary, { force: true });
    if (error instanceof WarehouseError) throw error;
    const way = 'make room or access there, and publish again';
    throw new WarehouseError('unavailable', `${copyUrl} could not be written (${(error as Error).message}): ${way}`, {
      cause: error,
    });
  }
  await syncFolder(dirname(copy));
  return copyUrl;
}

async function copyUnderLock(url: string, path: string, temporary: string): Promise<void> {
  if ((await stat(path).catch(() => null)) === null) {
    throw new WarehouseError(
      'unavailable',
      `there is no warehouse ${url}: load a run into it first, or correct the path`,
    );
  }
  for (let attempt = 0; attempt < 3; attempt += 1) {
    // Opening and closing it for writing moves what is left in the write-ahead log into the file.
    await (await openWarehouse(url)).close();
    // A reader's lock keeps writers out while the file is copied. Copying ends it (a process loses its POSIX locks on a file with the
    // first descriptor of it that it closes), so nothing is done with the warehouse after that but to close it.
    const reader = await openWarehouse(url, { readOnly: true });
    try {
      if (await stat(`${path}.wal`).catch(() => null)) continue;
      await copyFile(path, temporary);
    } finally {
      await reader.close();
    }
    const file = await open(temporary, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    return;
  }
  throw new WarehouseError(
    'busy',
    `${url} was written to each time it was to be copied: publish again when the writer has ended`,
  );
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
