import { resolve } from 'node:path';
import { findPython } from './find-python.ts';
import { freePort, type Guarded, startGuarded } from './start-guarded.ts';

const launcher = resolve(import.meta.dirname, '../launch_bigquery.py');

/** The one project that the emulator knows. */
export const PROJECT = 'p';

/** A BigQuery that loads from the given storage: local-bigquery. `asShipped` leaves out the launcher's mends. */
export async function startBigquery(
  gcs: string,
  { asShipped = false }: { readonly asShipped?: boolean | undefined } = {},
): Promise<Guarded> {
  const python = findPython();
  return await startGuarded({
    python,
    command: async (port, folder) => [
      python,
      launcher,
      ...['--host', '127.0.0.1', '--port', String(port), '--grpc-port', String(await freePort())],
      ...['--project', PROJECT, '--data-dir', `${folder}/data`],
    ],
    env: (folder) => ({
      STORAGE_EMULATOR_HOST: gcs,
      HOOPS_EMULATOR_HOME: folder,
      HOOPS_EMULATOR_AS_SHIPPED: asShipped ? '1' : '0',
    }),
    ready: `/bigquery/v2/projects/${PROJECT}/datasets`,
  });
}
