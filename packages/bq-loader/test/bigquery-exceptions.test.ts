import { setTimeout } from 'node:timers/promises';
import { openStore } from '@hoops/bronze-writer';
import { emulators } from '@hoops/emulators';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Api, connect } from '../src/bigquery/connect.ts';
import type { JobReport } from '../src/bigquery-warehouse.ts';
import type { Cell, Row, Warehouse } from '../src/warehouse.ts';
import { emulatorAddress, openPatiently } from './bigquery-backend.ts';
import { answer, lines, scopeLoad } from './small-tables.ts';

interface Job {
  readonly jobReference: { readonly jobId: string; readonly location: string };
  readonly status: { readonly state: string; readonly errorResult?: { readonly message: string } };
  readonly statistics: { readonly query?: { readonly totalBytesBilled?: string } };
}

/** What the emulator forgives or gets wrong, each named. A version of it that closes a gap turns its test red: then the exception goes. */
describe('the BigQuery emulator, unlike BigQuery,', () => {
  let api: Api;
  let dataset: string;
  let made = 0;
  beforeAll(async () => {
    await emulatorAddress();
    const { project } = await emulators();
    api = await connect(project, 'US', 60_000);
    dataset = `exceptions_${process.pid}_${Date.now().toString(36)}`;
    await api({
      method: 'POST',
      path: '/datasets',
      body: { datasetReference: { datasetId: dataset }, location: 'EU' },
    });
  }, 120_000);

  async function run(configuration: object, location = 'US'): Promise<Job> {
    made += 1;
    const jobReference = { projectId: (await emulators()).project, jobId: `${dataset}_${made}`, location };
    let job = (await api({ method: 'POST', path: '/jobs', body: { jobReference, configuration } })) as Job;
    // A busy emulator answers before the job is done, as BigQuery does.
    while (job.status.state !== 'DONE') {
      await setTimeout(100);
      job = (await api({ method: 'GET', path: `/jobs/${jobReference.jobId}` })) as Job;
    }
    return job;
  }
  const statement = (query: string, more: object = {}) => run({ query: { query, useLegacySql: false, ...more } });
  async function rowsOf(query: string): Promise<unknown> {
    const { jobReference } = await statement(query);
    const { rows = [] } = (await api({ method: 'GET', path: `/queries/${jobReference.jobId}` })) as {
      rows?: { f: { v: unknown }[] }[];
    };
    return rows.map(({ f }) => f.map(({ v }) => v));
  }
  async function loadLine(line: string, folder = 'exceptions'): Promise<{ job: Job; table: string }> {
    made += 1;
    const table = `t${made}`;
    const store = await openStore('gs://hoops-work/load');
    const name = `${folder}/${dataset}/${table}.ndjson`;
    await store.create(name, new TextEncoder().encode(`${line}\n`));
    const fields = [
      { name: 'id', type: 'STRING', mode: 'REQUIRED' },
      { name: 'points', type: 'INT64', mode: 'NULLABLE' },
    ];
    const job = await run({
      load: {
        sourceUris: [`gs://hoops-work/load/${name}`],
        sourceFormat: 'NEWLINE_DELIMITED_JSON',
        schema: { fields },
        destinationTable: { projectId: (await emulators()).project, datasetId: dataset, tableId: table },
        writeDisposition: 'WRITE_TRUNCATE',
        ignoreUnknownValues: false,
        maxBadRecords: 0,
      },
    });
    return { job, table };
  }

  it('loads null into a column that is never null', async () => {
    const { job, table } = await loadLine('{"points":1}');
    expect(job.status.errorResult).toBeUndefined();
    expect(await rowsOf(`select id, points from ${dataset}.${table}`)).toEqual([[null, '1']]);
  });

  it('rounds 2.5 into a whole number', async () => {
    const { job, table } = await loadLine('{"id":"a","points":2.5}');
    expect(job.status.errorResult).toBeUndefined();
    expect(await rowsOf(`select points from ${dataset}.${table}`)).toEqual([['3']]);
  });

  it('drops a field that the table does not have', async () => {
    const { job, table } = await loadLine('{"id":"a","pionts":2}');
    expect(job.status.errorResult).toBeUndefined();
    expect(await rowsOf(`select * from ${dataset}.${table}`)).toEqual([['a', null]]);
  });

  it('takes `id=b` in the name of an object for a column, over what the row says', async () => {
    const { job, table } = await loadLine('{"id":"a"}', 'id=b');
    expect(job.status.errorResult).toBeUndefined();
    expect(await rowsOf(`select id from ${dataset}.${table}`)).toEqual([['b']]);
  });

  it('answers from US whatever location it is asked in', async () => {
    const job = await run({ query: { query: 'select 1', useLegacySql: false } }, 'EU');
    expect(job.jobReference.location).toBe('US');
  });

  it('bills nothing and keeps to no limit of what may be billed', async () => {
    const { status, statistics } = await statement('select 1', { maximumBytesBilled: '1' });
    expect(status.errorResult).toBeUndefined();
    expect(statistics.query?.totalBytesBilled).toBe('0');
  });

  it('changes by PATCH what it says about a view, and not the view', async () => {
    const path = `/datasets/${dataset}/tables`;
    const view = (query: string) => ({ view: { query, useLegacySql: false } });
    const tableReference = { projectId: (await emulators()).project, datasetId: dataset, tableId: 'v' };
    await api({ method: 'POST', path, body: { tableReference, ...view("select 'old' as it") } });
    await api({ method: 'PATCH', path: `${path}/v`, body: view("select 'new' as it") });
    expect(await rowsOf(`select * from ${dataset}.v`)).toEqual([['old']]);
  });

  it('knows the fields of a list of structs by the name of the list only', async () => {
    const parameter = {
      name: 'list',
      parameterType: {
        type: 'ARRAY',
        arrayType: { type: 'STRUCT', structTypes: [{ name: 't', type: { type: 'INT64' } }] },
      },
      parameterValue: { arrayValues: [{ structValues: { t: { value: '1' } } }] },
    };
    const asked = (query: string) => statement(query, { parameterMode: 'NAMED', queryParameters: [parameter] });
    expect((await asked('select t from unnest(@list)')).status.errorResult?.message).toMatch(/Unrecognized name: t/);
    expect((await asked('select u.t from unnest(@list) as u')).status.errorResult).toBeUndefined();
  });
});

