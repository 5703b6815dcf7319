import { auditTables } from '@hoops/audit';
import { declaredKeys, diffWarehouses, openWarehouse, type TableDiff } from '@hoops/bq-loader';
import { ConfigError } from '@hoops/nba-client';
import type { Context, Ending } from '../command.ts';
import type { Config } from '../config.ts';
import { diffText } from '../diff-text.ts';
import { exitCodes } from '../exit-code.ts';
import { modelKeys } from '../model-keys.ts';

/** What tells runs and loads apart, not what the league said. */
const lineage = new Set(['run_id', 'fetched_at', 'bronze_object', 'object', 'load_no']);
const schemas = ['staging', 'core', 'marts', 'audit'];

/** `hoops diff`: two warehouses, row by row, on whatever engines they are. */
export async function diff({ config, signal }: Context): Promise<Ending> {
  const { left, right } = config;
  if (left === null || right === null) {
    throw new ConfigError(`${left === null ? '--left' : '--right'} is missing: give the addresses of two warehouses`);
  }
  if (left === right) throw new ConfigError(`--left and --right are both ${left}: give two warehouses`);
  const options = {
    schemas: list(config.schema)?.map(readSchema) ?? schemas.slice(0, 3),
    tables: list(config.table)?.map(readTableName),
    keys: new Map([...declaredKeys(auditTables), ...modelKeys()]),
    leaveOut: (table: string, column: string) =>
      !config.withLineage && table.startsWith('staging.') && lineage.has(column),
    tolerance: readTolerance(config),
  };
  const tables: TableDiff[] = [];
  const ours = await openWarehouse(left, { readOnly: true });
  try {
    const theirs = await openWarehouse(right, { readOnly: true });
    try {
      for await (const table of diffWarehouses(ours, theirs, options)) {
        signal.throwIfAborted();
        tables.push(table);
      }
    } finally {
      await theirs.close();
    }
  } finally {
    await ours.close();
  }
  if (tables.length === 0) {
    const where = options.tables?.join(', ') ?? `a table of ${options.schemas.join(', ')}`;
    throw new ConfigError(`neither side has ${where}: name another with --schema or --table, or load something first`);
  }
  const isEqual = tables.every(({ status }) => status === 'equal');
  return {
    answer: config.json ? JSON.stringify(tables) : diffText(tables, options.tolerance),
    exitCode: isEqual ? exitCodes.ok : exitCodes.incomplete,
  };
}

const list = (text: string | null) => text?.split(',').map((word) => word.trim());

function readSchema(schema: string): string {
  if (schemas.includes(schema)) return schema;
  throw new ConfigError(`--schema "${schema}" is no schema of a warehouse: use ${schemas.join(', ')}`);
}

function readTableName(table: string): string {
  const schema = table.split('.')[0] ?? '';
  if (/^\w+\.\w+$/.test(table) && schemas.includes(schema)) return table;
  throw new ConfigError(`--table "${table}" is no name of a table: write e.g. core.fct_games`);
}

function readTolerance({ tolerance }: Config): number {
  const value = Number(tolerance);
  if (tolerance !== null && tolerance.trim() !== '' && value >= 0 && value < 1) return value;
  throw new ConfigError(`--tolerance "${tolerance}" is no number from 0 to 1: leave it out for 1e-9, or give 0`);
}
