import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { metricFiles } from '../src/metric-files.ts';

const root = join(import.meta.dirname, '../../..');

test.each(metricFiles())('%s is what the registry says (else: npm run schema)', (path, text) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});
