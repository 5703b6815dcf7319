import type { StoredAnswer } from '@hoops/bronze-writer';
import { bodyOf, type Endpoint } from '@hoops/nba-client';
import { countFinals } from './count-finals.ts';
import { describeReject } from './describe-reject.ts';
import { digest, encodeCell } from './row-hash.ts';
import type { StagingTable } from './table.ts';
import type { Cell, Reject } from './warehouse.ts';

/** What one answer gives for the one scope that it is about (its subject). */
export interface DecodedScope<R extends object = object> {
  readonly scope: string;
  readonly rows: readonly R[];
  readonly rejects: readonly Reject[];
  /** Number of games that the answer calls final. */
  readonly finals: number;
  /** Place of the endpoint in the table's list; 0 is the primary. */
  readonly rank: number;
}

/** Every item of the answer is a row or a reject: `parsed` counts both. An answer of an endpoint that the table does not read has no scopes. */
export interface Decoded<R extends object = object> {
  readonly scopes: readonly DecodedScope<R>[];
  readonly rows: readonly R[];
  readonly rejects: readonly Reject[];
  readonly parsed: number;
}

const bodies = new WeakMap<StoredAnswer, unknown>();

/** The body of an answer, parsed once however many tables ask. Throws what `bodyOf` throws. */
function parsedBody(answer: StoredAnswer, endpoint: Endpoint): unknown {
  let body = bodies.get(answer);
  if (body === undefined) {
    body = bodyOf(endpoint, answer.bytes);
    bodies.set(answer, body);
  }
  return body;
}

/**
 * The rows that an answer gives for a table. Needs no warehouse and takes answers of any verdict; whether one counts is the loader's to say.
 * An item that does not become a row becomes a reject that says why; nothing is converted silently.
 */
export function decode<R extends object>(table: StagingTable<R>, answer: StoredAnswer): Decoded<R> {
  const { endpoint } = answer.request;
  const rank = table.from.findIndex((each) => each.endpoint === endpoint);
  const unfold = table.from[rank];
  if (unfold === undefined) return { scopes: [], rows: [], rejects: [], parsed: 0 };
  const scope = answer.request.subject;
  let body: unknown;
  try {
    body = parsedBody(answer, endpoint);
  } catch (error) {
    const seen = (error as Error).message;
    const rejects = [
      { item: 0, column: null, expected: `a body of ${endpoint}`, seen, excerpt: excerptOf(answer.bytes) },
    ];
    return { scopes: [{ scope, rows: [], rejects, finals: 0, rank }], rows: [], rejects, parsed: 1 };
  }
  const items = unfold.items(body as never, answer);
  const { rows, rejects } = decodeItems(table, items, answer);
  const finals = countFinals(endpoint, body, answer.verdict === 'ok');
  return { scopes: [{ scope, rows, rejects, finals, rank }], rows, rejects, parsed: items.length };
}

// The one hot loop of the house: every cell of a season passes here, so it is plain and allocates only rows.
function decodeItems<R extends object>(
  table: StagingTable<R>,
  items: readonly (readonly object[])[],
  answer: StoredAnswer,
) {
  const rows: R[] = [];
  const rejects: Reject[] = [];
  const seen = new Map<string, string>();
  const { fields, columns, key, scope } = table;
  const { source, run_id, fetched_at, object: bronze_object } = answer;
  const { subject } = answer.request;
  const lastKey = key.length - 1;

  nextItem: for (let i = 0; i < items.length; i++) {
    const layers = items[i] as readonly object[];
    const row: Record<string, Cell> = {};
    let encoded = '';
    for (let c = 0; c < fields.length; c++) {
      const { field, nullable, read } = fields[c] as (typeof fields)[number];
      let raw: unknown;
      for (let layer = 0; layer < layers.length && raw === undefined; layer++) {
        raw = (layers[layer] as Record<string, unknown>)[field];
      }
      const cell = read(raw);
      if (cell === undefined || (cell === null && !nullable)) {
        rejects.push(describeReject(i, columns[c]?.name ?? null, fields[c]?.expected ?? '', raw, layers));
        continue nextItem;
      }
      row[(columns[c] as (typeof columns)[number]).name] = cell;
      encoded += encodeCell(cell);
    }
    if (row[scope] !== subject) {
      const expected = `${subject}, the ${scope} that was asked`;
      rejects.push(describeReject(i, scope, expected, row[scope], layers));
      continue;
    }
    const row_hash = digest(encoded);
    let id = encodeCell(row[key[lastKey] as string] as Cell);
    for (let k = 0; k < lastKey; k++) id += encodeCell(row[key[k] as string] as Cell);
    const first = seen.get(id);
    if (first !== undefined) {
      const kind = first === row_hash ? 'exact' : 'conflicting';
      const values = key.map((name) => `${name} ${row[name]}`).join(', ');
      rejects.push(describeReject(i, null, 'each key once', `${kind} duplicate of ${values}`, layers));
      continue;
    }
    seen.set(id, row_hash);
    row.source = source;
    row.run_id = run_id;
    row.fetched_at = fetched_at;
    row.bronze_object = bronze_object;
    row.row_hash = row_hash;
    rows.push(row as R);
  }
  return { rows, rejects };
}

function excerptOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 200));
}
