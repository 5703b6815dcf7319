import type { DuckDBConnection } from '@duckdb/node-api';
import { loadedAnswers } from '../loaded-answers.ts';
import type { Column, Table } from '../table.ts';
import { rejects } from '../tables/rejects.ts';
import { checkDeclaration, historySql, qualified, versionsOf } from '../versions-of.ts';
import { WarehouseError } from '../warehouse-error.ts';
import { duckdbTypes } from './cells.ts';

export { qualified } from '../versions-of.ts';

const columnList = (table: Table) =>
  table.columns
    .map(({ name, type, nullable }) => `${name} ${duckdbTypes[type]}${nullable ? '' : ' not null'}`)
    .join(', ');

/** A table of the same columns that this connection alone sees. */
export const createTemp = (name: string, table: Table) => `create temp table ${name} (${columnList(table)})`;

const createHistory = (table: Table) => `create or replace view ${qualified(table)}_history as ${historySql(table)}`;

interface Found {
  readonly type: string;
  readonly nullable: boolean;
}

async function columnsInUse(connection: DuckDBConnection): Promise<Map<string, Map<string, Found>>> {
  const result = await connection.runAndReadAll(`
    select schema_name || '.' || table_name as name, column_name, data_type, is_nullable
    from duckdb_columns() where not internal and database_name = current_database()`);
  const tables = new Map<string, Map<string, Found>>();
  for (const [name, column, type, nullable] of result.getRows() as [string, string, string, boolean][]) {
    const columns = tables.get(name) ?? new Map<string, Found>();
    tables.set(name, columns.set(column, { type, nullable }));
  }
  return tables;
}

/** Brings one table to its declaration, or says in which way it cannot be. True when something was changed. */
async function ensureTable(
  connection: DuckDBConnection,
  url: string,
  table: Table,
  found: Map<string, Found> | undefined,
) {
  const name = qualified(table);
  if (found === undefined) {
    await connection.run(`create table ${name} (${columnList(table)})`);
    return true;
  }
  const mismatch = (what: string) =>
    new WarehouseError(
      'schema-mismatch',
      `${name} in ${url} ${what}: replay the kept answers into a new warehouse file, or use the version of Hoops that wrote this one`,
    );
  const missing: Column[] = [];
  for (const column of table.columns) {
    const type = duckdbTypes[column.type];
    const is = found.get(column.name);
    if (is === undefined) missing.push(column);
    else if (is.type !== type) throw mismatch(`has column ${column.name} as ${is.type}, not as ${type}`);
    else if (is.nullable !== column.nullable) {
      throw mismatch(
        `has column ${column.name} ${is.nullable ? 'nullable' : 'not null'}, not ${column.nullable ? 'nullable' : 'not null'}`,
      );
    }
  }
  const declared = new Set(table.columns.map((column) => column.name));
  for (const column of found.keys())
    if (!declared.has(column)) throw mismatch(`has a column ${column} that is not declared`);
  for (const column of missing) {
    await connection.run(`alter table ${name} add column ${column.name} ${duckdbTypes[column.type]}`);
    if (column.nullable) continue;
    const [count] = (await connection.runAndReadAll(`select count(*) from ${name}`)).getRows()[0] as [bigint];
    if (count > 0n) throw mismatch(`has rows but lacks column ${column.name}, which is never null`);
    await connection.run(`alter table ${name} alter column ${column.name} set not null`);
  }
  return missing.length > 0;
}

/** Creates schemas, tables, version twins and history views that are missing, in one transaction; adds columns; refuses any other difference. */
export async function ensureSchema(connection: DuckDBConnection, url: string, tables: readonly Table[]): Promise<void> {
  for (const table of tables) checkDeclaration(table);
  await connection.run('begin');
  try {
    for (const schema of ['staging', 'core', 'marts', 'audit'])
      await connection.run(`create schema if not exists ${schema}`);
    const found = await columnsInUse(connection);
    for (const table of new Set([loadedAnswers, rejects, ...tables])) {
      await ensureTable(connection, url, table, found.get(qualified(table)));
      if (!table.versioned) continue;
      const versions = versionsOf(table);
      const changed = await ensureTable(connection, url, versions, found.get(qualified(versions)));
      if (changed || !found.has(`${qualified(table)}_history`)) await connection.run(createHistory(table));
    }
    await connection.run('commit');
  } catch (error) {
    await connection.run('rollback');
    throw error;
  }
}
