import { expect, it } from 'vitest';
import { openStore } from '../src/open-store.ts';

it('says which addresses there are', async () => {
  for (const url of ['', 'data', 'folder:', 's3://bucket/prefix', 'http://x']) {
    await expect(openStore(url)).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringMatching(/^".*" is no address of a store: give folder:DIR.*gs:\/\/bucket/),
    });
  }
  expect((await openStore('folder:data')).url).toBe('folder:data');
});
