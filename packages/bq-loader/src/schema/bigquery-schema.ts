import type { ColumnType, Table } from '../table.ts';

/** A column as BigQuery's API and `bq mk --schema` read it. */
export interface BigQueryField {
  readonly name: string;
  readonly type: ColumnType;
  readonly mode: 'REQUIRED' | 'NULLABLE';
  readonly description: string;
}

/** A table's schema in BigQuery's own JSON. */
export function bigQuerySchema(table: Table): readonly BigQueryField[] {
  return table.columns.map(({ name, type, nullable, description }) => ({
    name,
    type,
    mode: nullable ? 'NULLABLE' : 'REQUIRED',
    description,
  }));
}
