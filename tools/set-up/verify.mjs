// All checks of the project, as `npm test` and CI run them: lint, types, build and tests of every project by Nx, then knip.
// The last line is always `N passed, N failed`; the exit code is 1 when anything failed.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failedTasks } from './failed-tasks.mjs';
import { readProofs } from './read-proofs.mjs';
import { readTestResults } from './read-test-results.mjs';
import { stream } from './run.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const results = join(root, '.nx', 'test-results');
const proofs = join(root, '.nx', 'proofs');
const env = {
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
  // Nx forces colours on its tasks unless told otherwise; with NO_COLOR beside it every Node would warn on stderr.
  NO_COLOR: undefined,
  FORCE_COLOR: '0',
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NX_NATIVE_COMMAND_RUNNER: 'false',
  // A proof starts from nothing: no result of an earlier run may stand in for this one.
  ...(process.env.CI ? { NX_SKIP_NX_CACHE: 'true' } : {}),
};

for (const folder of [results, proofs]) rmSync(folder, { recursive: true, force: true });
const targets = ['lint', 'typecheck', 'build', 'test'];
const nx = await stream('nx', ['run-many', '-t', ...targets, '--output-style=static', ...process.argv.slice(2)], {
  cwd: root,
  env,
});
const knip = await stream('knip', [], { cwd: root, env });

const tests = readTestResults(results);
const failures = [...tests.failures];
for (const task of nx.status === 0 ? [] : failedTasks(nx.output)) {
  // A failing test task is already told by its tests, unless it fell over before it could say which.
  if (!(task.endsWith(':test') && tests.failingProjects.has(task.replace(/:test$/, ''))))
    failures.push(`nx task ${task}`);
}
if (nx.status !== 0 && failures.length === 0) failures.push(`nx run-many (exit code ${nx.status})`);
if (knip.status !== 0) failures.push(`knip (exit code ${knip.status})`);

const lines = [''];
if (tests.skipped.length > 0) lines.push('Not run:', ...tests.skipped.map((name) => `  - ${name}`), '');
if (failures.length > 0) lines.push('Failed:', ...failures.map((name) => `  - ${name}`), '');
const proven = readProofs(proofs);
if (proven !== '') lines.push(`proofs: ${proven}`);
const skipped = tests.skipped.length > 0 ? `, ${tests.skipped.length} skipped` : '';
lines.push(`${tests.passed} passed, ${failures.length} failed${skipped}`);
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
