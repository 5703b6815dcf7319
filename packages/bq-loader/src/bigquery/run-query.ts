import type { Row } from '../warehouse.ts';
import { type ResultField, type ResultRow, toRow } from './cells.ts';
import type { Connection } from './connection.ts';
import { retry } from './retry.ts';
import { type JobRequest, runJob } from './run-job.ts';

interface Results {
  readonly jobComplete?: boolean;
  readonly schema?: { readonly fields?: readonly ResultField[] };
  readonly rows?: readonly ResultRow[];
  readonly pageToken?: string;
}

/** Runs a statement and reads all rows of its result. A statement without a result gives none. */
export async function runQuery(connection: Connection, request: JobRequest): Promise<readonly Row[]> {
  const { jobReference } = await runJob(connection, request);
  const { location } = connection.address;
  const rows: Row[] = [];
  let pageToken: string | undefined;
  do {
    const query = {
      location,
      'formatOptions.useInt64Timestamp': true,
      ...(pageToken === undefined ? {} : { pageToken }),
    };
    const page = await retry(connection, request.what, async () => {
      const reply = (await connection.api({
        method: 'GET',
        path: `/queries/${jobReference.jobId}`,
        query,
      })) as Results | null;
      if (typeof reply !== 'object' || reply?.jobComplete !== true) throw new Error('the reply to a query is none');
      return reply;
    });
    for (const row of page.rows ?? []) rows.push(toRow(page.schema?.fields ?? [], row));
    pageToken = page.pageToken || undefined;
  } while (pageToken !== undefined);
  return rows;
}
