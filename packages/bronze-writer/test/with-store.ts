import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObjectStore } from '../src/object-store.ts';
import { openStore } from '../src/open-store.ts';

/** A store in a folder of its own, which is gone afterwards. */
export async function withStore<T>(use: (store: ObjectStore, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hoops-bronze-'));
  try {
    return await use(await openStore(`folder:${folder}`), folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function namesOf(store: ObjectStore, prefix = ''): Promise<string[]> {
  const names: string[] = [];
  for await (const name of store.list(prefix)) names.push(name);
  return names;
}
