import type { Column, Table } from './table.ts';
import { qualified } from './versions-of.ts';
import type { Cell, Row, ScopeLoad } from './warehouse.ts';
import { WarehouseError } from './warehouse-error.ts';

/** A value that its column cannot hold: it is never bent to fit. */
export function unfit(table: string, column: Column, value: Cell | undefined): WarehouseError {
  const rule = column.nullable ? column.type : `${column.type}, never null`;
  return new WarehouseError(
    'lossy',
    `${table}.${column.name} cannot hold ${JSON.stringify(value ?? null)} (it is ${rule}): reject such an item where the answer is decoded`,
  );
}

/** A row that came with an answer about something else. */
export function foreign(table: Table, load: ScopeLoad, row: Row): WarehouseError {
  return new WarehouseError(
    'refused',
    `${qualified(table)}: a row of ${table.scope} ${JSON.stringify(row[table.scope] ?? null)} came with the answer about ${load.scope}: ` +
      'an answer may only replace what it is about; keep such rows out where the answer is decoded',
  );
}

/** Two rows with one key in one answer. */
export function duplicate(table: Table, key: readonly unknown[]): WarehouseError {
  return new WarehouseError(
    'lossy',
    `${qualified(table)}: one answer has two rows with the key (${table.key.join(', ')}) = (${key.map(String).join(', ')}): ` +
      'no engine may choose between them; reject one where the answer is decoded',
  );
}
