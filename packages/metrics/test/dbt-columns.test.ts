import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeColumns } from '../src/describe-columns.ts';
import { metrics } from '../src/index.ts';

const models = join(import.meta.dirname, '../../../dbt/models');
const registered = new Set(metrics.map(({ name }) => name));
const files = (ending: string) =>
  ['core', 'marts'].flatMap((schema) =>
    readdirSync(join(models, schema))
      .filter((file) => file.endsWith(ending))
      .map((file) => [`${schema}/${file}`, readFileSync(join(models, schema, file), 'utf8')] as const),
  );

test.each(files('.yml'))(
  "%s has the registry's sentence wherever a column is called as a metric (else: npm run schema)",
  (_, text) => {
    expect(text).toBe(describeColumns(text));
  },
);

test('many columns of marts are called as a metric', () => {
  const called = files('.yml').flatMap(([, text]) => text.match(/doc\("/g) ?? []);
  expect(called.length).toBeGreaterThan(200);
});

describe('a formula that is registered', () => {
  test.each(files('.sql'))('is not written by hand in %s', (_, sql) => {
    const byHand = [...sql.matchAll(/^\s*\{\{ safe_divide\(.*\}\} as (\w+),?$/gm)].map(([, column]) => String(column));
    expect(byHand.filter((column) => registered.has(column))).toEqual([]);
  });
});
