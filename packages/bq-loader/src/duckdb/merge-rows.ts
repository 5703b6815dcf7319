import type { DuckDBConnection } from '@duckdb/node-api';
import { noCounts, type Tally } from '../check-counts.ts';
import type { Table } from '../table.ts';
import { duplicate } from '../unfit.ts';
import { WarehouseError } from '../warehouse-error.ts';
import { qualified } from './ensure-schema.ts';
import { mergeSql } from './merge-sql.ts';
import { changedBy, rowsOf } from './run-sql.ts';

/** WarehouseError `lossy` when one answer has the same key twice: engines would choose differently, so none may. */
export async function refuseDuplicates(connection: DuckDBConnection, table: Table): Promise<void> {
  const key = table.key.join(', ');
  const twice = await rowsOf(
    connection,
    `select ${key} from temp.appended group by n, ${key} having count(*) > 1 limit 1`,
  );
  if (twice[0] !== undefined) throw duplicate(table, twice[0]);
}

/** Makes the winners' rows of one wave the rows of their scopes. Adds what happened to the tallies. */
export async function mergeRows(connection: DuckDBConnection, table: Table, wave: number, tallies: readonly Tally[]) {
  const sql = mergeSql(table, wave);
  const total: Tally = { ...noCounts };
  for (const [n, inserted, updated, unchanged, deleted] of await rowsOf(connection, sql.classify)) {
    const tally = tallies[Number(n)] as Tally;
    for (const each of [tally, total]) {
      each.inserted += Number(inserted);
      each.updated += Number(updated);
      each.unchanged += Number(unchanged);
      each.deleted += Number(deleted);
    }
  }
  const insert = total.updated + total.unchanged + total.deleted > 0 ? sql.insertNew : sql.insertAll;
  const done = {
    deleted: total.deleted > 0 ? await changedBy(connection, sql.delete) : 0,
    updated: total.updated > 0 ? await changedBy(connection, sql.update) : 0,
    inserted: total.inserted > 0 ? await changedBy(connection, insert) : 0,
  };
  if (done.deleted === total.deleted && done.updated === total.updated && done.inserted === total.inserted) return;
  throw new WarehouseError(
    'lossy',
    `${qualified(table)}: ${total.inserted} rows were to be inserted, ${total.updated} updated and ${total.deleted} deleted, but ` +
      `${done.inserted}, ${done.updated} and ${done.deleted} were: nothing was loaded; look for duplicate keys in the table, or replay into a new file`,
  );
}
