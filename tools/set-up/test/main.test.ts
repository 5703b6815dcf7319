import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bareProject, filesOf, realPython } from './project.ts';

const callsIn = (folder: string) =>
  existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n').length : 0;

test('the first run installs both sides, and the second says nothing and writes nothing', () => {
  const { folder, setUp } = bareProject();
  const first = setUp();
  expect(first).toMatchObject({
    status: 0,
    output: expect.stringMatching(/^set-up {4}npm ci \d+ s · dbt \d+ s .*next time: skipped\n$/),
  });
  expect(existsSync(join(folder, '.venv', 'py', 'bin', 'python'))).toBe(true);

  const before = filesOf(folder);
  expect(setUp()).toEqual({ status: 0, output: '' });
  expect(filesOf(folder)).toBe(before);
  expect(callsIn(folder)).toBe(1);
});

test('a changed lock installs again, each side by itself', () => {
  const { folder, setUp } = bareProject();
  setUp();
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/x': { version: '2.0.0' } } }),
  );
  expect(setUp().output).toMatch(/^set-up {4}npm ci \d+ s {2}/);
  writeFileSync(join(folder, 'dbt', 'requirements.txt'), '# still nothing\n');
  expect(setUp().output).toMatch(/^set-up {4}dbt \d+ s {2}/);
  expect(callsIn(folder)).toBe(2);
});

test('packages that somebody installed by hand as locked are taken as they are', () => {
  const { folder, setUp } = bareProject();
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(
    join(folder, 'node_modules', '.package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/x': { version: '1.0.0' } } }),
  );
  expect(setUp().status).toBe(0);
  expect(callsIn(folder)).toBe(0);
});

test('a set-up killed half-way is repaired by the next one', () => {
  const { folder, command, npmInstalls, setUp } = bareProject();
  command('npm', `${npmInstalls}\nkill -9 $PPID`);
  expect(setUp().status).toBe(null);
  command('npm', npmInstalls);
  // A Python environment that was being built when the power went.
  mkdirSync(join(folder, '.venv', 'py.new-999999999'));
  mkdirSync(join(folder, '.venv', 'py', 'bin'), { recursive: true });
  writeFileSync(join(folder, '.venv', 'py', 'bin', 'python'), '');
  expect(setUp().status).toBe(0);
  expect(setUp()).toEqual({ status: 0, output: '' });
  expect(callsIn(folder)).toBe(2);
  expect(readdirSync(join(folder, '.venv')).filter((name) => /new|old|boot/.test(name))).toEqual([]);
});

test('a Python that stands on PATH but does not answer is passed over', () => {
  const { command, folder, setUp } = bareProject();
  command('python3', 'echo "pyenv: python3: command not found" >&2; exit 127');
  command('python3.12', `exec ${realPython} "$@"`);
  expect(setUp().status).toBe(0);
  expect(existsSync(join(folder, '.venv', 'py', 'bin', 'python'))).toBe(true);
});

test('HOOPS_PYTHON names the interpreter, and a wrong one is told', () => {
  const { folder, setUp } = bareProject();
  rmSync(join(folder, 'bin', 'python3'));
  expect(setUp({ HOOPS_PYTHON: realPython }).status).toBe(0);
  const wrong = setUp({ HOOPS_PYTHON: '/nowhere/python3' });
  expect(wrong.status).toBe(1);
  expect(wrong.output).toContain('/nowhere/python3 does not answer');
});

test.each([
  ['no Python at all', null, /No usable Python .*python3 does not answer.*install Python 3\.11 or newer.*HOOPS_PYTHON/],
  ['a Python too old', 'echo 3 9 True True /x', /python3 is 3\.9/],
  [
    'a Python without pip and venv',
    'echo 3 11 False False /x',
    /python3 is 3\.11 without pip and venv.*package python3-venv/,
  ],
])('%s is one sentence with the way out', (_, script, sentence) => {
  const { command, folder, setUp } = bareProject();
  rmSync(join(folder, 'bin', 'python3'));
  if (script !== null) command('python3', script);
  const { status, output } = setUp();
  expect(status).toBe(1);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(output).toMatch(sentence);
});

