import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { fromEasternClock, fromTwelveHourClock, fromUtcClock } from './eastern-time.ts';
import { endpoints } from './endpoints/index.ts';
import type { ManifestLine } from './manifest-line.ts';
import { SourceError } from './source-error.ts';

const FIRST_INSTANT = '1946-11-01T05:00:00.000Z';
const BODY_LIMIT = 64 * 1024 * 1024;
const unzip = promisify(gunzip);

/** The bytes of a recorded answer, without gzip and verified. Throws SourceError `refused` for a file that is missing, altered or outside the root. */
export async function readRecorded(root: string, line: ManifestLine): Promise<Uint8Array> {
  const refusal = (what: string, cause?: unknown): SourceError =>
    new SourceError('refused', `the recorded answer ${line.file} ${what}: mend the folder or its MANIFEST.jsonl`, {
      cause,
    });
  const path = await realpath(resolve(root, line.file)).catch((cause) => {
    throw refusal('is not there', cause);
  });
  if (!path.startsWith(root + sep)) throw refusal('lies outside the folder');
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = await unzip(bytes, { maxOutputLength: BODY_LIMIT });
  } catch (cause) {
    throw refusal('cannot be read', cause);
  }
  if (line.sha256 !== null && createHash('sha256').update(bytes).digest('hex') !== line.sha256) {
    throw refusal('has not the sha256 that the manifest gives');
  }
  return bytes;
}

/** When a recorded answer was said, UTC; an unknown time counts as the start of its game date. */
export function recordedAt({ endpoint, captured, date }: ManifestLine): string {
  const known = captured === null ? null : readCaptured(endpoints[endpoint].clock, captured, date);
  return known ?? (date === null ? null : fromEasternClock(`${date} 00:00:00`)) ?? FIRST_INSTANT;
}

function readCaptured(
  clock: 'eastern' | 'utc' | 'untrusted',
  captured: string,
  date: ManifestLine['date'],
): string | null {
  const commit = /^commit (\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(captured);
  if (commit) return fromUtcClock(`${commit[1]}-${commit[2]}-${commit[3]}T${commit[4]}:${commit[5]}:${commit[6]}Z`);
  // A time with its Z says what it is, whatever the endpoint.
  if (captured.endsWith('Z') || clock === 'utc') return fromUtcClock(captured);
  if (clock === 'eastern') return fromEasternClock(captured);
  return date === null ? null : fromTwelveHourClock(captured, date);
}
