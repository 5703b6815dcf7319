// Writes the committed files that follow from the tables of staging. `npm run schema` calls it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { schemaFiles } from './schema/schema-files.ts';

const root = join(import.meta.dirname, '../../..');
for (const [path, text] of schemaFiles()) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
