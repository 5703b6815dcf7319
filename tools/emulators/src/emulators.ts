import { PROJECT, startBigquery } from './start-bigquery.ts';
import { startGcs } from './start-gcs.ts';

/** Where the emulators listen, as `http://127.0.0.1:PORT`, and the project that BigQuery's knows. */
export interface Emulators {
  readonly gcs: string;
  readonly bigquery: string;
  readonly project: string;
}

let gcs: Promise<string> | undefined;
let bigquery: Promise<string> | undefined;

/** Storage alone, which starts in a fraction of a second. */
export async function gcsEmulator(): Promise<string> {
  gcs ??= process.env.HOOPS_TEST_GCS ? Promise.resolve(process.env.HOOPS_TEST_GCS) : startGcs().then(({ url }) => url);
  return await gcs;
}

/**
 * Both emulators: those that `with-emulators` started for the whole test run, or else some of this process's own, which end with it.
 * Throws with the reason when they cannot be had, so that the tests fail and are not skipped.
 */
export async function emulators(): Promise<Emulators> {
  const storage = await gcsEmulator();
  bigquery ??= process.env.HOOPS_TEST_BIGQUERY
    ? Promise.resolve(process.env.HOOPS_TEST_BIGQUERY)
    : startBigquery(storage).then(({ url }) => url);
  return { gcs: storage, bigquery: await bigquery, project: PROJECT };
}
