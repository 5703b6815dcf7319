import { randomBytes } from 'node:crypto';
import { type ObjectStore, openStore } from '@hoops/bronze-writer';
import { connect, emulatorEndpoint } from './bigquery/connect.ts';
import type { Connection, JobReport } from './bigquery/connection.ts';
import { type Ensured, ensureSchema } from './bigquery/ensure-schema.ts';
import { explain } from './bigquery/explain-error.ts';
import { loadTables } from './bigquery/load-tables.ts';
import { positional } from './bigquery/parameters.ts';
import { prefixDatasets } from './bigquery/prefix-datasets.ts';
import { readAddress } from './bigquery/read-address.ts';
import { refuseWrites } from './bigquery/refuse-writes.ts';
import { statement } from './bigquery/run-job.ts';
import { runQuery } from './bigquery/run-query.ts';
import { type Patience, patience } from './bigquery/wait.ts';
import type { Table } from './table.ts';
import { Turns } from './turns.ts';
import type { Cell, Counts, Row, TableLoad, Warehouse } from './warehouse.ts';
import { WarehouseError } from './warehouse-error.ts';

export type { JobReport } from './bigquery/connection.ts';

export interface BigqueryOptions {
  /** Refuses to ensure, to load, and any statement but one query. */
  readonly readOnly?: boolean | undefined;
  /** Called after each job with what it did and what it billed. */
  readonly onJob?: ((report: JobReport) => void) | undefined;
  /** How long to try, where the defaults will not do. */
  readonly patience?: Partial<Patience> | undefined;
}

/**
 * Opens `bigquery://PROJECT?location=US&load=gs://work-bucket/load[&dataset_prefix=test_][&max_bytes_billed=BYTES]`. Google's client is
 * imported here, not before; it finds its credentials by itself. `HOOPS_BIGQUERY_ENDPOINT` points it to an emulator.
 */
export async function openBigqueryWarehouse(url: string, options: BigqueryOptions = {}): Promise<Warehouse> {
  const address = readAddress(url);
  const patient = { ...patience, ...options.patience };
  const api = await connect(address.project, address.location, patient.requestMs);
  const store = await openStore(address.load);
  return new BigqueryWarehouse(
    { url, api, address, patience: patient, tellsBytes: emulatorEndpoint() === undefined, onJob: options.onJob },
    store,
    options.readOnly === true,
  );
}

class BigqueryWarehouse implements Warehouse {
  readonly url: string;
  readonly #connection: Connection;
  readonly #store: ObjectStore;
  /** Loads that overlap would only make each other start again. */
  readonly #turns: Turns;
  readonly #readOnly: boolean;
  readonly #ensured: Ensured = new Map();

  constructor(connection: Connection, store: ObjectStore, readOnly: boolean) {
    this.url = connection.url;
    this.#connection = connection;
    this.#store = store;
    this.#turns = new Turns(connection.url, readOnly);
    this.#readOnly = readOnly;
  }

  async ensure(tables: readonly Table[]): Promise<void> {
    await this.#turns.write(() => ensureSchema(this.#connection, token(), tables, this.#ensured));
  }

  async load(loads: readonly TableLoad[]): Promise<readonly Counts[]> {
    return this.#turns.write(async () => {
      try {
        return await loadTables(this.#connection, this.#store, loads);
      } catch (error) {
        // Tables may have changed under us: the next ensure() looks again.
        if (error instanceof WarehouseError && error.reason === 'schema-mismatch') this.#ensured.clear();
        throw explain(this.url, 'load', error);
      }
    });
  }

  async query(sql: string, params: readonly Cell[] = []): Promise<readonly Row[]> {
    this.#turns.refuseClosed();
    if (this.#readOnly) refuseWrites(this.url, sql);
    const connection = this.#connection;
    const text = prefixDatasets(sql, connection.address.datasetPrefix);
    try {
      return await runQuery(connection, {
        about: 'query',
        run: null,
        token: token(),
        configuration: statement(connection, text, params.map(positional), 'POSITIONAL'),
        what: 'answer this query',
      });
    } catch (error) {
      if (!(error instanceof WarehouseError) || error.reason !== 'schema-mismatch') throw error;
      const said = (error.cause as { message?: string } | undefined)?.message ?? error.message;
      throw new WarehouseError('refused', `${this.url} cannot answer this query (${said}): correct the SQL`, {
        cause: error,
      });
    }
  }

  async close(): Promise<void> {
    await this.#turns.end();
  }
}

const token = () => randomBytes(8).toString('hex');
