import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { seedFiles } from '../src/seed-files.ts';

const root = join(import.meta.dirname, '../../..');

it.each([...seedFiles()])('%s is what the teams say; `npm run schema` writes it', (path, text) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});

it('writes a row for each team and for each arena, the neutral ones too', () => {
  expect([...seedFiles().values()].map((text) => text.trim().split('\n').length)).toEqual([31, 35]);
});
