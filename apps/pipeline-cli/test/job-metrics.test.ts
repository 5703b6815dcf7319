import type { JobReport } from '@hoops/bq-loader';
import { expect, it } from 'vitest';
import { jobMetrics } from '../src/job-metrics.ts';

const job = (about: string, statements: number, bytes_billed: number | null): JobReport => ({
  job_id: `hoops_${about}`,
  kind: statements === 0 ? 'load' : 'query',
  about,
  statements,
  bytes_billed,
  rows: null,
  attempt: 1,
});

it('adds up jobs, statements and the bytes that the service told of', () => {
  expect(jobMetrics([job('games', 0, null), job('state', 1, 10_485_760), job('commit', 9, 31_457_280)])).toEqual([
    { metric: 'jobs', value: 3, unit: 'jobs' },
    { metric: 'statements', value: 10, unit: 'statements' },
    { metric: 'bytes_billed', value: 41_943_040, unit: 'bytes' },
  ]);
});

it('says nothing of bytes where the service did not, and nothing at all where there were no jobs', () => {
  expect(jobMetrics([job('games', 0, null), job('state', 1, null)]).map(({ metric }) => metric)).toEqual([
    'jobs',
    'statements',
  ]);
  expect(jobMetrics([job('state', 1, 0)]).at(-1)).toEqual({ metric: 'bytes_billed', value: 0, unit: 'bytes' });
  expect(jobMetrics([])).toEqual([]);
});
