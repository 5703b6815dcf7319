import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { startFaultProxy } from '../src/start-fault-proxy.ts';

const JOBS = '/bigquery/v2/projects/p/jobs';

/** Takes each job id once, like BigQuery. */
async function withJobs(use: (target: string, jobs: Map<string, unknown>) => Promise<void>): Promise<void> {
  const jobs = new Map<string, unknown>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const job = request.method === 'POST' ? JSON.parse(body) : jobs.get(request.url?.split('/').at(-1) ?? '');
    const isTaken = request.method === 'POST' && jobs.has(job.jobReference.jobId);
    if (request.method === 'POST' && !isTaken) jobs.set(job.jobReference.jobId, job);
    response.writeHead(isTaken ? 409 : job === undefined ? 404 : 200).end(JSON.stringify(job ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, jobs);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function ask(url: string, job?: string): Promise<{ status: number; body: Record<string, never> }> {
  const body = JSON.stringify({
    jobReference: { projectId: 'p', jobId: job },
    configuration: { query: { query: 'q' } },
  });
  const reply = await fetch(url, job === undefined ? {} : { method: 'POST', body });
  return { status: reply.status, body: (await reply.json()) as Record<string, never> };
}

it.each([
  ['could_not_serialize', /Could not serialize/],
  ['transaction_aborted', /Transaction is aborted/],
] as const)('%s: the job is taken, has failed, and stays so; another id works', async (fault, words) => {
  await withJobs(async (target, jobs) => {
    const proxy = await startFaultProxy({ target, plan: [{ fault, match: { method: 'POST', path: '/jobs' } }] });
    const url = proxy.url + JOBS;
    const failed = {
      status: 200,
      body: { status: { state: 'DONE', errorResult: { message: expect.stringMatching(words) } } },
    };
    expect(await ask(url, 'one')).toMatchObject(failed);
    expect(await ask(`${url}/one?location=US`)).toMatchObject(failed);
    expect(await ask(`${proxy.url}/bigquery/v2/projects/p/queries/one?location=US`)).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringMatching(words) } },
    });
    expect((await ask(url, 'one')).status).toBe(409);
    expect([...jobs.keys()]).toEqual([]);
    expect((await ask(url, 'two')).status).toBe(200);
    expect((await ask(`${url}/two`)).status).toBe(200);
    expect([...jobs.keys()]).toEqual(['two']);
    await proxy.close();
  });
});

it('job_id_taken: the service itself answers 409, and holds another configuration', async () => {
  await withJobs(async (target, jobs) => {
    const proxy = await startFaultProxy({ target, plan: [{ fault: 'job_id_taken' }] });
    expect((await ask(proxy.url + JOBS, 'one')).status).toBe(409);
    expect(jobs.get('one')).toMatchObject({ configuration: { query: { query: 'select 1 as taken' } } });
    await proxy.close();
  });
});

it('stored_then_reset on jobs.insert: the job is there once', async () => {
  await withJobs(async (target, jobs) => {
    const proxy = await startFaultProxy({ target, plan: [{ fault: 'stored_then_reset' }] });
    await expect(ask(proxy.url + JOBS, 'one')).rejects.toThrow();
    expect((await ask(proxy.url + JOBS, 'one')).status).toBe(409);
    expect([...jobs.keys()]).toEqual(['one']);
    await proxy.close();
  });
});
