import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * @typedef {{ status: string, fullName: string }} Assertion
 * @typedef {{ name: string, status: string, message?: string, assertionResults: Assertion[] }} TestFile
 */

/** Adds up the JSON that each project's test target leaves, `<project>.json`: what passed, what failed, what was not run. */
export function readTestResults(/** @type {string} */ folder) {
  const sum = {
    passed: 0,
    failures: /** @type {string[]} */ ([]),
    skipped: /** @type {string[]} */ ([]),
    failingProjects: /** @type {Set<string>} */ (new Set()),
  };
  if (!existsSync(folder)) return sum;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  for (const name of names.sort()) {
    const project = name.slice(0, -'.json'.length);
    const before = sum.failures.length;
    /** @type {{ testResults: TestFile[] }} */
    const { testResults } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    for (const file of testResults) addFile(sum, project, file);
    if (sum.failures.length > before) sum.failingProjects.add(project);
  }
  return sum;
}

function addFile(
  /** @type {ReturnType<typeof readTestResults>} */ sum,
  /** @type {string} */ project,
  /** @type {TestFile} */ file,
) {
  const failed = file.assertionResults.filter(({ status }) => status === 'failed');
  const where = `${project} ${relative(process.cwd(), file.name)}`;
  for (const { status, fullName } of file.assertionResults) {
    if (status === 'passed') sum.passed += 1;
    else if (status === 'failed') sum.failures.push(`${where} › ${fullName}`);
    else sum.skipped.push(`${where} › ${fullName}`);
  }
  // A file that could not be loaded has no tests to blame.
  if (file.status === 'failed' && failed.length === 0) {
    sum.failures.push(`${where}: ${(file.message ?? 'did not run').split('\n')[0]}`);
  }
}
