import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { file, root } from './files.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function place() {
  const folder = mkdtempSync(join(tmpdir(), 'hoops-env-'));
  folders.push(folder);
  copyFileSync(join(root, 'docker/make-env'), join(folder, 'make-env'));
  const env = join(folder, '.env');
  return {
    env,
    read: () => parseEnv(readFileSync(env, 'utf8')),
    make: (...args: string[]) => spawnSync(join(folder, 'make-env'), args, { encoding: 'utf8' }),
  };
}

test('make-env writes every variable that compose.yaml insists on, for its owner only', () => {
  const { make, env, read } = place();
  expect(make().status).toBe(0);
  expect(statSync(env).mode & 0o777).toBe(0o600);
  const values = read();
  const needed = new Set([...file('docker/compose.yaml').matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name]) => name ?? ''));
  for (const name of needed) expect([name, values[name] ?? '']).toEqual([name, expect.stringMatching(/\S/)]);
  expect(values).toMatchObject({ COMPOSE_PROFILES: 'simulator', HOOPS_SOURCE: 'http://simulator:8090' });
});

test('a Fernet key is 32 bytes, and no two secrets are alike', () => {
  const { make, read } = place();
  make();
  const values = read();
  expect(Buffer.from(values.AIRFLOW_FERNET_KEY ?? '', 'base64url')).toHaveLength(32);
  const secrets = Object.entries(values).filter(([name]) => /PASSWORD|SECRET|KEY/.test(name));
  expect(secrets).toHaveLength(5);
  expect(new Set(secrets.map(([, value]) => value)).size).toBe(5);
});

test('called again it keeps secrets and choices, and renews the version of the code', () => {
  const { make, env, read } = place();
  make('real');
  const before = read();
  expect(before).toMatchObject({ COMPOSE_PROFILES: '', HOOPS_SOURCE: 'nba:', HOOPS_STORE: 'folder:data/real' });
  writeFileSync(env, readFileSync(env, 'utf8').replace(/^HOOPS_CODE_VERSION=.*/m, 'HOOPS_CODE_VERSION=old'));
  expect(make().status).toBe(0);
  expect(read()).toEqual(before);
});

test('it does not change the league of a stack that has one, and knows only two', () => {
  const { make, read } = place();
  expect(make('moon')).toMatchObject({ status: 64, stderr: expect.stringContaining('"moon" is no league') });
  make();
  expect(make('real')).toMatchObject({ status: 64, stderr: expect.stringContaining('change HOOPS_SOURCE in it') });
  expect(read().HOOPS_SOURCE).toBe('http://simulator:8090');
});
