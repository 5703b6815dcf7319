import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Verdict } from '@hoops/nba-client';
import { BronzeError } from './bronze-error.ts';
import { checksum, sha256 as hash } from './checksum.ts';
import { latestManifest } from './latest-manifest.ts';
import { parseObjectName } from './object-name.ts';
import type { ObjectStore } from './object-store.ts';
import type { Receipt } from './receipt.ts';
import type { RunRef, StoredAnswer } from './run.ts';

const decompress = promisify(gunzip);
const AHEAD = 4;

/** The answers of a sealed run, of every verdict, in order of what the league said when, each verified; a few are read ahead, so memory stays flat. */
export async function* readRun(store: ObjectStore, run: RunRef): AsyncIterable<StoredAnswer> {
  const { receipts } = await latestManifest(store, run);
  const kept = receipts.filter((receipt) => receipt.object !== null);
  const coming: Promise<StoredAnswer>[] = [];
  for (let next = 0; next < kept.length || coming.length > 0; ) {
    for (; next < kept.length && coming.length < AHEAD; next += 1) {
      const answer = readAnswer(store, kept[next] as Receipt);
      // A failure counts when its turn comes, not before.
      answer.catch(() => undefined);
      coming.push(answer);
    }
    yield await (coming.shift() as Promise<StoredAnswer>);
  }
}

/** The answer that a receipt speaks of. BronzeError `corrupt` unless the object is to the byte what was kept. */
export async function readAnswer(store: ObjectStore, receipt: Receipt): Promise<StoredAnswer> {
  const { object, object_bytes, object_sha256, crc32c, bytes, sha256 } = receipt;
  const named = object === null ? null : parseObjectName(object);
  if (
    object === null ||
    named?.kind !== 'body' ||
    named.run_id !== receipt.run_id ||
    named.game_date !== receipt.game_date
  ) {
    throw new BronzeError(
      'corrupt',
      `the receipt of ${receipt.endpoint} ${receipt.subject} names ${object}, no body of run ${receipt.run_id}: collect the date again in a new run`,
    );
  }
  const packed = await store.read(object);
  if (packed.length !== object_bytes) throw altered(object, `${packed.length} bytes long, not ${object_bytes}`);
  if (hash(packed) !== object_sha256) throw altered(object, 'of another sha256');
  if ((await checksum(packed)) !== crc32c) throw altered(object, 'of another crc32c');
  const body = await decompress(packed, { maxOutputLength: Math.max(bytes ?? 0, 1) }).catch((error: unknown) => {
    throw altered(object, `no gzip of ${bytes} bytes`, error);
  });
  if (body.length !== bytes || hash(body) !== sha256) throw altered(object, 'not the body that was received');
  const { run_id, game_date, endpoint, subject, url, status, source, fetched_at, observed_at, reason } = receipt;
  return {
    run_id,
    game_date,
    request: { endpoint, subject },
    url: url ?? '',
    status: status ?? 0,
    source: source ?? 'nba',
    fetched_at,
    observed_at: observed_at ?? fetched_at,
    // A receipt that names an object is of an answer, and so is its verdict.
    verdict: receipt.verdict as Verdict,
    reason,
    bytes: body,
    object,
    sha256,
  };
}

function altered(object: string, how: string, cause?: unknown): BronzeError {
  return new BronzeError(
    'corrupt',
    `${object} is ${how}: restore it from a copy, or collect the date again in a new run`,
    { cause },
  );
}
