import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

type Cell = string | number | boolean | null;
export type Row = Record<string, Cell>;
interface StagingTable {
  readonly name: string;
  readonly schema: readonly { readonly name: string; readonly type: string }[];
}

const root = join(import.meta.dirname, '..', '..');
const { tables } = JSON.parse(readFileSync(join(root, 'schemas', 'staging.json'), 'utf8')) as {
  tables: StagingTable[];
};
const typeNames: Record<string, string> = { STRING: 'VARCHAR', INT64: 'BIGINT', FLOAT64: 'DOUBLE', BOOL: 'BOOLEAN' };

const literal = (cell: Cell) => (typeof cell === 'string' ? `'${cell.replaceAll("'", "''")}'` : String(cell));

/** Runs statements on a file that is closed again, because dbt is its next writer; answers the last one's rows. */
export async function sql(file: string, ...statements: string[]): Promise<Row[]> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) {
      rows = (await connection.runAndReadAll(statement)).getRowObjectsJson() as Row[];
    }
    return rows;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Each table's rows as a count and one hash, whatever their order: of all rows, or of those that its condition takes. */
export async function contentsOf(
  file: string,
  names: readonly string[],
  where: (table: string) => string = () => 'true',
): Promise<Record<string, readonly Cell[]>> {
  const each = names.map(
    (table) =>
      `select '${table}' as name, count(*) as rows, sum(hash(t)::hugeint)::varchar as hash from ${table} t where ${where(table)}`,
  );
  const rows = await sql(file, each.join(' union all '));
  return Object.fromEntries(rows.map(({ name, rows: count = null, hash = null }) => [String(name), [count, hash]]));
}

/** A DuckDB file of its own folder with every staging table, empty but for the given rows. */
export async function stagingFile(rows: Record<string, readonly Row[]>): Promise<{ file: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'hoops-dbt-'));
  const file = join(folder, 'test.duckdb');
  const create = tables.map(({ name, schema }) => {
    const columns = schema.map((column) => `"${column.name}" ${typeNames[column.type] ?? column.type}`);
    return `create table staging.${name} (${columns.join(', ')})`;
  });
  const insert = Object.entries(rows).flatMap(([table, list]) =>
    list.map((row) => {
      const names = Object.keys(row);
      const cells = Object.values(row).map(literal);
      return `insert into staging.${table} (${names.join(', ')}) values (${cells.join(', ')})`;
    }),
  );
  await sql(file, 'create schema staging', ...create, ...insert);
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
