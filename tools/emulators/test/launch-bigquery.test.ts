import { expect, it } from 'vitest';
import { PROJECT, startBigquery } from '../src/start-bigquery.ts';
import { startGcs } from '../src/start-gcs.ts';

interface Job {
  readonly status: { readonly errorResult?: { readonly message: string } };
  readonly configuration?: { readonly query: { readonly destinationTable?: { readonly tableId: string } } };
}

async function run(url: string, query: string): Promise<Job> {
  const reply = await fetch(`${url}/bigquery/v2/projects/${PROJECT}/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ configuration: { query: { query, useLegacySql: false } } }),
  });
  const job = (await reply.json()) as Job & { readonly error?: { readonly message: string } };
  if (job.error !== undefined) return { ...job, status: { errorResult: job.error } };
  return job;
}

const createAs = 'create table local.made as select 1 as id';
const assign = 'declare x array<int64>; set (x) = (select as struct array_agg(n) from unnest([1, 2]) as n); select x';
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

    const unmended = await run(shipped.url, createAs);
    expect(unmended.configuration?.query.destinationTable?.tableId).not.toBe('made');
    expect((await run(shipped.url, assign)).status.errorResult?.message).toMatch(/undeclared/i);
    expect((await run(shipped.url, mergeInTransaction)).status.errorResult?.message).toMatch(/aborted/);
  } finally {
    await Promise.all([mended.stop(), shipped.stop(), gcs.stop()]);
  }
});
