import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { PROJECT, startBigquery } from '../src/start-bigquery.ts';
import { startGcs } from '../src/start-gcs.ts';

interface Job {
  readonly jobReference: { readonly jobId: string };
  readonly status: { readonly state?: string; readonly errorResult?: { readonly message: string } };
  readonly configuration?: { readonly query: { readonly destinationTable?: { readonly tableId: string } } };
}

async function run(url: string, query: string): Promise<Job> {
  const reply = await fetch(`${url}/bigquery/v2/projects/${PROJECT}/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ configuration: { query: { query, useLegacySql: false } } }),
  });
  let job = (await reply.json()) as Job & { readonly error?: { readonly message: string } };
  if (job.error !== undefined) return { ...job, status: { errorResult: job.error } };
  // A busy emulator answers before the job is done, as BigQuery does.
  while (job.status.state !== 'DONE') {
    await setTimeout(100);
    job = (await (await fetch(`${url}/bigquery/v2/projects/${PROJECT}/jobs/${job.jobReference.jobId}`)).json()) as Job;
  }
  return job;
}

async function describe(url: string, table: string): Promise<unknown> {
  const reply = await fetch(`${url}/bigquery/v2/projects/${PROJECT}/datasets/local/tables/${table}`);
  if (!reply.ok) return { error: reply.status };
  const { type, numRows, schema } = (await reply.json()) as Record<string, unknown>;
  return { type, numRows, schema };
}

async function resultOf(url: string, { jobReference }: Job): Promise<unknown> {
  const reply = await fetch(`${url}/bigquery/v2/projects/${PROJECT}/queries/${jobReference.jobId}`);
  const { schema, rows, totalRows } = (await reply.json()) as Record<string, unknown>;
  return { schema, rows, totalRows };
}

const createAs = 'create table local.made as select 1 as id';
const assign = 'declare x array<int64>; set (x) = (select as struct array_agg(n) from unnest([1, 2]) as n); select x';
/** What the catalogue knows of a table and of a view, asked as DuckDB's own views would answer. */
const known = `create or replace table local.counted (id int64 not null, name string); insert into local.counted (id) values (1), (2);
  delete from local.counted where id = 1; create or replace view local.seen as select * from local.counted;
  create temp table passing as select *, [id] as ids from local.seen; select * from passing`;
const mergeInTransaction = `create or replace table local.kept as select 1 as id; begin transaction;
  merge into local.kept k using (select 2 as id) n on k.id = n.id when not matched then insert (id) values (id); commit transaction`;

it('mends what the emulator as shipped gets wrong; this turns red when a new version needs no mending', async () => {
  const gcs = await startGcs();
  const [mended, shipped] = await Promise.all([startBigquery(gcs.url), startBigquery(gcs.url, { asShipped: true })]);
  try {
    const made = await run(mended.url, createAs);
    expect(made.status.errorResult).toBeUndefined();
    expect(made.configuration?.query.destinationTable?.tableId).toBe('made');
    expect((await run(mended.url, assign)).status.errorResult).toBeUndefined();

    expect((await run(mended.url, mergeInTransaction)).status.errorResult).toBeUndefined();

    const facts = [mended.url, shipped.url].map(async (url) => {
      const job = await run(url, known);
      expect(job.status.errorResult).toBeUndefined();
      const described = ['counted', 'seen', 'no_such_table'].map((name) => describe(url, name));
      return await Promise.all([...described, resultOf(url, job)]);
    });
    const [quick, slow] = await Promise.all(facts);
    expect(quick).toEqual(slow);
    expect(quick).toMatchObject([
      { type: 'TABLE', schema: { fields: [{ name: 'id', mode: 'REQUIRED' }, { name: 'name' }] } },
      { type: 'VIEW' },
      { error: 404 },
      { totalRows: '1', rows: [{ f: [{ v: '2' }, { v: null }, { v: [{ v: '2' }] }] }] },
    ]);

    const unmended = await run(shipped.url, createAs);
    expect(unmended.configuration?.query.destinationTable?.tableId).not.toBe('made');
    expect((await run(shipped.url, assign)).status.errorResult?.message).toMatch(/undeclared/i);
    expect((await run(shipped.url, mergeInTransaction)).status.errorResult?.message).toMatch(/aborted/);
  } finally {
    await Promise.all([mended.stop(), shipped.stop(), gcs.stop()]);
  }
});
