import type { BigqueryFault } from './fault.ts';

export interface JobRequest {
  readonly jobReference?: { readonly jobId?: string; readonly projectId?: string; readonly location?: string };
  readonly configuration?: object;
}

const messages: Partial<Record<BigqueryFault, string>> = {
  could_not_serialize: 'Could not serialize access to table p:d.t due to concurrent update',
  transaction_aborted: 'Transaction is aborted due to concurrent update against table p:d.t. Transaction ID: 0',
};

/** Jobs that the proxy let end in an error: the service never hears of them, and whoever asks again is told the same. */
export class FailedJobs {
  readonly #jobs = new Map<string, object>();

  fail(fault: BigqueryFault, path: string, request: JobRequest): object {
    const projectId = request.jobReference?.projectId ?? /\/projects\/([^/?]+)/.exec(path)?.[1] ?? 'p';
    const jobId = request.jobReference?.jobId ?? `failed-${this.#jobs.size + 1}`;
    const error = { reason: 'invalidQuery', location: 'query', message: messages[fault] };
    const job = {
      kind: 'bigquery#job',
      id: `${projectId}:US.${jobId}`,
      jobReference: { projectId, jobId, location: request.jobReference?.location ?? 'US' },
      configuration: request.configuration ?? {},
      status: { state: 'DONE', errorResult: error, errors: [error] },
      statistics: { creationTime: '0', startTime: '0', endTime: '0' },
    };
    this.#jobs.set(jobId, job);
    return job;
  }

  /** The job that a request asks about, and whether it asks for its results, which is refused. */
  find(method: string, path: string): { job: object; message: string; wantsResults: boolean } | null {
    const [, kind, id] = /^\/bigquery\/v2\/projects\/[^/]+\/(jobs|queries)\/([^/?]+)/.exec(path) ?? [];
    const job = method === 'GET' && id !== undefined ? this.#jobs.get(decodeURIComponent(id)) : undefined;
    if (job === undefined) return null;
    const { status } = job as { status: { errorResult: { message: string } } };
    return { job, message: status.errorResult.message, wantsResults: kind === 'queries' };
  }

  /** A second insert with the id of a failed job is refused, as the service would. */
  has(jobId: string | undefined): boolean {
    return jobId !== undefined && this.#jobs.has(jobId);
  }
}
