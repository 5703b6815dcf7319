import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const projectFolder = join(import.meta.dirname, '..');
const python = join(projectFolder, '..', '.venv', 'py', 'bin', 'python');

interface NodeResult {
  readonly verb: string;
  readonly unique_id: string;
  readonly resource_type: string;
  readonly name: string;
  readonly status: string;
  readonly rows_affected: number | null;
  readonly failures: number | null;
  readonly seconds: number;
  readonly message: string | null;
}
interface Summary {
  readonly passed: number;
  readonly warned: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seasons: readonly string[];
}

/** Runs dbt/run_dbt.py for real; every line of its stdout must be JSON. */
export function runDbt(...args: string[]) {
  const answer = spawnSync(python, [join(projectFolder, 'run_dbt.py'), ...args], { encoding: 'utf8', cwd: '/' });
  const lines = answer.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const last = lines.at(-1);
  return {
    status: answer.status,
    nodes: lines.filter((line) => 'unique_id' in line) as unknown as NodeResult[],
    summary: last?.summary as Summary | undefined,
    error: last?.error as string | undefined,
    stderr: answer.stderr,
  };
}

/** What was neither built nor passed; exposures are only named. */
export const unpassed = ({ nodes }: { readonly nodes: readonly NodeResult[] }): readonly NodeResult[] =>
  nodes.filter(
    ({ status, resource_type }) => status !== 'success' && status !== 'pass' && resource_type !== 'exposure',
  );
