import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadedByImport } from '../src/loaded-by-import.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const packages = (await readdir(`${root}packages`)).sort();

// Small and pure, so an index may load them: io-ts types bodies and rows, crc32c is a table of numbers.
const light = new Set(['io-ts', 'fp-ts', '@aws-crypto/crc32c', '@aws-crypto/util', '@aws-sdk/types', 'tslib']);

test.each(packages)('importing %s loads no vendor', async (name) => {
  const loaded = await loadedByImport(`@hoops/${name}`, `${root}packages/${name}`);
  expect(loaded.filter((vendor) => !light.has(vendor))).toEqual([]);
});

test('a module that does load a vendor is seen to', async () => {
  expect(await loadedByImport('got', `${root}packages/nba-client`)).toContain('got');
});
