import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dictionaryPage } from './dictionary-page.ts';
import type { ExampleRows } from './example-rows.ts';
import { readTables } from './read-tables.ts';

export const dictionaryFile = 'docs/data-dictionary.md';
export const exampleRowsFile = 'examples/src/dictionary/example-rows.json';

/** The page as it follows from the committed tables and example rows. */
export function dictionaryText(root: string): string {
  const rows = JSON.parse(readFileSync(join(root, exampleRowsFile), 'utf8')) as ExampleRows;
  return dictionaryPage(readTables(root), rows);
}
