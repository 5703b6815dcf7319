import { ConfigError } from '@hoops/nba-client';
import { checkName } from './check-name.ts';
import type { ObjectStore } from './object-store.ts';

/** Opens the store at an address, `folder:DIR` or `gs://bucket/prefix`. Nothing is made until the first object is. Throws ConfigError for any other address. */
export async function openStore(url: string): Promise<ObjectStore> {
  const folder = /^folder:(.+)$/.exec(url)?.[1];
  if (folder !== undefined) return (await import('./folder-store.ts')).folderStore(folder);
  const [, bucket, prefix = ''] = /^gs:\/\/([a-z0-9][a-z0-9._-]{1,220}[a-z0-9])(?:\/(.*?))?\/?$/.exec(url) ?? [];
  if (bucket === undefined) {
    throw new ConfigError(
      `"${url}" is no address of a store: give folder:DIR, e.g. folder:data, or gs://bucket/prefix`,
    );
  }
  if (prefix !== '') checkName(prefix);
  return await (await import('./gcs-store.ts')).gcsStore(bucket, prefix);
}
