import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './workspace.ts';

/** The key columns of the models of core and marts, by name (`core.fct_games`), as dbt's tests of uniqueness say. */
export function modelKeys(): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, readonly string[]>();
  for (const schema of ['core', 'marts']) {
    const folder = join(workspaceRoot, 'dbt', 'models', schema);
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.yml'))) {
      for (const text of readFileSync(join(folder, file), 'utf8').split(/^(?= {2}- name: )/m)) {
        const name = /^ {2}- name: (\w+)/.exec(text)?.[1];
        const key = name === undefined ? null : keyIn(text);
        if (key !== null) keys.set(`${schema}.${name}`, key);
      }
    }
  }
  return keys;
}

function keyIn(model: string): readonly string[] | null {
  const columns = /unique_combination_of_columns:[^[]*\[([^\]]+)\]/.exec(model)?.[1];
  if (columns !== undefined) return columns.split(',').map((column) => column.trim());
  const unique = model.split(/^(?= {6}- name: )/m).find((column) => /^ {8}data_tests: \[.*\bunique\b/m.test(column));
  const name = /^ {6}- name: (\w+)/.exec(unique ?? '')?.[1];
  return name === undefined ? null : [name];
}
