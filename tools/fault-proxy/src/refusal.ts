import type { FaultStep } from './fault.ts';
import { type Reply, refuse } from './reply.ts';

const refusals: Partial<Record<FaultStep['fault'], readonly [status: number, reason: string, message: string]>> = {
  status_401: [401, 'authError', 'Invalid Credentials'],
  status_403: [403, 'forbidden', 'The caller does not have permission.'],
  status_404: [404, 'notFound', 'Not Found'],
  status_429: [429, 'rateLimitExceeded', 'The rate of requests is too high.'],
  status_503: [503, 'backendError', 'Backend Error'],
  stored_then_503: [503, 'backendError', 'We encountered an internal error. Please try again.'],
  rate_limit_exceeded: [403, 'rateLimitExceeded', 'Exceeded rate limits: too many jobs.insert requests.'],
  quota_exceeded: [403, 'quotaExceeded', 'Quota exceeded: Your project exceeded quota for imports per table.'],
};

/** What a fault says in the service's stead; null for one that says nothing of its own. */
export function refusalOf({ fault, retryAfter }: FaultStep): Reply | null {
  const refusal = refusals[fault];
  return refusal === undefined ? null : refuse(...refusal, retryAfter);
}
