import type { StoredAnswer } from '@hoops/bronze-writer';
import { describeReject } from './describe-reject.ts';
import { rowHash } from './row-hash.ts';
import type { Field, StagingTable } from './table.ts';
import type { Cell, Reject } from './warehouse.ts';

type Item = readonly object[];
type Fields = Readonly<Record<string, unknown>>;

/** What the loop below asks a table for, laid out for it once. */
interface Plan {
  readonly fields: readonly string[];
  readonly reads: readonly Field['read'][];
  readonly nullables: readonly boolean[];
  readonly names: readonly string[];
  /** Places of the key's columns, and of the scope's. */
  readonly key: readonly number[];
  readonly scope: number;
  /** A row of nulls with every column. Copied for each row: 40 columns added one by one make an object that is slow for all who read it. */
  readonly blank: Readonly<Record<string, Cell>>;
}

const plans = new WeakMap<StagingTable, Plan>();

function planOf(table: StagingTable): Plan {
  const made = plans.get(table);
  if (made !== undefined) return made;
  const all = table.columns.map(({ name }) => name);
  const names = all.slice(0, table.fields.length);
  const plan = {
    fields: table.fields.map(({ field }) => field),
    reads: table.fields.map(({ read }) => read),
    nullables: table.fields.map(({ nullable }) => nullable),
    names,
    key: table.key.map((name) => names.indexOf(name)),
    scope: names.indexOf(table.scope),
    blank: JSON.parse(JSON.stringify(Object.fromEntries(all.map((name) => [name, null])))),
  };
  plans.set(table, plan);
  return plan;
}

/** Rows and rejects of an answer's items: each item becomes one or the other. */
// Every cell of a season passes here: it is plain, and allocates nothing but rows.
export function decodeItems(
  table: StagingTable,
  items: readonly Item[],
  answer: StoredAnswer,
): { readonly rows: Record<string, Cell>[]; readonly rejects: Reject[] } {
  const plan = planOf(table);
  const { fields, reads, nullables, names, blank } = plan;
  const { source, run_id, fetched_at, object } = answer;
  const { subject } = answer.request;
  const rows: Record<string, Cell>[] = [];
  const rejects: Reject[] = [];
  const hashes = new Map<string, string>();
  const cells: Cell[] = new Array(fields.length).fill(null);

  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    const row: Record<string, Cell> = { ...blank };
    let refused = -1;
    for (let c = 0; c < fields.length; c++) {
      const cell = (reads[c] as Field['read'])(rawOf(item, fields[c] as string));
      if (cell === undefined || (cell === null && nullables[c] === false)) {
        refused = c;
        break;
      }
      cells[c] = cell;
      row[names[c] as string] = cell;
    }
    if (refused >= 0) {
      const { expected, field } = table.fields[refused] as Field;
      rejects.push(describeReject(i, names[refused] ?? null, expected, rawOf(item, field), item));
      continue;
    }
    if (cells[plan.scope] !== subject) {
      const expected = `${subject}, the ${table.scope} that was asked`;
      rejects.push(describeReject(i, table.scope, expected, cells[plan.scope], item));
      continue;
    }
    const hash = rowHash(cells);
    const key = keyOf(cells, plan.key);
    const first = hashes.get(key);
    if (first !== undefined) {
      const seen = `${first === hash ? 'exact' : 'conflicting'} duplicate of ${table.key.join(', ')} ${key}`;
      rejects.push(describeReject(i, null, 'each key once', seen, item));
      continue;
    }
    hashes.set(key, hash);
    row.source = source;
    row.run_id = run_id;
    row.fetched_at = fetched_at;
    row.bronze_object = object;
    row.row_hash = hash;
    rows.push(row);
  }
  return { rows, rejects };
}

function rawOf(item: Item, field: string): unknown {
  let value = (item[0] as Fields)[field];
  for (let layer = 1; value === undefined && layer < item.length; layer++) value = (item[layer] as Fields)[field];
  return value;
}

// The scope is one for all rows, and no other part of a key holds a blank: texts are trimmed ids, dates and numbers.
function keyOf(cells: readonly Cell[], places: readonly number[]): string {
  let key = String(cells[places[0] as number]);
  for (let k = 1; k < places.length; k++) key += ` ${cells[places[k] as number]}`;
  return key;
}
