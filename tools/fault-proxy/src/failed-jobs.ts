import type { BigqueryFault } from './fault.ts';
import { json, type Reply, refuse } from './reply.ts';

export interface JobRequest {
  readonly jobReference?: { readonly jobId?: string; readonly projectId?: string; readonly location?: string };
  readonly configuration?: object;
}

interface FailedJob {
  readonly job: object;
  readonly message: string;
}

const messages: Partial<Record<BigqueryFault, string>> = {
  could_not_serialize: 'Could not serialize access to table p:d.t due to concurrent update',
  transaction_aborted: 'Transaction is aborted due to concurrent update against table p:d.t. Transaction ID: 0',
};

/** Jobs that the proxy let end in an error: the service never hears of them, and whoever asks again is told the same. */
export class FailedJobs {
  readonly #jobs = new Map<string, FailedJob>();

  /** The job as BigQuery would give it back from jobs.insert: taken, done, and failed. */
  fail(fault: BigqueryFault, path: string, { jobReference, configuration = {} }: JobRequest): object {
    const { projectId = /\/projects\/([^/?]+)/.exec(path)?.[1] ?? 'p', location = 'US' } = jobReference ?? {};
    const jobId = jobReference?.jobId ?? `failed-${this.#jobs.size + 1}`;
    const message = messages[fault] ?? fault;
    const error = { reason: 'invalidQuery', location: 'query', message };
    const job = {
      kind: 'bigquery#job',
      id: `${projectId}:${location}.${jobId}`,
      jobReference: { projectId, jobId, location },
      configuration,
      status: { state: 'DONE', errorResult: error, errors: [error] },
      statistics: { creationTime: '0', startTime: '0', endTime: '0' },
    };
    this.#jobs.set(jobId, { job, message });
    return job;
  }

  /** The answer to a request that speaks of a failed job; null to any other. Its results are refused, and so is another job of its id. */
  answer(method: string, path: string, body: Buffer): Reply | null {
    const [, kind, id] = /^\/bigquery\/v2\/projects\/[^/]+\/(jobs|queries)(?:\/([^/?]+))?(?:\?|$)/.exec(path) ?? [];
    if (kind === 'jobs' && method === 'POST' && id === undefined && this.#jobs.size > 0) {
      const jobId = (JSON.parse(body.toString('utf8')) as JobRequest).jobReference?.jobId ?? '';
      return this.#jobs.has(jobId) ? refuse(409, 'duplicate', `Already Exists: Job ${jobId}`) : null;
    }
    const failed = method === 'GET' && id !== undefined ? this.#jobs.get(decodeURIComponent(id)) : undefined;
    if (failed === undefined) return null;
    return kind === 'queries' ? refuse(400, 'invalidQuery', failed.message) : json(200, failed.job);
  }
}
