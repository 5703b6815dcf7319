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

/** Makes the temp table `incoming`: the rows of all scope loads, each with the number `n` of its load. */
export async function appendIncoming(
  connection: DuckDBConnection,
  table: Table,
  scopes: readonly PlannedScope[],
): Promise<void> {
  const n: Column = { name: 'n', type: 'INT64', nullable: false, description: '' };
  const incoming = { ...table, columns: [n, ...table.columns] };
  await connection.run(createTemp('incoming', incoming));
  await withAppender(connection, 'incoming', qualified(table), (appender) => {
    for (const scope of scopes) {
      for (const row of scope.load.rows) {
        if (row[table.scope] !== scope.load.scope) throw foreign(table, scope.load, row);
        appender.appendInteger(scope.n);
        for (const column of table.columns) appendCell(appender, qualified(table), column, row[column.name]);
        appender.endRow();
      }
    }
  });
}
