import type { Column, Table } from './table.ts';
import { duplicate, foreign, unfit } from './unfit.ts';
import { qualified } from './versions-of.ts';
import type { Cell, Row, ScopeLoad } from './warehouse.ts';
import { WarehouseError } from './warehouse-error.ts';

const dayRule = /^\d{4}-\d{2}-\d{2}$/;
const instantRule = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/;

function isDay(text: string): boolean {
  if (!dayRule.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function fits({ type, nullable }: Column, value: Cell | undefined): boolean {
  if (value === null || value === undefined) return nullable;
  switch (type) {
    case 'INT64':
      return typeof value === 'number' && Number.isSafeInteger(value);
    case 'FLOAT64':
      return typeof value === 'number' && Number.isFinite(value);
    case 'BOOL':
      return typeof value === 'boolean';
    case 'DATE':
      return typeof value === 'string' && isDay(value);
    case 'TIMESTAMP':
      return typeof value === 'string' && isDay(instantRule.exec(value)?.[1] ?? '');
    default:
      return typeof value === 'string' && value.isWellFormed();
  }
}

/**
 * WarehouseError for what a warehouse could bend to fit, drop or choose between: a value that its column cannot hold, a value of no column,
 * a row about something else than its answer, a key that one answer gives twice.
 */
export function checkRows(table: Table, scopes: readonly ScopeLoad[]): void {
  const names = new Set(table.columns.map(({ name }) => name));
  for (const scope of scopes) {
    const keys = new Set<string>();
    for (const row of scope.rows) {
      for (const column of table.columns) {
        if (!fits(column, row[column.name])) throw unfit(qualified(table), column, row[column.name]);
      }
      for (const name in row) if (!names.has(name)) throw unknown(table, row, name);
      if (row[table.scope] !== scope.scope) throw foreign(table, scope, row);
      const key = table.key.map((name) => row[name]);
      const text = JSON.stringify(key);
      if (keys.has(text)) throw duplicate(table, key);
      keys.add(text);
    }
  }
}

function unknown(table: Table, row: Row, name: string): WarehouseError {
  return new WarehouseError(
    'lossy',
    `${qualified(table)} has no column ${name}, which a row gives as ${JSON.stringify(row[name])}: declare the column, or leave the value out where the answer is decoded`,
  );
}
