import type { RunStart } from '@hoops/bronze-writer';
import { attemptTogether, type Told } from './attempt.ts';
import { type DbtNode, type DbtResult, type DbtVerb, isPassed, isTest, runDbt, said } from './dbt.ts';
import type { Session } from './session.ts';

/** dbt_run: builds seeds, core and marts, in a process of its own. */
export async function dbtRunStep(session: Session, runs: readonly RunStart[]): Promise<DbtResult> {
  return await attemptTogether(session, runs, 'dbt_run', () => dbt(session, runs, 'run'), describeModels);
}

/** dbt_test: puts the data tests, in a process of its own. */
export async function dbtTestStep(session: Session, runs: readonly RunStart[]): Promise<DbtResult> {
  return await attemptTogether(session, runs, 'dbt_test', () => dbt(session, runs, 'test'), describeTests);
}

/** Both in one process, because importing dbt costs more than the SQL; each step gets the outcome of its nodes. */
export async function dbtBuildStep(session: Session, runs: readonly RunStart[]): Promise<DbtResult> {
  let built: Promise<DbtResult> | null = null;
  const build = () => {
    built ??= dbt(session, runs, 'build');
    return built;
  };
  await attemptTogether(session, runs, 'dbt_run', build, describeModels);
  return await attemptTogether(session, runs, 'dbt_test', build, describeTests);
}

async function dbt(
  { python, warehouse, signal, report }: Session,
  runs: readonly RunStart[],
  verb: DbtVerb,
): Promise<DbtResult> {
  const first = runs[0];
  let done = 0;
  return await runDbt(verb, {
    python,
    warehouse,
    signal,
    onNode: (node) => {
      done += 1;
      if (first === undefined) return;
      const { run_id, game_date } = first;
      const step = isTest(node) ? 'dbt_test' : 'dbt_run';
      report({ event: 'progressed', step, run_id, game_date, done, total: null, note: `${node.name} ${node.status}` });
    },
  });
}

export function modelsOf({ nodes }: DbtResult): readonly DbtNode[] {
  return nodes.filter((node) => !isTest(node));
}

export function testsOf({ nodes }: DbtResult): readonly DbtNode[] {
  return nodes.filter(isTest);
}

/** Rows of staging stand, but marts do not follow from them: the run failed. */
function describeModels(result: DbtResult): Told {
  const models = modelsOf(result);
  const broken = models.filter((node) => !isPassed(node));
  return {
    status: broken.length === 0 ? 'ok' : 'failed',
    reason: broken.length === 0 ? null : `${sentence(broken, 'models')} (log: ${result.log})`,
    metrics: models.flatMap(({ name, seconds, rows_affected: rows, bytes_billed: bytes }) => [
      { subject: name, metric: 'dbt_seconds', value: seconds, unit: 'seconds' },
      ...(rows === null ? [] : [{ subject: name, metric: 'dbt_rows', value: rows, unit: 'rows' }]),
      ...(bytes === null ? [] : [{ subject: name, metric: 'dbt_bytes_billed', value: bytes, unit: 'bytes' }]),
    ]),
  };
}

/** A test that does not hold is a finding: the day is not complete. */
function describeTests(result: DbtResult): Told {
  const tests = testsOf(result);
  const broken = tests.filter((node) => !isPassed(node));
  return {
    status: broken.length === 0 ? 'ok' : 'incomplete',
    reason: broken.length === 0 ? null : `${sentence(broken, 'tests')} (log: ${result.log})`,
    metrics: [
      { metric: 'tests_passed', value: tests.length - broken.length, unit: 'tests' },
      { metric: 'tests_failed', value: broken.length, unit: 'tests' },
      ...broken.map(({ name, failures }) => ({
        subject: name,
        metric: 'test_failures',
        value: failures ?? 0,
        unit: 'rows',
      })),
    ],
  };
}

function sentence(nodes: readonly DbtNode[], what: string): string {
  const named = nodes.slice(0, 5).map((node) => `${node.name} (${said(node)})`);
  const more = nodes.length > named.length ? ` and ${nodes.length - named.length} more` : '';
  return `${nodes.length} ${what} of dbt did not pass: ${named.join(', ')}${more}`;
}
