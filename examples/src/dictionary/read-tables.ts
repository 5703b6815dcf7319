import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditTables } from '@hoops/audit';
import type { DescribedTable } from './described-table.ts';
import { readModels } from './read-models.ts';

interface StagingSchema {
  readonly tables: readonly {
    readonly name: string;
    readonly description: string;
    readonly key: readonly string[];
    readonly schema: readonly { readonly name: string; readonly type: string; readonly description: string }[];
  }[];
}

/** Every table of the warehouse, in the order of the data: staging, core, marts, audit. */
export function readTables(root: string): readonly DescribedTable[] {
  const staging = JSON.parse(readFileSync(join(root, 'schemas', 'staging.json'), 'utf8')) as StagingSchema;
  const models = readModels(root);
  return [
    ...staging.tables.map(({ name, description, key, schema }) => ({
      schema: 'staging' as const,
      name,
      description,
      key,
      columns: schema.map((column) => ({ name: column.name, type: column.type, description: column.description })),
      madeOf: [],
    })),
    ...models.filter(({ schema }) => schema === 'core'),
    ...models.filter(({ schema }) => schema === 'marts'),
    ...auditTables.map(({ name, description, key, columns }) => ({
      schema: 'audit' as const,
      name,
      description,
      key,
      columns,
      madeOf: [],
    })),
  ];
}
