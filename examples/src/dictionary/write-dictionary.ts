// Writes docs/data-dictionary.md. With a warehouse (`npm run dictionary`, after `npm run demo`) the example rows are read anew from it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dictionaryFile, dictionaryText, exampleRowsFile } from './dictionary-files.ts';
import { readExampleRows } from './example-rows.ts';
import { readTables } from './read-tables.ts';

const root = join(import.meta.dirname, '../../..');
const [url] = process.argv.slice(2);
if (url !== undefined) {
  const rows = await readExampleRows(url, readTables(root));
  writeFileSync(join(root, exampleRowsFile), `${JSON.stringify(rows, null, 1)}\n`);
}
writeFileSync(join(root, dictionaryFile), dictionaryText(root));
