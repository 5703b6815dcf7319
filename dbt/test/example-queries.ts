import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface ExampleQuery {
  /** The heading: number and question. */
  readonly question: string;
  readonly sql: string;
}

/** The queries of docs/queries.md, in order. */
export function exampleQueries(): readonly ExampleQuery[] {
  const page = readFileSync(join(import.meta.dirname, '../../docs/queries.md'), 'utf8');
  return page.split(/^### /m).flatMap((section) => {
    const sql = /```sql\n([\s\S]*?)```/.exec(section)?.[1]?.trim();
    return sql === undefined ? [] : [{ question: section.split('\n')[0] ?? '', sql }];
  });
}

/** Runs every query of the page; those that fail or find nothing, each with its reason. A warehouse of a simulated week answers them all. */
export async function failingQueries(query: (sql: string) => Promise<readonly unknown[]>): Promise<readonly string[]> {
  const failing: string[] = [];
  for (const { question, sql } of exampleQueries()) {
    try {
      const rows = await query(sql);
      if (rows.length === 0) failing.push(`${question} found no row`);
    } catch (error) {
      failing.push(`${question} ${(error as Error).message}`);
    }
  }
  return failing;
}
