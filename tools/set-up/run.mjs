import { spawn, spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** Runs a command to its end and keeps what it wrote; a command that cannot start has status 127. */
export function run(
  /** @type {string} */ command,
  /** @type {string[]} */ args,
  /** @type {import('node:child_process').SpawnOptions} */ options,
) {
  return new Promise((/** @type {(answer: { status: number, output: string }) => void} */ resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) => resolve({ status: 127, output: error.message }));
    child.on('close', (code) => resolve({ status: code ?? 1, output }));
  });
}

/** The first line that a short command prints, or null when it fails (a pyenv shim may stand on PATH and fail). */
export function ask(/** @type {string} */ command, /** @type {string[]} */ args) {
  const answer = spawnSync(command, args, { encoding: 'utf8', timeout: 30_000 });
  return answer.status === 0 ? (answer.stdout.trim().split('\n')[0] ?? '') : null;
}

/** Runs a command to its end, passing on what it writes as it comes (without colours, which make a kept log unreadable), and keeps its stdout. */
export function stream(
  /** @type {string} */ command,
  /** @type {string[]} */ args,
  /** @type {import('node:child_process').SpawnOptions} */ options,
) {
  return new Promise((/** @type {(answer: { status: number, output: string }) => void} */ resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    let rest = '';
    const pass = (/** @type {string} */ text) => {
      const plain = stripVTControlCharacters(text).replaceAll('\r', '');
      output += plain;
      process.stdout.write(plain);
    };
    child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      // Whole lines only, so that no escape sequence is cut in two.
      const text = rest + chunk;
      const end = text.lastIndexOf('\n') + 1;
      pass(text.slice(0, end));
      rest = text.slice(end);
    });
    child.on('error', (error) => resolve({ status: 127, output: error.message }));
    child.on('close', (code) => {
      pass(rest);
      resolve({ status: code ?? 1, output });
    });
  });
}
