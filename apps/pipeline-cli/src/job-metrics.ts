import type { Metric } from '@hoops/audit';
import type { JobReport } from '@hoops/bq-loader';

/** What the jobs of a load come to. Bytes are those that the service told of: without any, nothing is said of them, not 0. */
export function jobMetrics(jobs: readonly JobReport[]): Metric[] {
  if (jobs.length === 0) return [];
  const sum = (of: (job: JobReport) => number) => jobs.reduce((total, job) => total + of(job), 0);
  const metrics: Metric[] = [
    { metric: 'jobs', value: jobs.length, unit: 'jobs' },
    { metric: 'statements', value: sum(({ statements }) => statements), unit: 'statements' },
  ];
  if (jobs.some(({ bytes_billed }) => bytes_billed !== null)) {
    metrics.push({ metric: 'bytes_billed', value: sum(({ bytes_billed }) => bytes_billed ?? 0), unit: 'bytes' });
  }
  return metrics;
}
