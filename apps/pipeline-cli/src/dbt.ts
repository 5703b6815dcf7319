import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { readBigqueryAddress } from '@hoops/bq-loader';
import { settings } from './config.ts';
import { workspaceRoot } from './workspace.ts';

export type DbtReason = 'missing' | 'failed';

/** dbt is not installed (`missing`), or could not tell node by node what happened (`failed`). */
export class DbtError extends Error {
  override readonly name = 'DbtError';
  readonly reason: DbtReason;

  constructor(reason: DbtReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

export type DbtVerb = 'run' | 'test' | 'build' | 'unit';

/** One model, seed or test, as `dbt/run_dbt.py` reports it. */
export interface DbtNode {
  readonly unique_id: string;
  readonly resource_type: string;
  readonly name: string;
  readonly status: string;
  readonly rows_affected: number | null;
  /** By its main statement; null where the engine does not bill. An emulator says 0. */
  readonly bytes_billed: number | null;
  readonly failures: number | null;
  readonly seconds: number;
  readonly message: string | null;
}

export interface DbtResult {
  readonly nodes: readonly DbtNode[];
  /** Of which something changed since they were built, so that this build built them anew: 2025-26. */
  readonly seasons: readonly string[];
  readonly log: string;
}

export interface DbtOptions {
  readonly python: string;
  /** Address of the warehouse; it must not be held open by this process. */
  readonly warehouse: string;
  readonly signal: AbortSignal;
  readonly onNode?: ((node: DbtNode) => void) | undefined;
}

const passed = new Set(['success', 'pass', 'warn']);
/** What a node says of itself, without dbt's stack of macros. */
export const said = ({ message, status }: DbtNode): string =>
  (message ?? status).replace(/ > (in|called by) macro .*$/s, '');
/** Whether a model was built, or a test held (a warning is shown and fails nothing). */
export const isPassed = ({ status }: DbtNode): boolean => passed.has(status);
export const isTest = ({ resource_type }: DbtNode): boolean =>
  resource_type === 'test' || resource_type === 'unit_test';

/** Runs one verb of dbt in one Python process. A model or test that fails is a result; DbtError when dbt itself did not get there. */
export async function runDbt(verb: DbtVerb, options: DbtOptions): Promise<DbtResult> {
  const python = await findPython(options);
  const child = spawn(python, [join(workspaceRoot, 'dbt', 'run_dbt.py'), ...whereStagingIs(options.warehouse), verb], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => child.kill('SIGTERM');
  options.signal.addEventListener('abort', stop, { once: true });
  const nodes: DbtNode[] = [];
  let summary: { seasons: DbtResult['seasons']; log: string } | null = null;
  let problem: string | null = null;
  let noise = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    noise = (noise + text).slice(-2000);
  });
  const closed = new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.trim() === '') continue;
      const fact = JSON.parse(line);
      if (typeof fact.error === 'string') problem = fact.error;
      else if (fact.summary !== undefined) summary = fact.summary;
      else {
        nodes.push(fact);
        options.onNode?.(fact);
      }
    }
    const code = await closed;
    options.signal.throwIfAborted();
    if (summary === null) {
      const last = noise.trim().split('\n').at(-1) ?? '';
      const why = problem ?? (last === '' ? `it ended with code ${code}` : last);
      throw new DbtError('failed', `dbt ${verb} did not get to its end: ${why}`);
    }
    return { nodes, seasons: summary.seasons, log: summary.log };
  } finally {
    options.signal.removeEventListener('abort', stop);
  }
}

const isBigquery = (warehouse: string): boolean => warehouse.startsWith('bigquery:');

/** The warehouse as run_dbt.py is told of it. What dbt compiles and logs goes beside the file, or into `data/` where there is none. */
function whereStagingIs(warehouse: string): readonly string[] {
  if (!isBigquery(warehouse)) return ['--duckdb', resolve(warehouse.replace(/^duckdb:/, '').replace(/\?.*$/, ''))];
  const { project, location, datasetPrefix, maxBytesBilled } = readBigqueryAddress(warehouse);
  const home = resolve('data', `${datasetPrefix}${project}.dbt`);
  return [
    ...['--bigquery', project, '--location', location, '--dataset-prefix', datasetPrefix],
    ...['--max-bytes-billed', maxBytesBilled, '--endpoint', process.env.HOOPS_BIGQUERY_ENDPOINT ?? ''],
    ...['--target-path', join(home, 'target'), '--log-path', join(home, 'logs')],
  ];
}

/** The Python that is named, or else the one of the environment that has dbt for this engine. */
async function findPython({ python: setting, warehouse }: DbtOptions): Promise<string> {
  const isOurs = setting === settings.python.default;
  const ours = isBigquery(warehouse) ? '.venv/bigquery/bin/python' : setting;
  const path = isAbsolute(setting)
    ? setting
    : isOurs
      ? join(workspaceRoot, ours)
      : setting.includes('/')
        ? resolve(setting)
        : setting;
  if (!path.includes('/')) return path;
  try {
    await access(path);
    return path;
  } catch {
    const command = isBigquery(warehouse) ? 'npm run setup -- --cloud' : 'npm run setup';
    const way = `run \`${command}\` in the workspace, or name a Python that has dbt with --python or HOOPS_PYTHON`;
    throw new DbtError('missing', `${path}, the Python that has dbt, is not there: ${way}`);
  }
}
