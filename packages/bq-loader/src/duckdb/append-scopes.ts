import type { DuckDBConnection } from '@duckdb/node-api';
import type { KnownAnswer, LoadPlan } from '../plan-load.ts';
import type { Column, Table } from '../table.ts';
import type { Cell, Row } from '../warehouse.ts';
import { appendRows } from './append.ts';
import { createTemp } from './ensure-schema.ts';

const optional = (name: string, type: Column['type']): Column => ({ name, type, nullable: true, description: '' });
const answerColumns = [
  optional('observed_at', 'TIMESTAMP'),
  optional('sha256', 'STRING'),
  optional('source', 'STRING'),
  optional('run_id', 'STRING'),
  optional('fetched_at', 'TIMESTAMP'),
  optional('object', 'STRING'),
];
const nextColumns = answerColumns.map((column) => ({ ...column, name: `next_${column.name}` }));

/** The temp table `scopes`: one row for each scope load of a table. */
function scopesTable(table: Table): Table {
  const scope = table.columns.find((column) => column.name === table.scope) as Column;
  const columns: Column[] = [
    { name: 'n', type: 'INT64', nullable: false, description: '' },
    { name: 'wave', type: 'INT64', nullable: false, description: '' },
    { name: 'wins', type: 'BOOL', nullable: false, description: '' },
    { ...scope, name: 'scope' },
    optional('endpoint', 'STRING'),
    ...answerColumns,
    ...nextColumns,
  ];
  return { ...table, name: 'scopes', columns };
}

function* scopeRows(plan: LoadPlan): Iterable<Row> {
  for (const { n, wave, wins, load, answer, next } of plan.scopes) {
    const row: Record<string, Cell> = { n, wave, wins, scope: load.scope, endpoint: answer?.endpoint ?? null };
    for (const { name } of answerColumns) {
      row[name] = (answer?.[name as keyof KnownAnswer] as Cell | undefined) ?? null;
      row[`next_${name}`] = (next?.[name as keyof KnownAnswer] as Cell | undefined) ?? null;
    }
    yield row;
  }
}

/** Makes the temp table `scopes`: what is planned for each scope load of a table. */
export async function appendScopes(connection: DuckDBConnection, table: Table, plan: LoadPlan): Promise<void> {
  const scopes = scopesTable(table);
  await connection.run(createTemp('scopes', scopes));
  await appendRows(connection, 'scopes', scopes.columns, scopeRows(plan));
}
