import { describe, expect, it } from 'vitest';
import { compareTable } from '../src/bigquery/compare-table.ts';
import { judgeError } from '../src/bigquery/judge-error.ts';
import { prefixDatasets } from '../src/bigquery/prefix-datasets.ts';
import { readAddress } from '../src/bigquery/read-address.ts';
import { tableResource } from '../src/bigquery/table-resource.ts';
import { lines, listings } from './small-tables.ts';

describe('readAddress', () => {
  it('reads project, location, work folder, prefix and limit', () => {
    expect(
      readAddress('bigquery://my-project?location=EU&load=gs://work/load&dataset_prefix=t_&max_bytes_billed=7'),
    ).toEqual({
      project: 'my-project',
      location: 'EU',
      load: 'gs://work/load',
      datasetPrefix: 't_',
      maxBytesBilled: '7',
    });
  });

  it.each([
    ['bigquery://', /names no project/],
    ['bigquery://p`; drop', /names no project/],
    ['bigquery://p', /does not say where rows are put/],
    ['bigquery://p?load=folder:x', /load in .* is "folder:x"/],
    ['bigquery://p?load=gs://work/load&dataset_prefix=a`b', /dataset_prefix/],
    ['bigquery://p?load=gs://work/load&dataset=x', /"dataset" in .* is no setting/],
  ])('refuses %s', (url, message) => {
    expect(() => readAddress(url)).toThrow(message);
  });
});

describe('judgeError', () => {
  it.each([
    [{ code: 403, reason: 'rateLimitExceeded', message: '' }, 'rate'],
    [{ code: 403, reason: 'quotaExceeded', message: '' }, 'quota'],
    [{ code: 403, reason: 'accessDenied', message: '' }, 'denied'],
    [{ code: 'ECONNRESET', message: '' }, 'lost'],
    [{ code: 503, reason: 'backendError', message: '' }, 'lost'],
    [{ reason: 'backendError', message: '' }, 'fault'],
    [{ reason: 'invalidQuery', message: 'Catalog write-write conflict on create with "gcs_emulator"' }, 'fault'],
    [{ reason: 'invalidQuery', message: 'Could not serialize access to table' }, 'busy'],
    [{ reason: 'invalidQuery', message: 'Too many DML statements outstanding' }, 'busy'],
    [{ code: 409, reason: 'duplicate', message: '' }, 'exists'],
    [{ reason: 'invalid', message: 'Provided schema does not match' }, 'refused'],
  ])('tells %o', (said, fate) => {
    expect(judgeError(said)).toBe(fate);
  });
});

describe('compareTable', () => {
  it('names partitions and clusters that differ, and finds nothing where BigQuery only writes types otherwise', () => {
    const declared = tableResource(lines);
    expect(declared).toMatchObject({
      timePartitioning: { type: 'MONTH', field: 'game_date' },
      clustering: { fields: ['game_id'] },
    });
    const fields = declared.schema?.fields?.map((field) =>
      field.type === 'INT64' ? { ...field, type: 'INTEGER' } : field,
    );
    expect(compareTable({ ...declared, schema: { fields: fields ?? [] } }, declared)).toBeNull();
    const { timePartitioning: _, ...unpartitioned } = declared;
    expect(compareTable(unpartitioned, declared)).toBe('is not partitioned, not partitioned by MONTH of game_date');
    expect(compareTable({ ...declared, clustering: { fields: ['player_id'] } }, declared)).toMatch(
      /is clustered by player_id/,
    );
    expect(tableResource(listings).clustering).toEqual({ fields: ['game_id'] });
  });
});

describe('prefixDatasets', () => {
  it('puts the prefix before the names of datasets, and leaves text, quoted names and comments alone', () => {
    const sql =
      "select 'staging.x', l.points -- staging.y\nfrom staging.lines l join `p.staging.z` on core.staging.q = 1";
    expect(prefixDatasets(sql, 't_')).toBe(
      "select 'staging.x', l.points -- staging.y\nfrom t_staging.lines l join `p.staging.z` on t_core.staging.q = 1",
    );
    expect(prefixDatasets(sql, '')).toBe(sql);
  });
});
