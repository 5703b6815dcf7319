import { ConfigError } from '@hoops/nba-client';
import type { BigqueryOptions } from './bigquery-warehouse.ts';
import type { DuckdbOptions } from './duckdb-warehouse.ts';
import type { Warehouse } from './warehouse.ts';

export type OpenWarehouseOptions = DuckdbOptions & BigqueryOptions;

const openers: Record<string, (url: string, options: OpenWarehouseOptions) => Promise<Warehouse>> = {
  duckdb: async (url, options) => (await import('./duckdb-warehouse.ts')).openDuckdbWarehouse(url, options),
  bigquery: async (url, options) => (await import('./bigquery-warehouse.ts')).openBigqueryWarehouse(url, options),
};

/**
 * Opens a warehouse by its address: `duckdb:PATH`, which is created with its folder when it does not exist, or `duckdb::memory:`.
 * ConfigError for another scheme; WarehouseError `busy`, `refused` or `unavailable` when the file cannot be had.
 */
export async function openWarehouse(url: string, options: OpenWarehouseOptions = {}): Promise<Warehouse> {
  const scheme = /^([a-z]+):/.exec(url)?.[1];
  const opener = scheme === undefined ? undefined : openers[scheme];
  if (opener === undefined) {
    const known = Object.keys(openers).map((each) => `${each}:`);
    throw new ConfigError(
      `"${url}" is no warehouse: an address begins with ${known.join(' or ')}, e.g. duckdb:data/hoops.duckdb (or duckdb::memory:)`,
    );
  }
  return opener(url, options);
}
