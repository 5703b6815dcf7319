import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Guarded {
  readonly url: string;
  /** Of the emulator itself. */
  readonly pid: number;
  /** Its data: a folder of its own, gone once it has stopped. */
  readonly folder: string;
  /** Resolves once its process and its folder are gone. */
  stop(): Promise<void>;
}

export interface Launch {
  readonly python: string;
  /** The program and its arguments, told its port and its folder. */
  command(port: number, folder: string): Promise<readonly string[]>;
  env?(folder: string): Readonly<Record<string, string>>;
  /** Path that answers 200 once it is ready. */
  readonly ready: string;
}

const guard = resolve(import.meta.dirname, '../guard.py');
const PATIENCE_MS = 120_000;

/** Starts a program that lives no longer than this process, however that ends. Throws with its last words when it is not ready in time. */
export async function startGuarded(launch: Launch): Promise<Guarded> {
  const port = await freePort();
  // In memory where that can be had: the emulator grows slower with every file on disk.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'hoops-emulator-'));
  const child = spawn(launch.python, ['-E', guard, folder, ...(await launch.command(port, folder))], {
    env: { ...process.env, ...launch.env?.(folder) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<void>((done) => {
    child.on('error', (error) => {
      said += error.message;
      done();
    });
    child.on('close', () => done());
  });
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  const stop = async () => {
    child.stdin.end();
    child.ref();
    await ended;
  };
  const pid = new Promise<number>((done) => child.stdout.once('data', (line) => done(Number(line))));
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await answers(url + launch.ready))) {
    if (!hasEnded && Date.now() < deadline) {
      await new Promise((done) => setTimeout(done, 50));
      continue;
    }
    await stop();
    throw new Error(
      `the emulator did not answer at ${url}${launch.ready} within ${PATIENCE_MS / 1000} s: read what it said, then try again: ${said.trim().slice(-1000)}`,
    );
  }
  const running = await pid;
  // Nothing waits for it: it ends with us.
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as unknown as { unref(): void }).unref();
  return { url, pid: running, folder, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    await reply.arrayBuffer();
    return reply.status === 200;
  } catch {
    return false;
  }
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  return await new Promise((done, fail) => {
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
