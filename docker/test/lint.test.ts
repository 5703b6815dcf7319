import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './files.ts';

function run(command: string, args: readonly string[], input?: string) {
  // Where both are set, every Node says on stderr that one of them is ignored.
  const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined };
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: root, encoding: 'utf8', input, env });
  return { status, said: `${error ?? ''}${stdout}${stderr}`.trim() };
}
const hadolint = (args: readonly string[], input?: string) =>
  run(join(root, '.venv/airflow/bin/hadolint'), args, input);

test('hadolint finds nothing in any Dockerfile', () => {
  const dockerfiles = globSync('docker/**/*Dockerfile', { cwd: root });
  expect(dockerfiles).toContain('docker/Dockerfile');
  expect(hadolint(dockerfiles)).toEqual({ status: 0, said: '' });
});

test('hadolint is awake: it finds an image without a tag', () => {
  expect(hadolint(['-'], 'FROM debian\n').said).toContain('DL3006');
});

test('dclint finds nothing in compose.yaml, not even a warning', () => {
  expect(run('npm', ['run', '--silent', 'dclint', '--workspace', 'docker'])).toEqual({ status: 0, said: '' });
});

test('every script is one that its shell can read', () => {
  for (const script of [
    'docker/make-env',
    'docker/image/airflow-init',
    'docker/image/hoops',
    'docker/image/install-python',
  ]) {
    expect([script, run('sh', ['-n', script])]).toEqual([script, { status: 0, said: '' }]);
  }
  for (const script of ['docker/verify', 'docker/verify-engine', 'docker/verify-stack']) {
    expect([script, run('bash', ['-n', script])]).toEqual([script, { status: 0, said: '' }]);
  }
});
