/** What may go wrong with one request. `stored_then_…`: the service did its work, and the reply was lost. */
export type Fault =
  | 'reset'
  | 'stored_then_reset'
  | 'stored_then_503'
  | 'stored_then_stall'
  | 'stall'
  | 'status_401'
  | 'status_403'
  | 'status_404'
  | 'status_429'
  | 'status_503'
  /** One bit of the reply's body is another. */
  | 'corrupted_body'
  /** The connection ends halfway through the body that was announced. */
  | 'cut_body'
  /** Half the body comes, announced as the whole. */
  | 'short_body'
  /** Half the body comes, and then nothing. */
  | 'stalled_body'
  /** One bit of what is uploaded is another when it arrives. */
  | 'corrupted_upload'
  | BigqueryFault;

export type BigqueryFault =
  /** 403, over within seconds. */
  | 'rate_limit_exceeded'
  /** 403, over within minutes or with another plan. */
  | 'quota_exceeded'
  /** The id is that of another job already, so that the service itself answers 409. */
  | 'job_id_taken'
  /** The job is taken and ends in an error: DML that met other DML. */
  | 'could_not_serialize'
  /** The same for a transaction of several statements. */
  | 'transaction_aborted';

export interface Match {
  readonly method?: string | undefined;
  /** A regular expression over path and query, as text, so that a plan is data. */
  readonly path?: string | undefined;
}

export interface FaultStep {
  readonly fault: Fault;
  /** Which requests count; all of them unless given. */
  readonly match?: Match | undefined;
  /** The first of those to be hit, from 1. */
  readonly nth?: number | undefined;
  /** How many are hit in a row; 1 unless given. */
  readonly times?: number | undefined;
  /** Seconds, said in the header of a 429 or 503. */
  readonly retryAfter?: number | undefined;
}

/** When several steps would hit a request, the first does. */
export type FaultPlan = readonly FaultStep[];
