import { loadedAnswers } from '../loaded-answers.ts';
import type { Table } from '../table.ts';
import { stagingTables } from '../tables/index.ts';
import { rejects } from '../tables/rejects.ts';
import { qualified, versionsOf } from '../versions-of.ts';

/** The key columns of every table of staging, and of the given ones, by name: `staging.games`. */
export function declaredKeys(more: readonly Table[] = []): ReadonlyMap<string, readonly string[]> {
  const tables: readonly Table[] = [...stagingTables, rejects, loadedAnswers, ...more];
  const versions = [...tables].filter(({ versioned }) => versioned).map(versionsOf);
  return new Map([
    ...tables.map((table) => [qualified(table), table.key] as const),
    ...versions.map(
      (table) => [qualified(table), [...table.key, 'endpoint', 'observed_at', 'sha256', 'load_no']] as const,
    ),
  ]);
}
