import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ObjectStore, openStore } from '@hoops/bronze-writer';

/** A store in a folder of its own, which is gone afterwards. */
export async function withStore<T>(use: (store: ObjectStore, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hoops-audit-'));
  try {
    return await use(await openStore(`folder:${folder}`), folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
