import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
}

export interface Child {
  /** Resolves with the first line that it prints; null when it ends without one. */
  readonly firstLine: Promise<string | null>;
  readonly ended: Promise<Ended>;
  /** Closes its standard input, which is how it is told to end. */
  release(): void;
}

/** Runs a script of the folder `children` in a process of its own, from source. */
export function startChild(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Child {
  const path = fileURLToPath(new URL(`children/${script}`, import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ['--conditions=@hoops/source', path, ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let stdout = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stdout }));
  const line = new Promise<string>((resolve) => {
    child.stdout?.on('data', () => {
      if (stdout.includes('\n')) resolve(stdout.slice(0, stdout.indexOf('\n')));
    });
  });
  return {
    firstLine: Promise.race([line, ended.then(() => null)]),
    ended,
    release: () => child.stdin?.end(),
  };
}
