import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bytes } from './bodies.ts';

/** One recorded answer to be: its manifest line, and what its file holds. */
export interface Recording {
  readonly file: string;
  readonly endpoint: string;
  readonly body: unknown;
  readonly [field: string]: unknown;
}

/** A temporary folder of recorded answers; `more` is appended to its manifest as it is. */
export async function makeFolder(recordings: readonly Recording[], more = ''): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hoops-recorded-'));
  const lines: string[] = [];
  for (const { body, ...line } of recordings) {
    const content = bytes(body);
    await mkdir(dirname(join(folder, line.file)), { recursive: true });
    await writeFile(join(folder, line.file), line.file.endsWith('.gz') ? gzipSync(content) : content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    lines.push(JSON.stringify({ kind: 'raw', sha256, ...line }));
  }
  await writeFile(join(folder, 'MANIFEST.jsonl'), `${lines.join('\n')}\n${more}`);
  return folder;
}

/** Runs with such a folder, and removes it. */
export async function withFolder(
  recordings: readonly Recording[],
  run: (folder: string) => Promise<void>,
  more = '',
): Promise<void> {
  const folder = await makeFolder(recordings, more);
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
