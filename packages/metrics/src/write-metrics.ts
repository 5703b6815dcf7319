// Writes the committed files that follow from the metrics. `npm run schema` calls it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { metricFiles } from './metric-files.ts';

const root = join(import.meta.dirname, '../../..');
for (const [path, text] of metricFiles()) writeFileSync(join(root, path), text);
