import { emulators } from '@hoops/emulators';
import { type FaultPlan, type FaultProxy, startFaultProxy } from '@hoops/fault-proxy';
import { vi } from 'vitest';
import type { BigqueryOptions } from '../src/bigquery-warehouse.ts';
import { openWarehouse } from '../src/open-warehouse.ts';
import type { Table } from '../src/table.ts';
import type { Warehouse } from '../src/warehouse.ts';
import { lines, listings, notes } from './small-tables.ts';

// The emulator answers one query at a time, each within a quarter of a second; on a busy machine, within many.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

/** Waits as short as an emulator allows. */
const patience = { firstMs: 20, longestMs: 500, totalMs: 240_000, requestMs: 120_000 };

let made = 0;
function prefix(): string {
  made += 1;
  return `t${process.pid}_${Date.now().toString(36)}_${made}_`;
}

/** The real project to test against instead, and its work bucket; what the tests leave there expires or bears the prefix `t<number>_`. */
const realProject = process.env.HOOPS_TEST_GCP_PROJECT;

/** The address of an empty warehouse on the emulators, or on the real project when `HOOPS_TEST_GCP_PROJECT` is set. */
export async function emptyAddress(): Promise<string> {
  if (realProject !== undefined && realProject !== '') {
    const load = process.env.HOOPS_TEST_GCP_LOAD;
    if (load === undefined) throw new Error('set HOOPS_TEST_GCP_LOAD to a folder of a work bucket, gs://bucket/load');
    const location = process.env.HOOPS_TEST_GCP_LOCATION ?? 'US';
    return `bigquery://${realProject}?location=${location}&load=${load}&dataset_prefix=${prefix()}`;
  }
  const { gcs, bigquery, project } = await emulators();
  process.env.HOOPS_GCS_ENDPOINT = gcs;
  process.env.HOOPS_BIGQUERY_ENDPOINT = bigquery;
  await fetch(`${gcs}/storage/v1/b`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"hoops-work"}',
  });
  return `bigquery://${project}?location=US&load=gs://hoops-work/load&dataset_prefix=${prefix()}`;
}

export const isEmulated = realProject === undefined || realProject === '';

export const backendName = isEmulated ? 'the BigQuery emulator' : 'BigQuery itself';

/** Opens an address with waits for tests. */
export const openPatiently = (url: string, options: BigqueryOptions = {}) =>
  openWarehouse(url, { patience, ...options });

/** Opens an address of the emulator through a proxy that follows a plan. */
export async function openBehind(
  url: string,
  plan: FaultPlan,
  options: BigqueryOptions = {},
): Promise<{ readonly proxy: FaultProxy; readonly warehouse: Warehouse }> {
  const { bigquery } = await emulators();
  const proxy = await startFaultProxy({ target: bigquery, plan });
  process.env.HOOPS_BIGQUERY_ENDPOINT = proxy.url;
  try {
    return { proxy, warehouse: await openPatiently(url, options) };
  } finally {
    process.env.HOOPS_BIGQUERY_ENDPOINT = bigquery;
  }
}

interface Pooled {
  readonly warehouse: Warehouse;
  isDirty: boolean;
}
const pool: Pooled[] = [];
const small = new Set<Table>([lines, listings, notes]);
const names = ['staging.loaded_answers', 'staging.rejects', 'audit.notes'].concat(
  ['lines', 'listings'].flatMap((name) => [`staging.${name}`, `staging.${name}_versions`]),
);

/**
 * An empty warehouse with the small tables. Making one costs seconds on the emulator, so one that was closed is emptied and used again,
 * unless it was given other tables.
 */
export async function openEmptied(): Promise<Warehouse> {
  const ready = pool.pop();
  const { warehouse, ...rest } = ready ?? { warehouse: await openPatiently(await emptyAddress()), isDirty: false };
  if (ready !== undefined) {
    await warehouse.query(names.map((name) => `delete from ${name} where true`).join(';\n'));
  }
  const pooled: Pooled = { warehouse, ...rest };
  return {
    url: warehouse.url,
    async ensure(tables) {
      if (!tables.every((table) => small.has(table))) pooled.isDirty = true;
      await warehouse.ensure(tables);
    },
    load: (loads) => warehouse.load(loads),
    query: (sql, params) => warehouse.query(sql, params),
    async close() {
      if (!pooled.isDirty) pool.push(pooled);
      else await warehouse.close();
    },
  };
}
