import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { findPython } from './find-python.mjs';
import { ask, run } from './run.mjs';
import { SetUpProblem, sayWhy } from './set-up-problem.mjs';

const hashOf = (/** @type {string} */ file) => createHash('sha256').update(readFileSync(file)).digest('hex');
const readIfThere = (/** @type {string} */ file) => (existsSync(file) ? readFileSync(file, 'utf8') : null);

/**
 * Builds `.venv/<name>` from a hash-locked requirements file; false when it is current. `find` is asked for another Python than the one that
 * runs pip, only when there is something to build.
 * It is built beside its place and renamed into it, its stamp inside: a killed set-up leaves the old one or none.
 */
export async function buildPythonEnvironment(
  /** @type {string} */ root,
  /** @type {string} */ name,
  /** @type {string} */ requirements,
  /** @type {string | undefined} */ namedPython,
  /** @type {() => string} */ find = () => '',
) {
  const home = join(root, '.venv');
  const place = join(home, name);
  const stamp = `${hashOf(join(root, requirements))} ${namedPython ?? ''}\n`;
  if (existsSync(join(place, 'bin', 'python')) && readIfThere(join(place, 'hoops-stamp')) === stamp) return false;

  accessSync(root, constants.W_OK);
  mkdirSync(home, { recursive: true });
  removeLeftovers(home);
  const python = findPython(namedPython);
  const uv = await installUv(root, home, python);
  const fresh = join(home, `${name}.new-${process.pid}`);
  const interpreter = find() || python.path;
  const env = uvEnvironment(home, python.path);
  await must(uv, ['venv', '--quiet', '--clear', '--relocatable', '--python', interpreter, fresh], { cwd: root, env });
  const sync = [
    'pip',
    'sync',
    '--quiet',
    '--require-hashes',
    '--only-binary',
    ':all:',
    '--compile-bytecode',
    '--allow-empty-requirements',
  ];
  await must(uv, [...sync, '--python', join(fresh, 'bin', 'python'), requirements], { cwd: root, env });
  writeFileSync(join(fresh, 'hoops-stamp'), stamp);
  replaceFolder(place, fresh);
  return true;
}

/** uv itself, from pip, by hash: it is on no npm registry, and pip alone needs a minute for the same work. */
async function installUv(
  /** @type {string} */ root,
  /** @type {string} */ home,
  /** @type {{ path: string, hasPip: boolean }} */ python,
) {
  const lock = join(root, 'tools', 'set-up', 'uv-requirements.txt');
  const place = join(home, 'uv');
  const binary = join(place, 'bin', 'uv');
  const stamp = `${hashOf(lock)}\n`;
  if (existsSync(binary) && readIfThere(join(place, 'hoops-stamp')) === stamp) return binary;

  let { path } = python;
  const boot = join(home, `boot-${process.pid}`);
  if (!python.hasPip) {
    await must(path, ['-m', 'venv', boot], { cwd: root });
    path = join(boot, 'bin', 'python');
  }
  const fresh = `${place}.new-${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--no-cache-dir',
    '--no-deps',
    '--retries',
    '2',
  ];
  await must(path, [...pip, '--only-binary', ':all:', '--require-hashes', '--target', fresh, '--requirement', lock], {
    cwd: root,
  });
  writeFileSync(join(fresh, 'hoops-stamp'), stamp);
  replaceFolder(place, fresh);
  rmSync(boot, { recursive: true, force: true });
  return binary;
}

/** uv does not read pip's settings, and its cache must stay inside the project. */
function uvEnvironment(/** @type {string} */ home, /** @type {string} */ python) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, UV_CACHE_DIR: join(home, 'cache'), UV_PYTHON_DOWNLOADS: 'never', UV_NO_PROGRESS: '1' };
  const index = process.env.PIP_INDEX_URL ?? ask(python, ['-m', 'pip', 'config', 'get', 'global.index-url']);
  if (index && !process.env.UV_DEFAULT_INDEX && !process.env.UV_INDEX_URL) env.UV_DEFAULT_INDEX = index;
  if (process.env.PIP_CERT && !process.env.SSL_CERT_FILE) env.SSL_CERT_FILE = process.env.PIP_CERT;
  return env;
}

function replaceFolder(/** @type {string} */ place, /** @type {string} */ fresh) {
  const old = `${place}.old-${process.pid}`;
  if (existsSync(place)) renameSync(place, old);
  renameSync(fresh, place);
  rmSync(old, { recursive: true, force: true });
}

/** What a killed set-up left beside the places; another one that is still at work keeps its own. */
function removeLeftovers(/** @type {string} */ home) {
  for (const entry of readdirSync(home)) {
    const pid = /(?:\.new|\.old|^boot)-(\d+)$/.exec(entry)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(home, entry), { recursive: true, force: true });
  }
}

function isAlive(/** @type {number} */ pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function must(
  /** @type {string} */ command,
  /** @type {string[]} */ args,
  /** @type {import('node:child_process').SpawnOptions} */ options,
) {
  const { status, output } = await run(command, args, options);
  if (status !== 0) throw new SetUpProblem(sayWhy(`Installing Python packages`, 'Python package index', output));
}
