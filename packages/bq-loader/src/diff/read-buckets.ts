import type { Warehouse } from '../warehouse.ts';
import type { Cells } from './compare-rows.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import type { DiffColumn } from './list-tables.ts';

/** A table as it is compared: on either side the same columns, of which some are the key. */
export interface Compared {
  readonly name: string;
  readonly columns: readonly DiffColumn[];
  readonly key: readonly DiffColumn[];
  readonly tolerance: number;
  /** Hex digits of a bucket's name. */
  readonly digits: number;
}

/** The rows of a table whose keys' hashes begin alike, in one line: how many, and a sum over hashes of all their cells. */
export interface Bucket {
  readonly rows: number;
  readonly sum: string;
}

/** How many rows each table has, in one statement. */
export async function countRows(warehouse: Warehouse, tables: Iterable<string>): Promise<ReadonlyMap<string, number>> {
  const parts = [...tables].map((name) => `select '${name}' as name, count(*) as n from ${name}`);
  const rows = parts.length === 0 ? [] : await warehouse.query(parts.join(' union all '));
  return new Map(rows.map(({ name, n }) => [String(name), Number(n)]));
}

/** Every bucket of a table, by name, in one scan. Equal sums mean equal rows, within the tolerance; other sums ask for a look at the rows. */
export async function readBuckets(warehouse: Warehouse, table: Compared): Promise<ReadonlyMap<string, Bucket>> {
  const sql = dialectOf(warehouse.url);
  const cells = joined(sql, table.columns, table.tolerance);
  const part = (from: number) => sql.text(`sum(${sql.fromHex(`substr(h, ${from}, 10)`)})`);
  const rows = await warehouse.query(`select b, count(*) as n, concat(${part(1)}, ' ', ${part(11)}) as s
    from (select ${bucketOf(sql, table)} as b, ${sql.md5(cells)} as h from ${table.name}) as hashed
    group by b`);
  return new Map(rows.map(({ b, n, s }) => [String(b), { rows: Number(n), sum: String(s) }]));
}

/** The rows of some buckets of a table. */
export async function readRows(
  warehouse: Warehouse,
  table: Compared,
  buckets: readonly string[],
): Promise<readonly Cells[]> {
  const sql = dialectOf(warehouse.url);
  const names = table.columns.map((_, i) => `c${i}`);
  const rows = await warehouse.query(
    `select ${table.columns.map((column, i) => `${plain(sql, column)} as c${i}`).join(', ')}
    from (select *, ${bucketOf(sql, table)} as hoops_bucket from ${table.name}) as placed
    where hoops_bucket in (${buckets.map(() => '?').join(', ')})`,
    buckets,
  );
  return rows.map((row) => names.map((name) => row[name] ?? null));
}

const bucketOf = (sql: Dialect, { key, tolerance, digits }: Compared): string =>
  `substr(${sql.md5(joined(sql, key, tolerance))}, 1, ${digits})`;

/** A cell as the comparison reads it. Whole numbers are text, which has no limit. */
function plain(sql: Dialect, { name, type }: DiffColumn): string {
  const column = sql.quote(name);
  if (type === 'STRING' || type === 'FLOAT64' || type === 'BOOL') return column;
  return type === 'TIMESTAMP' ? sql.micros(column) : sql.text(column);
}

/**
 * All cells in one text, nothing and the empty text told apart. Fractions are rounded so that whatever rounds alike lies within the
 * tolerance; without one, 17 digits tell any two apart.
 */
function joined(sql: Dialect, columns: readonly DiffColumn[], tolerance: number): string {
  const digits = tolerance > 0 ? Math.min(16, Math.ceil(-Math.log10(tolerance))) : 16;
  const parts = columns.map((column) => {
    const { type } = column;
    const text = type === 'FLOAT64' ? sql.scientific(sql.quote(column.name), Math.max(0, digits)) : plain(sql, column);
    return `coalesce(concat('=', ${type === 'BOOL' ? sql.text(text) : text}), '-')`;
  });
  return `concat(${parts.join(', chr(31), ')}, '')`;
}
