import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ask } from './run.mjs';
import { SetUpProblem } from './set-up-problem.mjs';

const candidates = ['python3', 'python3.13', 'python3.12', 'python3.11'];
const question = [
  'import sys, importlib.util as u',
  'print(*sys.version_info[:2], bool(u.find_spec("pip")), bool(u.find_spec("venv") and u.find_spec("ensurepip")), sys.executable)',
].join('; ');

/**
 * A Python ≥ 3.11 that answers and can install packages: `pip` when it has it, else `venv` (which brings pip).
 * HOOPS_PYTHON names it; else the usual names are tried in turn, because a pyenv shim may stand on PATH and fail.
 */
export function findPython(/** @type {string | undefined} */ named) {
  const seen = [];
  for (const command of named ? [named] : candidates) {
    const answer = ask(command, ['-c', question])?.split(' ');
    if (answer === undefined) {
      seen.push(`${command} does not answer`);
      continue;
    }
    const [major, minor, pip, venv, ...path] = answer;
    const version = `${major}.${minor}`;
    if (Number(major) !== 3 || Number(minor) < 11) seen.push(`${command} is ${version}`);
    else if (pip === 'True') return { path: path.join(' '), hasPip: true };
    else if (venv === 'True') return { path: path.join(' '), hasPip: false };
    else
      seen.push(`${command} is ${version} without pip and venv: on Debian and Ubuntu install the package python3-venv`);
  }
  const way = named
    ? 'let HOOPS_PYTHON name a Python 3.11 or newer that has pip'
    : 'install Python 3.11 or newer with pip (on Debian and Ubuntu: python3 and python3-venv), or name one with HOOPS_PYTHON=/path/to/python3';
  throw new SetUpProblem(
    `No usable Python was found for dbt (${seen.join('; ')}): ${way}, then run the same command again.`,
  );
}

/**
 * The Python 3.13 that the emulators of the tests need, and no other will do. A `python3.13` on PATH may be a shim that fails,
 * so each is asked; then those that pyenv keeps; HOOPS_PYTHON_313 names one that lies elsewhere.
 */
export function findPython313(/** @type {string | undefined} */ named, home = homedir()) {
  const versions = join(home, '.pyenv', 'versions');
  const kept = existsSync(versions) ? readdirSync(versions).filter((name) => name.startsWith('3.13.')) : [];
  const places = named
    ? [named]
    : ['python3.13', 'python3', ...kept.map((name) => join(versions, name, 'bin', 'python3.13'))];
  for (const place of places) {
    const [version, ...path] =
      ask(place, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2], sys.executable)'])?.split(' ') ?? [];
    if (version === '3.13') return path.join(' ');
  }
  throw new SetUpProblem(
    `No Python 3.13 was found (asked: ${places.join(', ')}), and the BigQuery emulator of the tests runs on no other: install it ` +
      '(Debian 13 has python3.13, pyenv and uv bring it anywhere) or name one with HOOPS_PYTHON_313=/path/to/python3.13, then run the same command again.',
  );
}
