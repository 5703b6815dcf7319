import type { BigQueryOptions } from '@google-cloud/bigquery';
import { needCredentials } from '@hoops/bronze-writer';

/** One request to BigQuery's REST interface, below `/bigquery/v2/projects/PROJECT`. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object | undefined;
  readonly query?: Readonly<Record<string, string | number | boolean>> | undefined;
}

/** Sends a request once, authorized; gives the reply's JSON, or throws Google's ApiError. */
export type Api = (request: ApiRequest) => Promise<unknown>;

interface RequestOptions {
  readonly method: string;
  readonly uri: string;
  readonly json?: object | undefined;
  readonly qs?: object | undefined;
}
interface Requester {
  request(options: RequestOptions, callback: (error: Error | null, body: unknown) => void): void;
}

/** The emulator that `HOOPS_BIGQUERY_ENDPOINT` points to; undefined for Google itself. */
export const emulatorEndpoint = (): string | undefined => process.env.HOOPS_BIGQUERY_ENDPOINT || undefined;

/**
 * Google's client, imported only here, with its own retries switched off: it retries an insert whose reply was lost into a 409, and its
 * createJob takes mere warnings for an error. `HOOPS_BIGQUERY_ENDPOINT` points to an emulator, which needs no credentials; else those of
 * the environment are used (Application Default Credentials).
 */
export async function connect(project: string, location: string, requestMs: number): Promise<Api> {
  const { BigQuery } = await import('@google-cloud/bigquery');
  const options: BigQueryOptions = { projectId: project, location, autoRetry: false, maxRetries: 0 };
  const endpoint = emulatorEndpoint();
  if (endpoint !== undefined) {
    const { OAuth2Client } = await import('google-auth-library');
    const authClient = new OAuth2Client();
    authClient.setCredentials({ access_token: 'emulator', expiry_date: 8_640_000_000_000_000 });
    Object.assign(options, { apiEndpoint: endpoint, authClient });
  } else await needCredentials();
  const client = new BigQuery(options) as unknown as Requester;
  return ({ method, path, body, query }) =>
    new Promise((done, fail) => {
      // The client has a time limit that nothing keeps: a reply that never comes would hold a run for ever.
      const timer = setTimeout(() => {
        fail(Object.assign(new Error(`no answer within ${requestMs / 1000} s`), { code: 'ETIMEDOUT' }));
      }, requestMs);
      client.request({ method, uri: path, json: body, qs: query }, (error, reply) => {
        clearTimeout(timer);
        if (error) fail(error);
        else done(reply);
      });
    });
}
