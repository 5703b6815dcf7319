import type { StoredAnswer } from '@hoops/bronze-writer';
import { bodyOf } from '@hoops/nba-client';
import { countFinals } from './count-finals.ts';
import { decodeItems } from './decode-items.ts';
import type { StagingTable } from './table.ts';
import type { Reject } from './warehouse.ts';

/** What one answer gives for the one scope that it is about: its subject. */
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

/**
 * The rows that an answer gives for a table. Needs no warehouse and takes answers of any verdict: whether one counts is the loader's to say.
 * An item that does not become a row becomes a reject that says why, and so does a body that cannot be read; nothing is converted silently.
 */
export function decode<R extends object>(table: StagingTable<R>, answer: StoredAnswer): Decoded<R> {
  const { endpoint, subject: scope } = answer.request;
  const rank = table.from.findIndex((each) => each.endpoint === endpoint);
  const unfold = table.from[rank];
  if (unfold === undefined) return { scopes: [], rows: [], rejects: [], parsed: 0 };
  const { body, reason } = readOnce(answer);
  if (reason !== null) {
    const excerpt = new TextDecoder().decode(answer.bytes.subarray(0, 200));
    const rejects = [{ item: 0, column: null, expected: `a body of ${endpoint}`, seen: reason, excerpt }];
    return { scopes: [{ scope, rows: [], rejects, finals: 0, rank }], rows: [], rejects, parsed: 1 };
  }
  const items = unfold.items(body as never, answer);
  const { rows, rejects } = decodeItems(table, items, answer) as { rows: object[]; rejects: Reject[] } as {
    rows: R[];
    rejects: Reject[];
  };
  const finals = countFinals(endpoint, body, answer.verdict === 'ok');
  return { scopes: [{ scope, rows, rejects, finals, rank }], rows, rejects, parsed: items.length };
}

interface ReadBody {
  readonly body: unknown;
  readonly reason: string | null;
}

const bodies = new WeakMap<StoredAnswer, ReadBody>();

/** The body of an answer, parsed once however many tables ask. */
function readOnce(answer: StoredAnswer): ReadBody {
  let read = bodies.get(answer);
  if (read === undefined) {
    try {
      read = { body: bodyOf(answer.request.endpoint, answer.bytes), reason: null };
    } catch (error) {
      read = { body: null, reason: (error as Error).message };
    }
    bodies.set(answer, read);
  }
  return read;
}
