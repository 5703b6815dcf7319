import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

const folder = resolve(process.env.HOOPS_RECORDED ?? join(import.meta.dirname, '../../../../shared/nba-recorded'));

/** Real answers that others recorded live outside the project; tests that compare with them do not run where they are absent. */
export const hasRecorded = existsSync(join(folder, 'MANIFEST.jsonl'));

export interface RecordedLine {
  readonly file: string;
  readonly endpoint: string;
  readonly kind: string;
}

export function recorded(endpoint: string, test: (line: RecordedLine) => boolean = () => true): unknown[] {
  const lines = readFileSync(join(folder, 'MANIFEST.jsonl'), 'utf8').trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as RecordedLine)
    .filter((line) => line.endpoint === endpoint && line.kind === 'raw' && test(line))
    .map(({ file }) => {
      const bytes = readFileSync(join(folder, file));
      return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()) as unknown;
    });
}

/** Every path of a body with the JSON types found there; rows of plays are told apart by their actionType. */
export function paths(body: unknown, into: Map<string, Set<string>> = new Map(), path = ''): Map<string, Set<string>> {
  const type = body === null ? 'null' : Array.isArray(body) ? 'array' : typeof body;
  const types = into.get(path) ?? new Set();
  into.set(path, types.add(type));
  if (Array.isArray(body)) {
    for (const item of body) {
      const kind = (item as { actionType?: string } | null)?.actionType;
      paths(item, into, `${path}[${kind ?? ''}]`);
    }
  } else if (typeof body === 'object' && body !== null) {
    for (const [key, value] of Object.entries(body)) paths(value, into, `${path}.${key}`);
  }
  return into;
}