test('a Node too old is told before anything is done', () => {
  const { folder, setUp } = bareProject();
  const { status, output } = setUp({ HOOPS_ASSUME_NODE: 'v18.19.0' });
  expect(status).toBe(1);
  expect(output).toMatch(/^set-up: Node v18\.19\.0 is too old.*run the same command again\.\n$/);
  expect(callsIn(folder)).toBe(0);
});

test('no npm, no network, another failure of npm: each says which', () => {
  const { command, folder, setUp } = bareProject();
  command('npm', 'echo "npm error code ENOTFOUND" >&2; exit 1');
  expect(setUp().output).toMatch(/^set-up: `npm ci` failed because the npm registry did not answer \(ENOTFOUND\)/);
  command('npm', 'echo "npm error code EUSAGE lock and package.json differ" >&2; exit 1');
  expect(setUp()).toMatchObject({ status: 1, output: expect.stringContaining('lock and package.json differ') });
  rmSync(join(folder, 'bin', 'npm'));
  expect(setUp().output).toMatch(/^set-up: No npm was found on PATH: install Node with npm/);
});

test('a folder that cannot be written is named, with nothing begun', () => {
  const { folder, setUp } = bareProject();
  chmodSync(folder, 0o555);
  // Root may write everywhere, so it steps down to nobody.
  const { status, output } = setUp({}, process.getuid?.() === 0 ? { uid: 65534 } : {});
  chmodSync(folder, 0o755);
  expect(status).toBe(1);
  expect(output).toMatch(/^set-up: .*hoops-set-up-\w+ cannot be written \(EACCES\): give yourself the right/);
  expect(callsIn(folder)).toBe(0);
});

test("BigQuery's dbt is built when it is asked for, and only then", () => {
  const { folder, setUp, setUpForCloud } = bareProject();
  expect(setUp().status).toBe(0);
  expect(existsSync(join(folder, '.venv', 'bigquery'))).toBe(false);
  expect(setUpForCloud()).toMatchObject({
    status: 0,
    output: expect.stringMatching(/^set-up {4}dbt for BigQuery \d+ s {2}/),
  });
  expect(existsSync(join(folder, '.venv', 'bigquery', 'bin', 'python'))).toBe(true);
  expect(setUpForCloud()).toEqual({ status: 0, output: '' });
});

test('what only the tests need is built when they are asked for, on a Python 3.13 found where pyenv keeps it', () => {
  const { folder, command, setUp, setUpForTests } = bareProject();
  command('python3.13', 'echo "pyenv: python3.13: command not found" >&2; exit 127');
  expect(setUp().status).toBe(0);
  expect(existsSync(join(folder, '.venv', 'emulators'))).toBe(false);
  const kept = join(folder, 'home', '.pyenv', 'versions', '3.13.9', 'bin');
  mkdirSync(kept, { recursive: true });
  // Says that it is 3.13 when asked, and is the Python at hand when used.
  writeFileSync(
    join(kept, 'python3.13'),
    `#!/bin/sh\ncase "$2" in *sys.version_info*) echo "3.13 ${realPython}";; *) exec ${realPython} "$@";; esac\n`,
  );
  chmodSync(join(kept, 'python3.13'), 0o755);
  expect(setUpForTests({ HOME: join(folder, 'home') })).toMatchObject({
    status: 0,
    output: expect.stringMatching(/^set-up {4}dbt for BigQuery \d+ s · emulators \d+ s · Airflow \d+ s/),
  });
  expect(existsSync(join(folder, '.venv', 'emulators', 'bin', 'python'))).toBe(true);
  expect(setUpForTests({ HOME: join(folder, 'home') })).toEqual({ status: 0, output: '' });
});

test('a missing Python 3.13 is one sentence with the way out, and what the demo needs is there all the same', () => {
  const { folder, command, setUpForTests } = bareProject();
  command(
    'python3',
    `case "$2" in *version_info\\[:2\\],\\ sys.exec*) echo "3.12 /x";; *) exec ${realPython} "$@";; esac`,
  );
  const { status, output } = setUpForTests({ HOME: join(folder, 'home') });
  expect(status).toBe(1);
  expect(output).toMatch(/^set-up: No Python 3\.13 was found \(asked: python3\.13, python3\).*HOOPS_PYTHON_313=/);
  expect(existsSync(join(folder, '.venv', 'py', 'bin', 'python'))).toBe(true);
});
