import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Answer, NbaRequest, SourceError } from '@hoops/nba-client';
import { BronzeError } from './bronze-error.ts';
import { checksum, sha256 } from './checksum.ts';
import { failpoint } from './failpoint.ts';
import { bronzePrefix, objectName, parseObjectName } from './object-name.ts';
import type { ObjectStore } from './object-store.ts';
import type { Control, Receipt } from './receipt.ts';
import { encodeRecord } from './record.ts';
import { gameOf, resourceOf } from './request-parts.ts';
import type { RunRef } from './run.ts';

const deflate = promisify(gzip);

/** Keeps an answer of any verdict: the body first, then its receipt, so that a receipt never speaks of what is not there. An empty body has no object. */
export async function keepAnswer(
  store: ObjectStore,
  run: RunRef,
  answer: Answer,
  { control = null }: { readonly control?: Control | null | undefined } = {},
): Promise<Receipt> {
  const { request, url, status, source, fetched_at, observed_at, verdict, reason, bytes } = answer;
  const said = {
    url,
    status,
    source,
    fetched_at,
    observed_at,
    verdict,
    reason,
    bytes: bytes.length,
    sha256: sha256(bytes),
  };
  const packed = bytes.length === 0 ? null : await compress(bytes);
  return await keepNumbered(store, run, request, async (names) => {
    if (packed === null)
      return { ...said, object: null, object_bytes: null, object_sha256: null, crc32c: null, control };
    failpoint('object.before_create');
    await store.create(names.body, packed);
    failpoint('object.after_create');
    const kept = { object_bytes: packed.length, object_sha256: sha256(packed), crc32c: await checksum(packed) };
    return { ...said, object: names.body, ...kept, control };
  });
}

/** Keeps the record of a request that got no answer. */
export async function keepRefusal(
  store: ObjectStore,
  run: RunRef,
  request: NbaRequest,
  error: SourceError,
  { control = null, now = new Date() }: { readonly control?: Control | null; readonly now?: Date | undefined } = {},
): Promise<Receipt> {
  const nothing = { url: null, status: null, source: null, observed_at: null, object: null, bytes: null, sha256: null };
  const noObject = { object_bytes: null, object_sha256: null, crc32c: null };
  return await keepNumbered(store, run, request, async () => ({
    ...nothing,
    ...noObject,
    fetched_at: now.toISOString(),
    verdict: error.reason,
    reason: error.message,
    control,
  }));
}

type Said = Omit<Receipt, 'run_id' | 'game_date' | 'endpoint' | 'subject' | 'attempt'>;
interface Names {
  readonly body: string;
  readonly receipt: string;
}

/** Finds the first free number. Two processes may want the same one: the store lets one have it, and the other takes the next. */
async function keepNumbered(
  store: ObjectStore,
  run: RunRef,
  request: NbaRequest,
  keep: (names: Names) => Promise<Said>,
): Promise<Receipt> {
  const { run_id, game_date } = run;
  const item = { run_id, game_date, game_id: gameOf(request), resource: resourceOf(request) };
  for (let tries = 1; ; tries += 1) {
    const attempt = (await lastAttempt(store, item)) + 1;
    const names = {
      body: objectName({ kind: 'body', ...item, attempt }),
      receipt: objectName({ kind: 'receipt', ...item, attempt }),
    };
    try {
      const said = await keep(names);
      const receipt: Receipt = { run_id, game_date, ...request, attempt, ...said };
      failpoint('receipt.before_create');
      await store.create(names.receipt, encodeRecord(receipt));
      failpoint('receipt.after_create');
      return receipt;
    } catch (error) {
      const taken = error instanceof BronzeError && error.reason === 'conflict';
      if (!taken || tries === 100) throw error;
    }
  }
}

async function lastAttempt(
  store: ObjectStore,
  { run_id, game_date, game_id, resource }: RunRef & { readonly game_id: string | null; readonly resource: string },
): Promise<number> {
  const game = game_id === null ? '' : `game_id=${game_id}/`;
  let last = 0;
  for await (const name of store.list(`${bronzePrefix(game_date, run_id)}${game}${resource}.`)) {
    const named = parseObjectName(name);
    if (named?.kind === 'body' || named?.kind === 'receipt') last = Math.max(last, named.attempt);
  }
  return last;
}

/** The same bytes for the same body: no time and no name of a system in the header. */
async function compress(bytes: Uint8Array): Promise<Buffer> {
  const packed = await deflate(bytes, { level: 6 });
  packed[9] = 255;
  return packed;
}
