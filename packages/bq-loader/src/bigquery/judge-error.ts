/**
 * What an error means for what is to be done.
 * `lost`: the reply may be lost although the work was done; ask again by the same id. `rate`: over within seconds; nothing was done.
 * `quota`: over within minutes or with another plan. `busy`: another load was in the way; nothing was changed. `exists`, `missing`: 409, 404.
 * `denied`: 401, 403. `fault`: Google's own error inside a job. `refused`: the request itself is wrong.
 */
export type Fate = 'lost' | 'rate' | 'quota' | 'busy' | 'exists' | 'missing' | 'denied' | 'fault' | 'refused';

/** An error as BigQuery says it, in a reply or in a job's `errorResult`. */
export interface SaidError {
  readonly code?: number | string | undefined;
  readonly reason?: string | undefined;
  readonly message: string;
}

interface ApiErrorLike {
  readonly code?: number | string;
  readonly message?: string;
  readonly errors?: readonly { readonly reason?: string; readonly message?: string }[];
}

/** The error of a request in the same form as that of a job. */
export function saidBy(error: unknown): SaidError {
  const { code, message, errors } = error as ApiErrorLike;
  return {
    code,
    reason: errors?.[0]?.reason,
    message: String(errors?.[0]?.message ?? message ?? error).split('\n')[0] ?? '',
  };
}

/** What other writers in the way are called. The last two are the emulator's words. */
const conflict =
  /could not serialize|concurrent update|transaction is aborted due to|too many DML statements|hoops: another load|commit DuckLake transaction|Transaction conflict/i;

/** The emulator's first load jobs, when they come at once, stumble over each other; each does well when it is run again. */
const stumble = /write-write conflict on create with "gcs_emulator"/;

export function judgeError({ code, reason, message }: SaidError): Fate {
  if (reason === 'quotaExceeded') return 'quota';
  if (conflict.test(message)) return 'busy';
  if (reason === 'rateLimitExceeded' || reason === 'jobRateLimitExceeded' || code === 429) return 'rate';
  if (code === undefined && stumble.test(message)) return 'fault';
  // In a job, Google's own errors; in a reply, they say nothing about whether the job was taken.
  if (code === undefined) return reason === 'backendError' || reason === 'internalError' ? 'fault' : 'refused';
  if (typeof code === 'string' || code === 0 || code >= 500 || code === 408) return code === 501 ? 'refused' : 'lost';
  if (code === 409) return 'exists';
  if (code === 404) return 'missing';
  return code === 401 || code === 403 ? 'denied' : 'refused';
}
