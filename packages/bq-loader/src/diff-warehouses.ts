import { compareRows, type DiffExample, type Found, nothingFound } from './diff/compare-rows.ts';
import { type DiffColumn, listTables } from './diff/list-tables.ts';
import { type Bucket, type Compared, countRows, readBuckets, readRows } from './diff/read-buckets.ts';
import type { Warehouse } from './warehouse.ts';

export type { DiffExample } from './diff/compare-rows.ts';

export interface DiffOptions {
  readonly schemas: readonly string[];
  /** Names of tables, `core.fct_games`; all of the schemas when left out. */
  readonly tables?: readonly string[] | undefined;
  /** Key columns by table. A table of which none are known is compared by all its columns that are no fractions. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  /** Columns that are not compared, because they differ from run to run. */
  readonly leaveOut: (table: string, column: string) => boolean;
  /** How far FLOAT64 may be apart, relative to the greater and absolute below 1; 0 for not at all. */
  readonly tolerance: number;
}

/** What a comparison of one table found. */
export interface TableDiff {
  /** `core.fct_games`. */
  readonly table: string;
  readonly status: 'equal' | 'different' | 'only_left' | 'only_right';
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly left_out: readonly string[];
  /** Columns that one side lacks (null) or has of another type; these are not compared. */
  readonly unlike: readonly { readonly column: string; readonly left: string | null; readonly right: string | null }[];
  readonly rows_left: number;
  readonly rows_right: number;
  readonly only_left: number;
  readonly only_right: number;
  readonly differing: number;
  /** Rows that differ, by column. */
  readonly by_column: Readonly<Record<string, number>>;
  /** Whether there was so much that the counts say only "at least". */
  readonly is_cut: boolean;
  readonly examples: readonly DiffExample[];
}

/** Rows that are in memory at once, of each side. */
const batchRows = 20_000;
/** Rows that are looked at of one table before the counts are cut. */
const mostRows = 400_000;
const maxExamples = 5;
const tablesAtOnce = 4;

/**
 * Compares two warehouses row by row, whatever engines they are on: first one line per bucket of rows, in one scan of each side, then the
 * rows of the buckets that are not alike, in batches. Throws the WarehouseError of a side that cannot be read.
 */
export async function* diffWarehouses(
  left: Warehouse,
  right: Warehouse,
  options: DiffOptions,
): AsyncGenerator<TableDiff> {
  const [ours, theirs] = await Promise.all([left, right].map((side) => listAll(side, options)));
  if (ours === undefined || theirs === undefined) return;
  const names = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  const counts = await Promise.all([countRows(left, ours.keys()), countRows(right, theirs.keys())]);
  const under: Promise<TableDiff>[] = [];
  for (const name of names) {
    const next = diffTable(
      left,
      right,
      name,
      [ours.get(name), theirs.get(name)],
      options,
      counts.every((side) => side.get(name) === 0),
    );
    next.catch(() => undefined);
    under.push(next);
    if (under.length >= tablesAtOnce) yield await (under.shift() as Promise<TableDiff>);
  }
  for (const last of under) yield await last;
}

async function listAll(warehouse: Warehouse, { schemas, tables }: DiffOptions) {
  const lists = await Promise.all(schemas.map((schema) => listTables(warehouse, schema)));
  const all = lists.flatMap((list) => [...list]);
  return new Map(all.filter(([name]) => tables === undefined || tables.includes(name)));
}

type Columns = readonly DiffColumn[] | undefined;

async function diffTable(
  left: Warehouse,
  right: Warehouse,
  name: string,
  [ours, theirs]: readonly [Columns, Columns],
  { keys, leaveOut, tolerance }: DiffOptions,
  isEmpty: boolean,
): Promise<TableDiff> {
  const typesOf = (columns: readonly DiffColumn[] = []) => new Map(columns.map((column) => [column.name, column.type]));
  const [a, b] = [typesOf(ours), typesOf(theirs)];
  const all = [...new Set([...a.keys(), ...b.keys()])];
  const left_out = all.filter((column) => leaveOut(name, column));
  const unlike = all
    .filter((column) => a.get(column) !== b.get(column) && !left_out.includes(column))
    .map((column) => ({ column, left: a.get(column) ?? null, right: b.get(column) ?? null }));
  const columns = (ours ?? theirs ?? []).filter(
    (column) => !left_out.includes(column.name) && !unlike.some((each) => each.column === column.name),
  );
  const key = keyOf(
    columns,
    keys.get(name)?.filter((column) => !left_out.includes(column)),
  );
  const head = { table: name, key: key.map((column) => column.name), columns: columns.map((column) => column.name) };
  if (ours === undefined || theirs === undefined) {
    const status = ours === undefined ? 'only_right' : 'only_left';
    return {
      ...head,
      status,
      left_out,
      unlike: [],
      ...told(nothingFound()),
      rows_left: 0,
      rows_right: 0,
      is_cut: false,
    };
  }
  const table: Compared = { name, columns, key, tolerance, digits: 2 };
  const { found, ...rest } = isEmpty
    ? { found: nothingFound(), rows_left: 0, rows_right: 0, is_cut: false }
    : await compareTable(left, right, table);
  const isEqual = unlike.length + found.only_left + found.only_right + found.differing === 0;
  return { ...head, status: isEqual ? 'equal' : 'different', left_out, unlike, ...told(found), ...rest };
}

const told = ({ columns, ...found }: Found) => ({ ...found, by_column: columns });

/** What is compared of the known key, if no side lacks it; else every column that can be: fractions make no key. */
function keyOf(columns: readonly DiffColumn[], known: readonly string[] | undefined): readonly DiffColumn[] {
  const key = (known ?? []).map((name) => columns.find((column) => column.name === name));
  const isWhole = key.length > 0 && key.every((column) => column !== undefined);
  return isWhole ? (key as DiffColumn[]) : columns.filter(({ type }) => type !== 'FLOAT64');
}

async function compareTable(left: Warehouse, right: Warehouse, table: Compared) {
  const found = nothingFound();
  const [a, b] = await Promise.all([readBuckets(left, table), readBuckets(right, table)]);
  const total = (side: ReadonlyMap<string, Bucket>) => [...side.values()].reduce((sum, { rows }) => sum + rows, 0);
  const rows = { rows_left: total(a), rows_right: total(b) };
  // Buckets too big to look at are cut smaller.
  if (table.digits === 2 && Math.max(rows.rows_left, rows.rows_right) > 256 * (batchRows / 4)) {
    return await compareTable(left, right, { ...table, digits: 3 });
  }
  const apart = [...new Set([...a.keys(), ...b.keys()])]
    .filter((name) => a.get(name)?.sum !== b.get(name)?.sum)
    .sort((x, y) => (x < y ? -1 : 1));
  const key = table.key.map((column) => table.columns.indexOf(column));
  let looked = 0;
  let batch: string[] = [];
  let size = 0;
  const look = async () => {
    if (batch.length === 0) return;
    const [mine, yours] = await Promise.all([readRows(left, table, batch), readRows(right, table, batch)]);
    compareRows(mine, yours, { columns: table.columns, key, tolerance: table.tolerance, maxExamples }, found);
    looked += size;
    batch = [];
    size = 0;
  };
  for (const name of apart) {
    if (looked >= mostRows) return { found, ...rows, is_cut: true };
    const more = Math.max(a.get(name)?.rows ?? 0, b.get(name)?.rows ?? 0);
    if (size + more > batchRows) await look();
    batch.push(name);
    size += more;
  }
  await look();
  return { found, ...rows, is_cut: false };
}
