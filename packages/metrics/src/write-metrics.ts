// Writes the committed files that follow from the metrics, and the descriptions of columns that are called as one. `npm run schema` calls it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeColumns } from './describe-columns.ts';
import { metricFiles } from './metric-files.ts';

const root = join(import.meta.dirname, '../../..');
for (const [path, text] of metricFiles()) writeFileSync(join(root, path), text);
for (const schema of ['core', 'marts']) {
  const folder = join(root, 'dbt', 'models', schema);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yml'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    const described = describeColumns(text);
    if (described !== text) writeFileSync(join(folder, file), described);
  }
}
