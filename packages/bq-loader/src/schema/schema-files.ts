import { loadedAnswers } from '../loaded-answers.ts';
import type { Table } from '../table.ts';
import { stagingTables } from '../tables/index.ts';
import { rejects } from '../tables/rejects.ts';
import { dbtSources } from './dbt-sources.ts';
import { stagingJson } from './staging-json.ts';

/** The files that follow from the tables of staging: their paths below the root of the project, and their text. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const tables: readonly Table[] = [...stagingTables, rejects, loadedAnswers];
  return new Map([
    ['schemas/staging.json', stagingJson(tables)],
    ['dbt/models/staging/_sources.yml', dbtSources(tables)],
  ]);
}
