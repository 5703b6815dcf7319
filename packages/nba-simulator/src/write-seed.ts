// Writes dbt's seeds about the simulated league. `npm run schema` calls it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedFiles } from './seed-files.ts';

const root = join(import.meta.dirname, '../../..');
for (const [path, text] of seedFiles()) writeFileSync(join(root, path), text);
