import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bareProject } from './project.ts';

const vitestResult = (...statuses: string[]) =>
  JSON.stringify({
    testResults: [
      {
        name: '/x/a.test.ts',
        status: statuses.includes('failed') ? 'failed' : 'passed',
        assertionResults: statuses.map((status, index) => ({ status, fullName: `${status} no. ${index}` })),
      },
    ],
  });

/** A project whose `nx` leaves the given test results and ends as told. */
function projectWith(results: Record<string, string>, nx: string, knip = 'exit 0') {
  const { folder, run } = bareProject();
  const bin = join(folder, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  const leave = Object.entries(results).map(
    ([project, json]) => `cat > .nx/test-results/${project}.json <<'END'\n${json}\nEND`,
  );
  for (const [name, script] of [
    ['nx', ['mkdir -p .nx/test-results/@hoops', ...leave, nx].join('\n')],
    ['knip', knip],
  ] as const) {
    writeFileSync(join(bin, name), `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return () => run('verify.mjs');
}

test('all green ends with the sum of all projects', () => {
  const verify = projectWith(
    { '@hoops/a': vitestResult('passed', 'passed'), '@hoops/b': vitestResult('passed') },
    'exit 0',
  );
  const { status, output } = verify();
  expect(status).toBe(0);
  expect(output.trimEnd().split('\n').at(-1)).toBe('3 passed, 0 failed');
});

test('what the suites counted is added up in one line before the last, with every count that must be nothing', () => {
  const leave = (suite: string, json: string) => `echo '${json}' > .nx/proofs/@hoops/a/${suite}.json`;
  const nx = [
    'mkdir -p .nx/proofs/@hoops/a',
    leave('one', '{"plans":500,"kills":8,"lost":0}'),
    leave('two', '{"kills":3,"histories":2000,"inconsistent_reads":1}'),
    'exit 0',
  ].join('\n');
  const { output } = projectWith({ '@hoops/a': vitestResult('passed') }, nx)();
  expect(output.trimEnd().split('\n').slice(-2)).toEqual([
    'proofs: plans 500 · kills 11 · histories 2,000 · 0 lost · 0 duplicated · 0 false conflicts · 0 divergences · 0 undetected · 1 inconsistent reads',
    '1 passed, 0 failed',
  ]);
});

test('tests that were not run are named and counted apart', () => {
  const { status, output } = projectWith({ '@hoops/a': vitestResult('passed', 'skipped', 'todo') }, 'exit 0')();
  expect(status).toBe(0);
  expect(output).toContain('› skipped no. 1');
  expect(output.trimEnd().split('\n').at(-1)).toBe('1 passed, 0 failed, 2 skipped');
});

test('a failing test counts once, though its task fails as well, and a failing lint counts beside it', () => {
  const nx = 'printf "Failed tasks:\\n\\n- @hoops/a:test\\n- @hoops/b:lint\\n\\n  Run duration: 1s\\n"; exit 1';
  const { status, output } = projectWith({ '@hoops/a': vitestResult('passed', 'failed') }, nx)();
  expect(status).toBe(1);
  expect(output).toContain('› failed no. 1');
  expect(output).toContain('nx task @hoops/b:lint');
  expect(output.trimEnd().split('\n').at(-1)).toBe('1 passed, 2 failed');
});

test('a test task that fell over without a result counts, and so do an Nx that cannot start and knip', () => {
  const fell = projectWith({}, 'printf "Failed tasks:\\n\\n- @hoops/a:test\\n"; exit 1', 'exit 1')();
  expect(fell.output).toContain('nx task @hoops/a:test');
  expect(fell.output).toContain('knip (exit code 1)');
  expect(fell.output.trimEnd().split('\n').at(-1)).toBe('0 passed, 2 failed');

  const dead = projectWith({}, 'exit 3')();
  expect(dead.status).toBe(1);
  expect(dead.output).toContain('nx run-many (exit code 3)');
});

test('a test file that could not be loaded counts as a failure', () => {
  const broken = JSON.stringify({
    testResults: [{ name: '/x/b.test.ts', status: 'failed', message: 'Cannot find x', assertionResults: [] }],
  });
  const { status, output } = projectWith(
    { '@hoops/a': broken },
    'printf "Failed tasks:\\n- @hoops/a:test\\n"; exit 1',
  )();
  expect(status).toBe(1);
  expect(output).toContain('Cannot find x');
  expect(output.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed');
});
