import { describe, expect, it } from 'vitest';
import { ConfigError } from '../src/config-error.ts';
import { openSource } from '../src/open-source.ts';

describe('opening a source', () => {
  it.each([
    'nba',
    'ftp://127.0.0.1',
    'file:///etc',
    '',
    'gs://bucket',
    'http://',
    'http://user:secret@127.0.0.1',
    'https://127.0.0.1/?a=1',
    'http://127.0.0.1#x',
    'nba:x',
    'folder:',
  ])('refuses %j with a ConfigError', async (url) => {
    await expect(openSource(url)).rejects.toBeInstanceOf(ConfigError);
  });

  it('does not repeat a password that it was given', async () => {
    await expect(openSource('http://user:secret@127.0.0.1')).rejects.toThrow(/^(?!.*secret).*carries a user name/);
  });

  it.each(['nba:', 'http://127.0.0.1:4000', 'https://[::1]:4000/below'])(
    'opens %s without asking anything yet',
    async (url) => {
      const source = await openSource(url);
      expect(source.url).toBe(url);
      await source.close();
    },
  );
});
