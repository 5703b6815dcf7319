import { mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { failpoint } from '@hoops/bronze-writer';
import { checkSource } from './check-source.ts';
import { toCell } from './duckdb/cells.ts';
import { ensureSchema, qualified } from './duckdb/ensure-schema.ts';
import { busy, explainLoadError, explainOpenError, explainQueryError } from './duckdb/explain-error.ts';
import { loadTables } from './duckdb/load-tables.ts';
import { rowsOf } from './duckdb/run-sql.ts';
import { loadedAnswers } from './loaded-answers.ts';
import type { Table } from './table.ts';
import { Turns } from './turns.ts';
import type { Cell, Counts, Row, TableLoad, Warehouse } from './warehouse.ts';
import { WarehouseError } from './warehouse-error.ts';

export interface DuckdbOptions {
  /** Opens for reading only, which any number of processes may do while none writes. The file must exist. */
  readonly readOnly?: boolean | undefined;
}

/** SQL that comes from outside can reach neither files nor the network nor these settings. dbt opens the file with settings of its own. */
const settings = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  enable_external_access: 'false',
  lock_configuration: 'true',
  // What does not fit is spilled beside the file; the default is most of the machine. Less than this, and a day's tables do not fit at once.
  memory_limit: '256MiB',
  // While one core merges a batch, the other decodes the next.
  threads: '1',
  // A checkpoint compresses what the log holds into the file; at the default of 16 MiB a season's load is mostly checkpoints.
  checkpoint_threshold: '512MiB',
};

/** Files open in this process. DuckDB locks out other processes only, and a file opened twice in one process would be ruined. */
const openHere = new Set<string>();

const memory = ':memory:';

async function place(path: string): Promise<string> {
  if (path === memory) return memory;
  const folder = dirname(resolve(path));
  await mkdir(folder, { recursive: true });
  return resolve(await realpath(folder), path.split('/').at(-1) as string);
}

/** Opens `duckdb:PATH` or `duckdb::memory:`. DuckDB itself is imported here, not before. */
export async function openDuckdbWarehouse(url: string, options: DuckdbOptions = {}): Promise<Warehouse> {
  const path = url.slice('duckdb:'.length);
  if (path === '') {
    throw new WarehouseError('unavailable', `"${url}" names no file: write duckdb:PATH, e.g. duckdb:data/hoops.duckdb`);
  }
  const readOnly = options.readOnly === true;
  let file: string;
  try {
    file = readOnly && path !== memory ? await realpath(path) : await place(path);
  } catch (error) {
    throw explainOpenError(url, (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Error('No such file') : error);
  }
  if (file !== memory) {
    if (openHere.has(file)) throw busy(url, `this process (${process.pid})`);
    openHere.add(file);
  }
  try {
    return await open(url, file, readOnly);
  } catch (error) {
    openHere.delete(file);
    throw error;
  }
}

async function open(url: string, file: string, readOnly: boolean): Promise<Warehouse> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  let instance: DuckDBInstance;
  try {
    if (file !== memory && (await stat(file).catch(() => null))?.isDirectory()) throw new Error('it is a folder');
    instance = await DuckDBInstance.create(file, { ...settings, ...(readOnly ? { access_mode: 'READ_ONLY' } : {}) });
  } catch (error) {
    throw explainOpenError(url, error);
  }
  try {
    const writer = await instance.connect();
    await refuseStranger(writer, url);
    return new DuckdbWarehouse(url, file, instance, writer, await instance.connect(), readOnly);
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/** A database with tables of which none is ours is somebody else's. */
async function refuseStranger(connection: DuckDBConnection, url: string) {
  const names = await rowsOf(
    connection,
    `select schema_name || '.' || table_name from duckdb_tables() where not internal and database_name = current_database() order by 1`,
  );
  if (names.length === 0 || names.some(([name]) => name === qualified(loadedAnswers))) return;
  const way = 'give the warehouse a file of its own';
  throw new WarehouseError(
    'refused',
    `${url} is a database of another program (it has ${String(names[0]?.[0])}, but no ${qualified(loadedAnswers)}): ${way}`,
  );
}

class DuckdbWarehouse implements Warehouse {
  readonly url: string;
  readonly #file: string;
  readonly #instance: DuckDBInstance;
  readonly #writer: DuckDBConnection;
  /** Queries see the last commit, never a load under way. */
  readonly #reader: DuckDBConnection;
  readonly #readOnly: boolean;
  /** A connection has one transaction at a time, and one query: it must not be closed under a query either. */
  readonly #writes: Turns;
  readonly #reads: Turns;

  constructor(
    url: string,
    file: string,
    instance: DuckDBInstance,
    writer: DuckDBConnection,
    reader: DuckDBConnection,
    readOnly: boolean,
  ) {
    this.url = url;
    this.#file = file;
    this.#instance = instance;
    this.#writer = writer;
    this.#reader = reader;
    this.#readOnly = readOnly;
    this.#writes = new Turns(url, readOnly);
    this.#reads = new Turns(url, readOnly);
  }

  async ensure(tables: readonly Table[]): Promise<void> {
    await this.#writes.write(async () => {
      try {
        await ensureSchema(this.#writer, this.url, tables);
      } catch (error) {
        throw explainLoadError(this.url, error);
      }
    });
  }

  async load(loads: readonly TableLoad[]): Promise<readonly Counts[]> {
    return this.#writes.write(() => this.#load(loads));
  }

  async #load(loads: readonly TableLoad[]): Promise<readonly Counts[]> {
    failpoint('load.before_transaction');
    await this.#writer.run('begin');
    let counts: readonly Counts[];
    try {
      const [held] = await rowsOf(this.#writer, `select source from ${qualified(loadedAnswers)} limit 1`);
      checkSource(this.url, (held?.[0] as string | undefined) ?? null, loads);
      counts = await loadTables(this.#writer, loads);
      failpoint('load.before_commit');
      await this.#writer.run('commit');
    } catch (error) {
      // A failed commit has ended the transaction already.
      await this.#writer.run('rollback').catch(() => undefined);
      throw explainLoadError(this.url, error);
    }
    failpoint('load.after_commit');
    return counts;
  }

  async query(sql: string, params: readonly Cell[] = []): Promise<readonly Row[]> {
    return await this.#reads.take(() => this.#query(sql, params));
  }

  async #query(sql: string, params: readonly Cell[]): Promise<readonly Row[]> {
    try {
      const result = await this.#reader.runAndReadAll(sql, [...params]);
      const names = result.deduplicatedColumnNames();
      return result
        .getRows()
        .map((values) => Object.fromEntries(values.map((value, i) => [names[i], toCell(value, names[i] as string)])));
    } catch (error) {
      throw explainQueryError(this.url, error);
    }
  }

  async close(): Promise<void> {
    if (!(await this.#writes.end())) return;
    await this.#reads.end();
    // Closing would do it too, but hold up the whole process while it does. What it cannot do stays in the log, for the next one to open the file.
    if (!this.#readOnly) await this.#writer.run('checkpoint').catch(() => undefined);
    this.#reader.closeSync();
    this.#writer.closeSync();
    this.#instance.closeSync();
    openHere.delete(this.#file);
  }
}
