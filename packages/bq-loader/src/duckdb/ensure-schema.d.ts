import type { DuckDBConnection } from '@duckdb/node-api';
import type { Table } from '../table.ts';
/** The append-only twin of a versioned table: a row for each state that each endpoint ever gave a key. */
export declare function versionsOf(table: Table): Table;
/** `dataset.name`, as both engines write it. Names come from declarations, never from data. */
export declare const qualified: (table: Table) => string;
/** A table of the same columns that this connection alone sees. */
export declare const createTemp: (name: string, table: Table) => string;
/** Creates schemas, tables, version twins and history views that are missing, in one transaction; adds columns; refuses any other difference. */
export declare function ensureSchema(
  connection: DuckDBConnection,
  url: string,
  tables: readonly Table[],
): Promise<void>;
