import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, mkdir, open, readdir, realpath, unlink } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { BronzeError } from './bronze-error.ts';
import { checkName } from './check-name.ts';
import { failpoint } from './failpoint.ts';
import type { ObjectStore } from './object-store.ts';

/**
 * Objects as files under a folder, which is made when the first is created. A file is written aside, synced and then linked to its name: `link`, unlike
 * `rename`, never replaces, so a name is taken once for all, by one of however many processes, and a file is complete from the instant it is seen.
 */
export function folderStore(folder: string): ObjectStore {
  const root = resolve(folder);
  const durable = new Set<string>();
  let realRoot: string | undefined;

  /**
   * Makes a folder and its missing parents, and syncs the entry of each. Below the root once a process even where it is there: who made it may have died before
   * syncing. (`mkdir` with `recursive` never ends where a parent cannot be made, as under /proc.)
   */
  async function makeFolder(path: string): Promise<void> {
    if (durable.has(path)) return;
    const isBelow = path.startsWith(root + sep);
    if (isBelow) await makeFolder(dirname(path));
    const isNew = await makeOne(path);
    if (isBelow && !isNew && (await lstat(path)).isSymbolicLink()) throw linked(root, path.slice(root.length + 1));
    if (isBelow || isNew) await syncFolder(dirname(path));
    durable.add(path);
  }

  async function makeOne(path: string, isLastTry = false): Promise<boolean> {
    try {
      await mkdir(path, { mode: 0o700 });
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      if (codeOf(error) !== 'ENOENT' || isLastTry || path === dirname(path)) throw error;
      await makeFolder(dirname(path));
      return await makeOne(path, true);
    }
  }

  /** A link planted inside the folder must not lead out of it. */
  async function checkParent(name: string): Promise<void> {
    realRoot ??= await realpath(root);
    const parent = dirname(name);
    const real = await realpath(join(root, parent));
    if (real !== join(realRoot, parent)) throw linked(root, parent);
  }

  async function readFile(name: string): Promise<Uint8Array> {
    await checkParent(name);
    const file = await open(join(root, name), constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  }

  async function create(name: string, bytes: Uint8Array): Promise<'created' | 'exists'> {
    const path = join(root, name);
    const parent = dirname(path);
    await makeFolder(parent);
    await checkParent(name);
    const temporary = join(parent, `.${randomBytes(9).toString('hex')}.tmp`);
    try {
      const file = await open(temporary, 'wx', 0o440);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      failpoint('store.before_link');
      await link(temporary, path);
      failpoint('store.after_link');
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      const kept = await readFile(name);
      if (Buffer.compare(kept, bytes) !== 0) {
        throw new BronzeError(
          'conflict',
          `${name} in ${folder} holds other bytes already, and an object never changes: keep the new bytes under a new run`,
        );
      }
      // Whoever linked it may not have come to syncing the folder yet; only then is it ours to acknowledge.
      await syncFolder(parent);
      return 'exists';
    } finally {
      await unlink(temporary).catch(unless('ENOENT'));
    }
    await syncFolder(parent);
    return 'created';
  }

  /** Depth first in the order of whole names, a folder sorting as its name and a slash. */
  async function* walk(path: string, prefix: string): AsyncIterable<string> {
    const entries = await readdir(join(root, path), { withFileTypes: true });
    const named = entries
      .filter((entry) => !entry.name.startsWith('.'))
      .map((entry) => ({ entry, name: `${path}${entry.name}${entry.isDirectory() ? '/' : ''}` }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { entry, name } of named) {
      if (!name.startsWith(prefix) && !(entry.isDirectory() && prefix.startsWith(name))) continue;
      if (entry.isSymbolicLink()) throw linked(root, name);
      if (entry.isDirectory()) yield* walk(name, prefix);
      else if (entry.isFile()) yield name;
    }
  }

  return {
    url: `folder:${folder}`,
    async create(name, bytes) {
      checkName(name);
      return await create(name, bytes).catch(explain(folder, name, 'unavailable'));
    },
    async read(name) {
      checkName(name);
      return await readFile(name).catch(explain(folder, name, 'missing'));
    },
    async *list(prefix) {
      try {
        // Nothing was ever kept where there is no folder.
        if ((await realpath(root).catch(unless('ENOENT'))) === undefined) return;
        yield* walk('', prefix);
      } catch (error) {
        explain(folder, prefix, 'unavailable')(error);
      }
    },
  };
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function unless(code: string): (error: unknown) => undefined {
  return (error) => {
    if (codeOf(error) !== code) throw error;
  };
}

function linked(folder: string, path: string): BronzeError {
  return new BronzeError(
    'corrupt',
    `${path} in ${folder} is reached by a symbolic link, and a store holds only files of its own: put the real folder in its place`,
  );
}

function explain(folder: string, name: string, absent: 'missing' | 'unavailable'): (error: unknown) => never {
  return (error) => {
    if (error instanceof BronzeError) throw error;
    const code = codeOf(error);
    if (code === 'ENOENT' && absent === 'missing') {
      throw new BronzeError('missing', `there is no ${name} in ${folder}: give the folder that the run was kept in`, {
        cause: error,
      });
    }
    if (code === 'ELOOP') throw linked(folder, name);
    if (code === undefined) throw error;
    throw new BronzeError(
      'unavailable',
      `the folder ${folder} does not take or give ${name} (${code}): make it a folder that this user can write to, on a disk with room, or choose another with --store folder:DIR`,
      { cause: error },
    );
  };
}
