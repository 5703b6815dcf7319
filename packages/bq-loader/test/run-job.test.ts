import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, type FaultPlan, randomPlan, recordProofs, startFaultProxy } from '@hoops/fault-proxy';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '../src/bigquery/connect.ts';
import type { JobReport } from '../src/bigquery/connection.ts';
import { readAddress } from '../src/bigquery/read-address.ts';
import { runJob, statement } from '../src/bigquery/run-job.ts';

interface Job {
  readonly jobReference: { readonly jobId: string };
  readonly configuration: object;
  readonly status: { readonly state: string; readonly errorResult?: object };
}

/** BigQuery's jobs and nothing else: an id is taken once. The first job of an invocation whose token begins with `f` ends in Google's own error. */
class JobService {
  readonly jobs = new Map<string, Job>();
  readonly #server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.on('end', () => {
      const [status, body] =
        incoming.method === 'POST' ? this.#insert(JSON.parse(String(Buffer.concat(chunks)))) : this.#get(incoming.url);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });

  #insert({ jobReference, configuration }: Partial<Job>) {
    const { jobId = `random${this.jobs.size}` } = jobReference ?? {};
    if (this.jobs.has(jobId)) {
      const message = `Already Exists: Job ${jobId}`;
      return [409, { error: { code: 409, message, errors: [{ reason: 'duplicate', message }] } }] as const;
    }
    const error = { reason: 'backendError', message: 'The job encountered an error during execution.' };
    const failed = /_f\w+_1$/.test(jobId) ? { errorResult: error } : {};
    const statistics = { query: { totalBytesBilled: '10485760' } };
    const job = {
      jobReference: { jobId },
      configuration,
      statistics,
      status: { state: 'DONE', ...failed },
    } as unknown as Job;
    this.jobs.set(jobId, job);
    return [200, job] as const;
  }

  #get(path = '') {
    const job = this.jobs.get(/\/jobs\/([^?]+)/.exec(path)?.[1] ?? '');
    const message = `Not found: ${path}`;
    return job === undefined
      ? ([404, { error: { code: 404, message, errors: [{ reason: 'notFound', message }] } }] as const)
      : ([200, job] as const);
  }

  async listen(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

const totals = { plans: 0, lost: 0, duplicated: 0, naive_broken: 0 };
const service = new JobService();
let target: string;
beforeAll(async () => {
  target = await service.listen();
});
afterAll(async () => {
  recordProofs('@hoops/bq-loader', 'jobs', totals);
  await service.close();
});

const JOBS = { method: 'POST', path: '/jobs(\\?|$)' } as const;
const url = 'bigquery://p?load=gs://work/load';

async function under(plan: FaultPlan, token: string): Promise<{ said: string; reports: JobReport[] }> {
  const proxy = await startFaultProxy({ target, plan });
  process.env.HOOPS_BIGQUERY_ENDPOINT = proxy.url;
  const reports: JobReport[] = [];
  const address = readAddress(url);
  const connecting = connect('p', 'US', 10_000);
  const patience = { firstMs: 1, longestMs: 10, totalMs: 60_000, requestMs: 10_000 };
  try {
    const api = await connecting;
    const connection = {
      url,
      api,
      address,
      patience,
      tellsBytes: true,
      onJob: (report: JobReport) => reports.push(report),
    };
    const configuration = statement(connection, 'select 1', []);
    const said = await runJob(connection, { about: 'commit', run: 'r1', token, configuration, what: 'load' }).then(
      () => 'done',
      (error: Error & { reason?: string }) => `${error.reason}: ${error.message}`,
    );
    return { said, reports };
  } finally {
    await proxy.close();
  }
}

const jobsOf = (token: string) =>
  [...service.jobs.values()].filter(({ jobReference }) => jobReference.jobId.includes(`_${token}_`));

it('P17: one job is done within an invocation, whatever becomes of the replies (500 plans)', async () => {
  const faults: readonly Fault[] = [
    ...(['stored_then_reset', 'stored_then_503', 'stored_then_reset', 'stored_then_503', 'cut_body'] as const),
    ...(['reset', 'status_503', 'status_429', 'rate_limit_exceeded'] as const),
  ];
  for (let seed = 0; seed < 500; seed += 1) {
    const token = `${seed % 5 === 0 ? 'f' : 'a'}${seed}x`;
    const inserts = randomPlan(seed, { faults, match: JOBS });
    const looks = randomPlan(seed + 1000, { faults: ['reset', 'status_503'], match: { method: 'GET' } });
    const { said, reports } = await under([...inserts, ...looks], token);
    totals.plans += 1;
    const done = jobsOf(token).filter(({ status }) => status.errorResult === undefined).length;
    if (said !== 'done' || done === 0) totals.lost += 1;
    if (done > 1) totals.duplicated += 1;
    // The attempt moves on after a job that ended in Google's own error, and only then.
    expect(reports).toMatchObject([{ attempt: seed % 5 === 0 ? 2 : 1, bytes_billed: 10_485_760, statements: 1 }]);
  }
  expect(totals).toMatchObject({ plans: 500, lost: 0, duplicated: 0 });
});

it('P17: the naive ways run two jobs, or take their own job for a failure', async () => {
  const proxy = await startFaultProxy({ target, plan: [{ fault: 'stored_then_503', match: JOBS }] });
  const before = service.jobs.size;
  const insert = () =>
    fetch(`${proxy.url}/bigquery/v2/projects/p/jobs`, { method: 'POST', body: '{"configuration":{}}' });
  expect((await insert()).status).toBe(503);
  expect((await insert()).status).toBe(200);
  expect(service.jobs.size).toBe(before + 2);
  await proxy.close();

  const again = await startFaultProxy({ target, plan: [{ fault: 'stored_then_503', match: JOBS }] });
  const { BigQuery } = await import('@google-cloud/bigquery');
  const { OAuth2Client } = await import('google-auth-library');
  const authClient = new OAuth2Client();
  authClient.setCredentials({ access_token: 'x', expiry_date: 8_640_000_000_000_000 });
  const client = new BigQuery({ projectId: 'p', apiEndpoint: again.url, authClient });
  await expect(client.createQueryJob({ query: 'select 1', jobId: 'naive' })).rejects.toMatchObject({ code: 409 });
  expect(service.jobs.has('naive')).toBe(true);
  await again.close();
  totals.naive_broken += 2;
});

it('P17: a job of the same id is adopted only when it is this one: not one of another configuration, nor of another invocation', async () => {
  const { said } = await under([{ fault: 'job_id_taken', match: JOBS }], 'atakenx');
  expect(said).toMatch(/^unavailable: .* is another job's/);
  expect(jobsOf('atakenx')).toHaveLength(1);
  expect((await under([], 'afirst')).said).toBe('done');
  expect((await under([], 'asecond')).said).toBe('done');
  expect([jobsOf('afirst').length, jobsOf('asecond').length]).toEqual([1, 1]);
  totals.plans += 1;
});

it('a quota that is used up is no matter of seconds: nothing is asked a second time', async () => {
  const { said } = await under([{ fault: 'quota_exceeded', match: JOBS, times: 99 }], 'aquotax');
  expect(said).toMatch(/^unavailable: .*Quota exceeded/);
  expect(jobsOf('aquotax')).toEqual([]);
  totals.plans += 1;
});
