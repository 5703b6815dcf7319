import type { Table } from '../table.ts';
import type { Api } from './connect.ts';
import type { Address } from './read-address.ts';
import type { Patience } from './wait.ts';

/** What one job did and cost, for metrics. */
export interface JobReport {
  readonly job_id: string;
  readonly kind: 'load' | 'query';
  /** What it was for: a table's name, `state`, `compare`, `commit` or `query`. */
  readonly about: string;
  /** Statements that it ran; 0 for a load job, which is free. */
  readonly statements: number;
  /** Null where the service does not tell: a load job is free, and an emulator knows no bill. */
  readonly bytes_billed: number | null;
  /** Rows that a load job read. */
  readonly rows: number | null;
  /** Which attempt it was, from 1. */
  readonly attempt: number;
}

/** All that a job needs to know about where it runs. */
export interface Connection {
  readonly url: string;
  readonly api: Api;
  readonly address: Address;
  readonly patience: Patience;
  /** An emulator says 0 to what it does not know. */
  readonly tellsBytes: boolean;
  readonly onJob: ((report: JobReport) => void) | undefined;
}

/** The name of a dataset in this warehouse. */
export const datasetId = ({ address }: Connection, dataset: string): string => `${address.datasetPrefix}${dataset}`;

/** A table's full name as SQL writes it. Made of the address and of declarations, never of data. */
export const sqlName = (connection: Connection, { dataset, name }: Pick<Table, 'name'> & { dataset: string }): string =>
  `\`${connection.address.project}.${datasetId(connection, dataset)}.${name}\``;
