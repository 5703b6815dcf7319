import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ObjectStore } from '@hoops/bronze-writer';
import { bigQuerySchema } from '../schema/bigquery-schema.ts';
import type { Column, Table } from '../table.ts';
import { qualified } from '../versions-of.ts';
import type { Row } from '../warehouse.ts';
import { WarehouseError } from '../warehouse-error.ts';
import { type Connection, datasetId, sqlName } from './connection.ts';
import { runJob } from './run-job.ts';

const compress = promisify(gzip);
const rowsPerObject = 20_000;

/** The number of the scope load that a row came with. */
const n: Column = { name: 'n', type: 'INT64', nullable: false, description: '' };

/** The rows of one table on their way: written to the work bucket, loaded by one job into a table of this invocation's own. */
export interface Staged {
  /** As SQL names it: a table, or an empty list of the same columns when there are no rows. */
  readonly from: string;
  readonly rows: number;
}

export interface Staging {
  readonly store: ObjectStore;
  readonly run: string | null;
  readonly token: string;
}

/** Rows must have been checked: BigQuery refuses what does not fit, an emulator may bend it. */
export async function stageRows(
  connection: Connection,
  { store, run, token }: Staging,
  table: Table,
  scopes: readonly { readonly rows: readonly object[] }[],
): Promise<Staged> {
  const lines: string[] = [];
  for (const [i, scope] of scopes.entries()) {
    for (const row of scope.rows) lines.push(lineOf(table, i, row as Row));
  }
  const columns = [n, ...table.columns];
  if (lines.length === 0) {
    const none = columns.map(({ name, type }) => `cast(null as ${type}) as ${name}`).join(', ');
    return { from: `(select ${none} from unnest(cast([] as array<int64>)))`, rows: 0 };
  }
  // No `=` in it: the emulator would take that for a column, and its value for the rows'.
  const folder = `${run !== null && /^\w[\w.-]*$/.test(run) ? run : 'several'}/${token}`;
  const sourceUris: string[] = [];
  for (let from = 0; from < lines.length; from += rowsPerObject) {
    const name = `${folder}/${qualified(table)}.${sourceUris.length + 1}.ndjson.gz`;
    await store.create(name, await compress(`${lines.slice(from, from + rowsPerObject).join('\n')}\n`, { level: 6 }));
    sourceUris.push(`${connection.address.load}/${name}`);
  }
  const name = `${table.dataset}_${table.name}_${token}`;
  const what = `load ${lines.length} rows of ${qualified(table)} from ${sourceUris[0]}`;
  const job = await runJob(connection, {
    about: table.name,
    run,
    token,
    configuration: {
      load: {
        sourceUris,
        sourceFormat: 'NEWLINE_DELIMITED_JSON',
        schema: { fields: bigQuerySchema({ ...table, columns }) },
        destinationTable: {
          projectId: connection.address.project,
          datasetId: datasetId(connection, 'load'),
          tableId: name,
        },
        createDisposition: 'CREATE_IF_NEEDED',
        // A second attempt of the same job replaces what a first one may have left.
        writeDisposition: 'WRITE_TRUNCATE',
        autodetect: false,
        ignoreUnknownValues: false,
        maxBadRecords: 0,
      },
    },
    what,
  });
  const loaded = Number(job.statistics?.load?.outputRows ?? lines.length);
  if (loaded !== lines.length) {
    throw new WarehouseError(
      'lossy',
      `${connection.url} could not ${what}: ${loaded} arrived; nothing was loaded; run the same command again and report this if it repeats`,
    );
  }
  return { from: sqlName(connection, { dataset: 'load', name }), rows: lines.length };
}

function lineOf(table: Table, i: number, row: Row): string {
  const line: Record<string, unknown> = { n: i };
  for (const { name } of table.columns) {
    const value = row[name];
    if (value !== null && value !== undefined) line[name] = value;
  }
  return JSON.stringify(line);
}
