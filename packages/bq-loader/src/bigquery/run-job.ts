import { hash } from 'node:crypto';
import { WarehouseError } from '../warehouse-error.ts';
import { type Connection, datasetId } from './connection.ts';
import { explainError } from './explain-error.ts';
import { judgeError, type SaidError, saidBy } from './judge-error.ts';
import type { Parameter } from './parameters.ts';
import { retry } from './retry.ts';
import { waits } from './wait.ts';

/** A job as BigQuery describes it; only what is read here. */
export interface Job {
  readonly jobReference: { readonly jobId: string; readonly location?: string };
  readonly configuration: { readonly labels?: Readonly<Record<string, string>> };
  readonly status: { readonly state: string; readonly errorResult?: SaidError };
  readonly statistics?: {
    readonly numChildJobs?: string;
    readonly query?: { readonly totalBytesBilled?: string };
    readonly load?: { readonly outputRows?: string };
  };
}

export interface JobRequest {
  /** A table's name, or what a statement is for. It is part of the job's id. */
  readonly about: string;
  /** The run that is loaded, for the id and a label. */
  readonly run: string | null;
  /** Random, of this invocation: no other one adopts its jobs. */
  readonly token: string;
  readonly configuration: object;
  /** Whether it was planned from what was read before: when another job was in its way, that is out of date, and it is not simply run again. */
  readonly isPlanned?: boolean | undefined;
  /** For errors: "load 26 rows into staging.games". */
  readonly what: string;
}

const forLabel = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '-')
    .slice(0, 63);
const isJob = (reply: unknown): reply is Job =>
  typeof reply === 'object' && reply !== null && typeof (reply as Partial<Job>).status?.state === 'string';

/**
 * Runs one job to its end. Its id recovers a lost reply within this invocation and does nothing else: a job that is there already is
 * adopted only when its labels say that it is this one, configuration and all. The id's attempt moves on only after the job has ended in
 * an error that another try may not meet: Google's own, or another job in the way.
 */
export async function runJob(connection: Connection, request: JobRequest): Promise<Job> {
  const { url, api, address, tellsBytes, onJob } = connection;
  const { about, run, token, what } = request;
  const labels = {
    hoops_token: token,
    hoops_config: hash('sha256', JSON.stringify(request.configuration)).slice(0, 32),
    ...(run === null ? {} : { run_id: forLabel(run) }),
  };
  const configuration = { ...request.configuration, labels };
  const isOurs = ({ configuration: { labels: found = {} } }: Job) =>
    found.hoops_token === labels.hoops_token && found.hoops_config === labels.hoops_config;
  const wait = waits(connection.patience);
  for (let attempt = 1; ; attempt += 1) {
    const jobId = ['hoops', about, run ?? 'none', token, attempt].join('_').replace(/[^A-Za-z0-9_-]/g, '-');
    const jobReference = { projectId: address.project, jobId, location: address.location };
    const get = async () => {
      const reply = await api({ method: 'GET', path: `/jobs/${jobId}`, query: { location: address.location } });
      if (!isJob(reply)) throw new Error('the reply about a job is none');
      return reply;
    };
    const insert = async () => {
      try {
        const reply = await api({ method: 'POST', path: '/jobs', body: { jobReference, configuration } });
        if (!isJob(reply)) throw new Error('the reply to a job is none');
        return reply;
      } catch (error) {
        if (judgeError(saidBy(error)) !== 'exists') throw error;
        const job = await retry(connection, what, get);
        if (isOurs(job)) return job;
        const way = 'nothing was loaded; run the same command again, which takes an id of its own';
        throw new WarehouseError('unavailable', `${url} could not ${what}: job id ${jobId} is another job's: ${way}`);
      }
    };
    let job = await retry(connection, what, insert);
    for (let pause = 100; job.status.state !== 'DONE'; pause = Math.min(2000, pause * 1.5)) {
      await new Promise((done) => setTimeout(done, pause));
      job = await retry(connection, what, get);
    }
    const said = job.status.errorResult;
    if (said !== undefined && said !== null) {
      const fate = judgeError({ reason: said.reason, message: said.message });
      const again = fate === 'fault' || fate === 'rate' || (fate === 'busy' && request.isPlanned !== true);
      if (again && (await wait())) continue;
      throw explainError(url, what, { reason: said.reason, message: said.message });
    }
    const { query, load, numChildJobs } = job.statistics ?? {};
    onJob?.({
      job_id: jobId,
      kind: 'load' in configuration ? 'load' : 'query',
      about,
      statements: 'load' in configuration ? 0 : Number(numChildJobs ?? 1),
      bytes_billed: tellsBytes && query?.totalBytesBilled !== undefined ? Number(query.totalBytesBilled) : null,
      rows: load?.outputRows === undefined ? null : Number(load.outputRows),
      attempt,
    });
    return job;
  }
}

/** The configuration of a statement, or of several. Each has a limit to what it may bill. */
export function statement(
  connection: Connection,
  sql: string,
  queryParameters: readonly Parameter[],
  parameterMode: 'NAMED' | 'POSITIONAL' = 'NAMED',
): object {
  const { project, maxBytesBilled } = connection.address;
  return {
    query: {
      query: sql,
      useLegacySql: false,
      ...(queryParameters.length === 0 ? {} : { parameterMode, queryParameters }),
      maximumBytesBilled: maxBytesBilled,
      defaultDataset: { projectId: project, datasetId: datasetId(connection, 'staging') },
    },
  };
}
