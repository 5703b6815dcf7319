import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleQueries } from '../../dbt/test/example-queries.ts';

const byName = (a: string, b: string) => (a < b ? -1 : 1);
const root = join(import.meta.dirname, '../..');
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const exposures = new Map(
  read('dbt', 'models', 'exposures.yml')
    .split(/^ {2}- name: /m)
    .slice(1)
    .map((text) => [
      /^\w+/.exec(text)?.[0],
      [...text.matchAll(/ref\('(\w+)'\)/g)].map(([, model]) => String(model)).sort(byName),
    ]),
);
/** The models of core and marts that a text speaks of, each once. */
const modelsIn = (text: string) =>
  [...new Set([...text.matchAll(/\b(?:core|marts)\.([a-z_]+)\b/g)].map(([, model]) => String(model)))].sort(byName);

test('every mart is published', () => {
  const marts = readdirSync(join(root, 'dbt', 'models', 'marts')).flatMap((file) =>
    file.endsWith('.sql') ? [file.slice(0, -4)] : [],
  );
  expect(exposures.get('published_files')).toEqual(marts.sort(byName));
});

test('each exposure names the models that its consumer reads', () => {
  expect(exposures.get('first_look')).toEqual(modelsIn(read('examples', 'first-look.ipynb')));
  expect(exposures.get('example_queries')).toEqual(
    modelsIn(
      exampleQueries()
        .map(({ sql }) => sql)
        .join('\n'),
    ),
  );
  expect(exposures.get('hoops_status')).toEqual(
    modelsIn(
      read('apps', 'pipeline-cli', 'src', 'status-facts.ts') +
        read('packages', 'audit', 'src', 'checks', 'freshness.ts'),
    ),
  );
  expect(exposures.get('hoops_demo')).toEqual(modelsIn(read('apps', 'pipeline-cli', 'src', 'demo-lines.ts')));
});
