import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { emulators } from '../src/emulators.ts';
import { findPython } from '../src/find-python.ts';
import { startGcs } from '../src/start-gcs.ts';
import { startGuarded } from '../src/start-guarded.ts';

const runner = resolve(import.meta.dirname, '../src/with-emulators.ts');

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(holds: () => boolean, what: string): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 400) throw new Error(`${what} did not come about`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

function start(script: string, args: readonly string[] = []): { child: ChildProcess; ended: Promise<string> } {
  const how = script.endsWith('.ts') ? [script] : ['--input-type=module-typescript', '--eval', script];
  const child = spawn(process.execPath, ['--conditions=@hoops/source', ...how, ...args], {
    cwd: import.meta.dirname,
    env: { ...process.env, HOOPS_TEST_GCS: '', HOOPS_TEST_BIGQUERY: '', NODE_NO_WARNINGS: '1' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  }
  return {
    child,
    ended: new Promise((done) => child.on('close', (code, signal) => done(`${code ?? signal} ${said}`))),
  };
}

it('stops and leaves neither process nor folder', async () => {
  const gcs = await startGcs();
  expect(isAlive(gcs.pid)).toBe(true);
  expect(existsSync(gcs.folder)).toBe(true);
  await gcs.stop();
  expect(isAlive(gcs.pid)).toBe(false);
  expect(existsSync(gcs.folder)).toBe(false);
  await expect(fetch(gcs.url)).rejects.toThrow();
});

it('ends with the process that started it, however that ends, and does not keep it from ending', async () => {
  const begin = `
    const { startGcs } = await import('../src/start-gcs.ts');
    const { pid, folder } = await startGcs();
    console.log(JSON.stringify({ pid, folder }));`;
  for (const [last, how] of [
    ['', '0'],
    ["process.kill(process.pid, 'SIGKILL');", 'SIGKILL'],
  ] as const) {
    const said = await start(`${begin}${last}`).ended;
    const { pid, folder } = JSON.parse(said.slice(how.length));
    expect(said.startsWith(`${how} {`)).toBe(true);
    await until(() => !isAlive(pid) && !existsSync(folder), `the end of ${pid}`);
  }
});

it('runs a command beside both emulators and ends as it ends', async () => {
  const script = `
    const [gcs, bigquery] = await Promise.all([
      fetch(process.env.HOOPS_TEST_GCS + '/storage/v1/b?project=p'),
      fetch(process.env.HOOPS_TEST_BIGQUERY + '/bigquery/v2/projects/p/datasets')]);
    console.log(gcs.status, bigquery.status, process.argv[1]);
    process.exit(7);`;
  expect(await start(runner, [process.execPath, '--eval', script, 'here']).ended).toBe('7 200 200 here\n');
  expect(await start(runner, []).ended).toMatch(/^64 .*write the command/);
});

it('takes the emulators and the command with it when it is told to end', async () => {
  const script = 'console.log(JSON.stringify(process.env)); setInterval(() => {}, 1000);';
  const { child, ended } = start(runner, [process.execPath, '--eval', script]);
  const env = JSON.parse(String(await new Promise((done) => child.stdout?.once('data', done))));
  child.kill('SIGTERM');
  expect(await ended).toMatch(/^143 /);
  for (const url of [env.HOOPS_TEST_GCS, env.HOOPS_TEST_BIGQUERY]) await expect(fetch(url)).rejects.toThrow();
});

it('are started once, and are those of the whole test run where there are some', async () => {
  const both = await emulators();
  expect(await emulators()).toEqual(both);
  const { HOOPS_TEST_GCS, HOOPS_TEST_BIGQUERY } = process.env;
  if (HOOPS_TEST_GCS) expect(both).toEqual({ gcs: HOOPS_TEST_GCS, bigquery: HOOPS_TEST_BIGQUERY, project: 'p' });
});

it('says what is missing, and the way out', async () => {
  expect(() => findPython({}, '/nowhere')).toThrow(/looked for at \/nowhere.*npm run setup.*Python 3\.13/);
  expect(() => findPython({ HOOPS_EMULATORS_PYTHON: '/no/python' })).toThrow(/names \/no\/python.*npm run setup/);
  const broken = { python: findPython(), ready: '/', command: async () => ['/bin/sh', '-c', 'echo why >&2; exit 3'] };
  await expect(startGuarded(broken)).rejects.toThrow(/did not answer.*why$/);
});
