import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { PlannedScope } from '../plan-load.ts';
import type { Column, Table } from '../table.ts';
import { foreign } from '../unfit.ts';
import type { Row } from '../warehouse.ts';
import { WarehouseError } from '../warehouse-error.ts';
import { appendCell } from './cells.ts';
import { createTemp, qualified } from './ensure-schema.ts';

async function withAppender(
  connection: DuckDBConnection,
  name: string,
  label: string,
  fill: (appender: DuckDBAppender) => void,
) {
  const appender = await connection.createAppender(name, 'main', 'temp');
  try {
    fill(appender);
    appender.flushSync();
  } catch (error) {
    if (error instanceof WarehouseError || /^(IO|Out of Memory)\b/.test((error as Error).message)) throw error;
    const way = 'reject such an item where the answer is decoded';
    throw new WarehouseError('lossy', `${label} cannot hold a value (${(error as Error).message}): ${way}`, {
      cause: error,
    });
  } finally {
    appender.closeSync();
  }
}

/** Appends rows to a temp table; `label` is what an error calls it. */
export async function appendRows(
  connection: DuckDBConnection,
  name: string,
  columns: readonly Column[],
  rows: Iterable<object>,
  label = name,
): Promise<void> {
  await withAppender(connection, name, label, (appender) => {
    for (const row of rows) {
      for (const column of columns) appendCell(appender, label, column, (row as Row)[column.name]);
      appender.endRow();
    }
  });
}

/** Columns that all rows of an answer share: they come from `scopes`, not once more with every row. */
const shared: Record<string, string> = {
  source: 'source',
  run_id: 'run_id',
  fetched_at: 'fetched_at',
  bronze_object: 'object as bronze_object',
};

/** Makes `incoming`, in the temp schema: the rows of all scope loads, each with the number `n` of its load. Needs `scopes`. */
export async function appendIncoming(
  connection: DuckDBConnection,
  table: Table,
  scopes: readonly PlannedScope[],
): Promise<void> {
  const isAnswered = scopes.every(({ answer }) => answer !== null);
  const isShared = ({ name }: Column) => isAnswered && shared[name] !== undefined && !table.key.includes(name);
  const own = table.columns.filter((column) => !isShared(column));
  const n: Column = { name: 'n', type: 'INT64', nullable: false, description: '' };
  await connection.run(createTemp('appended', { ...table, columns: [n, ...own] }));
  await withAppender(connection, 'appended', qualified(table), (appender) => {
    for (const scope of scopes) {
      for (const row of scope.load.rows) {
        if (row[table.scope] !== scope.load.scope) throw foreign(table, scope.load, row);
        appender.appendInteger(scope.n);
        for (const column of own) appendCell(appender, qualified(table), column, row[column.name]);
        appender.endRow();
      }
    }
  });
  const columns = ['a.*', ...table.columns.filter(isShared).map(({ name }) => `s.${shared[name]}`)];
  await connection.run(
    `create temp view incoming as select ${columns.join(', ')} from appended a join scopes s using (n)`,
  );
}

export async function dropIncoming(connection: DuckDBConnection): Promise<void> {
  await connection.run('drop view temp.incoming');
  await connection.run('drop table temp.appended');
}
