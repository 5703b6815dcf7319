import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const here = join(import.meta.dirname, '..');
const root = join(here, '..', '..');
const npmInstalls = [
  'echo called >> "$CALLS"',
  'mkdir -p node_modules && echo \'{"packages":{}}\' > node_modules/.package-lock.json',
].join('\n');

/** The interpreter that the project's own environment was made from. */
export const realPython = realpathSync(join(root, '.venv', 'py', 'bin', 'python'));

/**
 * A project with nothing installed and nothing to install: its lock files are empty, `bin` is all its PATH holds
 * (beside /usr/bin's plain tools when asked), and uv is the one that this project holds, so that no network is needed.
 */
export function bareProject() {
  const folder = mkdtempSync(join(tmpdir(), 'hoops-set-up-'));
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'tools', 'set-up'), { recursive: true });
  for (const name of readdirSync(here)) {
    if (/\.(mjs|txt)$/.test(name)) cpSync(join(here, name), join(folder, 'tools', 'set-up', name));
  }
  mkdirSync(join(folder, 'dbt'));
  mkdirSync(join(folder, 'tools', 'emulators'));
  writeFileSync(join(folder, 'tools', 'emulators', 'requirements.txt'), '# nothing\n');
  mkdirSync(join(folder, 'airflow'));
  writeFileSync(join(folder, 'airflow', 'requirements-test.txt'), '# nothing\n');
  mkdirSync(join(folder, '.venv'));
  mkdirSync(join(folder, 'bin'));
  symlinkSync(join(root, '.venv', 'uv'), join(folder, '.venv', 'uv'));
  for (const name of ['requirements.txt', 'requirements-bigquery.txt'])
    writeFileSync(join(folder, 'dbt', name), '# nothing\n');
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ packages: { '': {}, 'node_modules/x': { version: '1.0.0' } } }),
  );

  const command = (name: string, script: string) => {
    const file = join(folder, 'bin', name);
    writeFileSync(file, `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}\n`);
    chmodSync(file, 0o755);
  };
  command('npm', npmInstalls);
  command('python3', `exec ${realPython} "$@"`);

  const run = (
    script: string,
    env: Record<string, string> = {},
    options: { uid?: number } = {},
    args: string[] = [],
  ) => {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(PATH|CI|HOOPS_.*|NO_COLOR|FORCE_COLOR)$/.test(name),
    );
    const answer = spawnSync(process.execPath, [join(folder, 'tools', 'set-up', script), ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...Object.fromEntries(inherited), PATH: join(folder, 'bin'), CALLS: join(folder, 'calls'), ...env },
      ...options,
    });
    return { status: answer.status, output: answer.stdout + answer.stderr };
  };
  return {
    folder,
    command,
    npmInstalls,
    run,
    setUp: (env?: Record<string, string>, options?: { uid?: number }) => run('main.mjs', env, options),
    setUpForCloud: () => run('main.mjs', {}, {}, ['--cloud']),
    setUpForTests: (env?: Record<string, string>) => run('main.mjs', env, {}, ['--tests']),
  };
}

/** Every file below a folder with its time of change: two equal lists mean that nothing was written in between. */
export function filesOf(folder: string): string {
  return execFileSync('find', ['.', '-not', '-path', './calls', '-printf', '%p %T@\n'], {
    cwd: folder,
    encoding: 'utf8',
  });
}