describe('rows that BigQuery would refuse and its emulator would bend', () => {
  let warehouse: Warehouse;
  const jobs: JobReport[] = [];
  beforeAll(async () => {
    warehouse = await openPatiently(await emulatorAddress(), { onJob: (report) => jobs.push(report) });
    await warehouse.ensure([lines]);
  }, 120_000);

  const good: Row = { player_id: 'p1', game_date: '2026-01-15', points: 1 };
  const bad: [string, Readonly<Record<string, unknown>>, RegExp][] = [
    ['null where a value is required', { game_date: null }, /game_date cannot hold null \(it is DATE, never null\)/],
    ['2.5 as a whole number', { points: 2.5 }, /points cannot hold 2\.5 \(it is INT64\)/],
    ['a whole number beyond 2^53', { points: 2 ** 53 }, /points cannot hold 9007199254740992/],
    ['a number that is none', { seconds_played: Number.NaN }, /seconds_played cannot hold/],
    ['text as a number', { points: '7' }, /points cannot hold "7"/],
    ['a day that is none', { game_date: '2026-02-29' }, /game_date cannot hold "2026-02-29"/],
    ['an instant without a zone', { tip_off_at: '2026-01-16T00:30:00' }, /tip_off_at cannot hold/],
    ['text that is no Unicode', { player_id: '\ud800' }, /player_id cannot hold/],
    ['a field that the table does not have', { pionts: 1 }, /staging\.lines has no column pionts/],
  ];
  for (const [what, some, message] of bad) {
    it(`are refused before a job is run: ${what}`, async () => {
      const before = jobs.length;
      const scope = scopeLoad(lines, 'g1', answer(), [good]);
      const rows = scope.rows.map((row) => ({ ...row, ...(some as Record<string, Cell>) }));
      await expect(warehouse.load([{ table: lines, scopes: [{ ...scope, rows }] }])).rejects.toMatchObject({
        name: 'WarehouseError',
        reason: 'lossy',
        message: expect.stringMatching(message),
      });
      expect(jobs.length).toBe(before);
    });
  }

  it('runs four jobs for a load of one table, and tells of each', async () => {
    jobs.length = 0;
    await warehouse.load([{ table: lines, scopes: [scopeLoad(lines, 'g2', answer(), [good])] }]);
    const told = jobs.map(({ about, kind }) => `${about} ${kind}`);
    expect(new Set(told)).toEqual(new Set(['lines load', 'state query', 'compare query', 'commit query']));
    expect(told).toHaveLength(4);
    expect(jobs.find(({ kind }) => kind === 'load')).toMatchObject({ rows: 1, statements: 0, bytes_billed: null });
    expect(jobs.every(({ attempt, bytes_billed }) => attempt === 1 && bytes_billed === null)).toBe(true);
  });
});
