import type { Table } from '../table.ts';
import { bigQuerySchema } from './bigquery-schema.ts';

/** The text of `schemas/staging.json`: the columns of every table, for Spark, bq and all that is not TypeScript. `schema` is BigQuery's own JSON. */
export function stagingJson(tables: readonly Table[]): string {
  const contract = {
    generated_by: 'npm run schema',
    tables: tables.map((table) => ({
      name: table.name,
      description: table.description,
      key: table.key,
      scope: table.scope,
      versioned: table.versioned,
      schema: bigQuerySchema(table),
    })),
  };
  return `${JSON.stringify(contract, null, 2)}\n`;
}
