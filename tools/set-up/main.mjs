// Makes a fresh clone ready: locked Node packages, and dbt's locked Python environment in .venv; with --cloud the one for BigQuery,
// with --tests that one, the emulators' and Airflow's too.
// Runs on any Node from 20 without a dependency, as root or not, and writes only inside the project.
import { nodeProblem } from './check-node.mjs';

process.exitCode = await setUp();

async function setUp() {
  // HOOPS_ASSUME_NODE lets the tests play an old Node.
  const unfit = nodeProblem(process.env.HOOPS_ASSUME_NODE ?? process.version, process.platform, process.arch);
  if (unfit !== null) return stop(unfit);
  // Loaded only now, so that an old Node gets a sentence and no syntax error.
  const { makeReady } = await import('./make-ready.mjs');
  try {
    const forTests = process.argv.includes('--tests');
    await makeReady((/** @type {string} */ line) => process.stderr.write(`${line}\n`), {
      forTests,
      forCloud: forTests || process.argv.includes('--cloud'),
    });
    return 0;
  } catch (error) {
    if (isExpected(error)) return stop(error.message);
    throw error;
  }
}

/** @returns {error is Error} */
function isExpected(/** @type {unknown} */ error) {
  return error instanceof Error && error.constructor.name === 'SetUpProblem';
}

function stop(/** @type {string} */ sentence) {
  process.stderr.write(`set-up: ${sentence}\n`);
  return 1;
}
