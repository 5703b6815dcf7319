import { BronzeError } from './bronze-error.ts';
import { sha256 as hash } from './checksum.ts';
import type { ObjectStore } from './object-store.ts';
import type { RunRef } from './run.ts';

const TAIL = /,"record_sha256":"([0-9a-f]{64})"\}\n$/;

/** A record as one line of JSON whose last field is the sha256 of all before it, so that a changed bit anywhere is seen. */
export function encodeRecord(record: object): Uint8Array {
  const open = JSON.stringify(record).slice(0, -1);
  return Buffer.from(`${open},"record_sha256":"${hash(open)}"}\n`);
}

/** The record back, verified. BronzeError `corrupt` when a byte of it has changed. */
export function decodeRecord(name: string, bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes).toString('utf8');
  const tail = TAIL.exec(text);
  const open = text.slice(0, tail?.index ?? 0);
  if (tail === null || hash(open) !== tail[1]) {
    throw new BronzeError(
      'corrupt',
      `${name} is not as it was written: restore it from a copy, or collect the date again in a new run`,
    );
  }
  return JSON.parse(`${open}}`);
}

/** Reads a record of a run; BronzeError `corrupt` also when it is of another run, as when two files were swapped. */
export async function readRecord<R extends RunRef>(store: ObjectStore, name: string, run: RunRef): Promise<R> {
  const record = decodeRecord(name, await store.read(name)) as R;
  if (record.run_id !== run.run_id || record.game_date !== run.game_date) {
    throw new BronzeError(
      'corrupt',
      `${name} speaks of run ${record.run_id} of ${record.game_date}, not of its own: restore it from a copy, or collect the date again in a new run`,
    );
  }
  return record;
}
