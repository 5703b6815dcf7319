import { ConfigError } from '@hoops/nba-client';
import type { ObjectStore } from './object-store.ts';

/** Opens the store at an address, `folder:DIR`. Nothing is made until the first object is. Throws ConfigError for any other address. */
export async function openStore(url: string): Promise<ObjectStore> {
  const folder = /^folder:(.+)$/.exec(url)?.[1];
  if (folder === undefined) {
    throw new ConfigError(`"${url}" is no address of a store: give folder:DIR, e.g. folder:data`);
  }
  const { folderStore } = await import('./folder-store.ts');
  return folderStore(folder);
}
