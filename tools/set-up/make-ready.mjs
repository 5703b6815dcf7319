import { fileURLToPath } from 'node:url';
import { findPython313 } from './find-python.mjs';
import { installNodePackages } from './node-packages.mjs';
import { buildPythonEnvironment } from './python-environment.mjs';
import { SetUpProblem } from './set-up-problem.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Installs what is missing or stale, what only BigQuery or the tests need when they are asked for; says what it did, and nothing when all is current. */
export async function makeReady(
  /** @type {(line: string) => void} */ say,
  /** @type {{ forTests: boolean, forCloud: boolean }} */ { forTests, forCloud },
) {
  const done = [];
  try {
    const node = await timed(() => installNodePackages(root));
    if (node !== null) done.push(`npm ci ${node} s`);
    const python = process.env.HOOPS_PYTHON || undefined;
    const dbt = await timed(() => buildPythonEnvironment(root, 'py', 'dbt/requirements.txt', python));
    if (dbt !== null) done.push(`dbt ${dbt} s`);
    if (forCloud) {
      const bigquery = await timed(() =>
        buildPythonEnvironment(root, 'bigquery', 'dbt/requirements-bigquery.txt', python),
      );
      if (bigquery !== null) done.push(`dbt for BigQuery ${bigquery} s`);
    }
    if (forTests) {
      const find = () => findPython313(process.env.HOOPS_PYTHON_313 || undefined);
      const emulators = await timed(() =>
        buildPythonEnvironment(root, 'emulators', 'tools/emulators/requirements.txt', python, find),
      );
      if (emulators !== null) done.push(`emulators ${emulators} s`);
      const airflow = await timed(() =>
        buildPythonEnvironment(root, 'airflow', 'airflow/requirements-test.txt', python),
      );
      if (airflow !== null) done.push(`Airflow ${airflow} s`);
    }
  } catch (error) {
    throw unwritable(error) ?? error;
  }
  if (done.length > 0) say(`set-up    ${done.join(' · ')}                                        next time: skipped`);
}

async function timed(/** @type {() => Promise<boolean>} */ work) {
  const start = performance.now();
  return (await work()) ? Math.max(1, Math.round((performance.now() - start) / 1000)) : null;
}

function unwritable(/** @type {unknown} */ error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC'].includes(code)) return null;
  const path = error instanceof Error && 'path' in error ? String(error.path) : root;
  return new SetUpProblem(
    `${path} cannot be written (${code}): give yourself the right to write the project folder, or clone it into one of your own, then run the same command again.`,
  );
}
