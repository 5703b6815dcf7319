import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bigQuerySchema } from '../src/schema/bigquery-schema.ts';
import { dbtSources } from '../src/schema/dbt-sources.ts';
import { schemaFiles } from '../src/schema/schema-files.ts';
import { stagingTables } from '../src/tables/index.ts';
import { playerBoxScores } from '../src/tables/player-box-scores.ts';

const root = join(import.meta.dirname, '../../..');

test.each([...schemaFiles()])('%s is what the tables say; if not, npm run schema', (path, text) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});

describe("BigQuery's schema", () => {
  test('names every column with type, mode and description', () => {
    const schema = bigQuerySchema(playerBoxScores);
    expect(schema.map(({ name }) => name)).toEqual(playerBoxScores.columns.map(({ name }) => name));
    expect(schema.find(({ name }) => name === 'seconds_played')).toEqual({
      name: 'seconds_played',
      type: 'FLOAT64',
      mode: 'NULLABLE',
      description: 'Seconds on court; null when the player did not play.',
    });
    expect(schema.find(({ name }) => name === 'points')?.mode).toBe('REQUIRED');
  });

  test('has names and descriptions within its limits', () => {
    for (const table of stagingTables) {
      for (const { name, description } of bigQuerySchema(table)) {
        expect(name).toMatch(/^[a-z_][a-z\d_]{0,299}$/);
        expect(description.length).toBeLessThanOrEqual(1024);
      }
    }
  });
});

describe("dbt's sources", () => {
  test('list each table once, with all its columns', () => {
    const text = dbtSources(stagingTables);
    expect(text.match(/^ {6}- name: .*$/gm)).toEqual(stagingTables.map(({ name }) => `      - name: ${name}`));
    const columns = stagingTables.flatMap((table) => table.columns.map(({ name }) => `          - name: ${name}`));
    expect(text.match(/^ {10}- name: .*$/gm)).toEqual(columns);
  });

  test('refuse a description that dbt would render', () => {
    const table = { ...playerBoxScores, description: 'See {{ doc }}.' };
    expect(() => dbtSources([table])).toThrow('opens a Jinja expression');
  });

  test('quote what a description may hold', () => {
    const table = { ...playerBoxScores, description: 'A "quoted": word, #1.' };
    expect(dbtSources([table])).toContain(String.raw`description: "A \"quoted\": word, #1."`);
  });
});
