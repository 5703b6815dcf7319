import { loaderVersion } from '../loaded-answers.ts';
import { type BigQueryField, bigQuerySchema } from '../schema/bigquery-schema.ts';
import type { Table } from '../table.ts';

/** A table as BigQuery's REST interface describes it; only what is declared here. */
export interface TableResource {
  readonly description?: string;
  readonly schema?: { readonly fields?: readonly (Omit<BigQueryField, 'type' | 'mode' | 'description'> & Loose)[] };
  readonly timePartitioning?: { readonly type: string; readonly field?: string };
  readonly clustering?: { readonly fields?: readonly string[] };
  readonly labels?: Readonly<Record<string, string>>;
  readonly view?: { readonly query: string; readonly useLegacySql: boolean };
}
interface Loose {
  readonly type: string;
  readonly mode?: string;
  readonly description?: string;
}

/** Whether a table is partitioned by its game date. All history by day would be more partitions than a table may have: by month. */
export const isPartitioned = (table: Table): boolean =>
  table.columns.some(({ name, type }) => name === 'game_date' && type === 'DATE');

/** What a load looks rows up by: the scope, then the game. The date is the partition already. */
function clusteredBy(table: Table): readonly string[] {
  const names = table.columns.map(({ name }) => name);
  const wanted = table.name === 'loaded_answers' ? ['table_name', 'scope'] : [table.scope, 'game_id'];
  return [...new Set(wanted)].filter((name) => name !== 'game_date' && names.includes(name));
}

export function tableResource(table: Table): TableResource {
  const fields = clusteredBy(table);
  return {
    description: table.description,
    schema: { fields: bigQuerySchema(table) },
    ...(isPartitioned(table) ? { timePartitioning: { type: 'MONTH', field: 'game_date' } } : {}),
    ...(fields.length === 0 ? {} : { clustering: { fields } }),
    labels: { written_by: 'hoops', loader_version: String(loaderVersion) },
  };
}
