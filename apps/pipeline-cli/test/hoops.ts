import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../src/main.ts', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** stderr's lines: one JSON event each, because it is no terminal here. */
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

export interface HoopsOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Called with each piece of stderr; may end the process. */
  readonly onStderr?: ((text: string, kill: (signal: NodeJS.Signals) => void) => void) | undefined;
}

/** Runs the real bin as a process of its own, in a folder, without any HOOPS_ variable of ours. */
export async function hoops(args: readonly string[], { cwd, env = {}, onStderr }: HoopsOptions): Promise<Ended> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(HOOPS_|AIRFLOW_|NODE_OPTIONS|VITEST)/.test(name),
  );
  const child = spawn(process.execPath, ['--conditions=@hoops/source', bin, ...args], {
    cwd,
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    onStderr?.(text, (signal) => child.kill(signal));
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (...ending) => resolve(ending));
  });
  const events = stderr.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
  return { code, signal, stdout, stderr, events };
}

/** A new empty folder, and how to remove it. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'hoops-cli-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
