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

/** A real project to test against instead, and a bucket of it. What the tests leave in datasets bears the prefix `t<number>_`. */
const { HOOPS_TEST_GCP_PROJECT: project, HOOPS_TEST_GCP_BUCKET: bucket, HOOPS_TEST_GCP_LOCATION } = process.env;
export const isEmulated = !project;

/** The address of an empty warehouse on the emulators. */
export async function emulatorAddress(): Promise<string> {
  const { gcs, bigquery, project: emulated } = await emulators();
  process.env.HOOPS_GCS_ENDPOINT = gcs;
  process.env.HOOPS_BIGQUERY_ENDPOINT = bigquery;
  await fetch(`${gcs}/storage/v1/b`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"hoops-work"}',
  });
  return `bigquery://${emulated}?location=US&load=gs://hoops-work/load&dataset_prefix=${prefix()}`;
}

/** The same, or on the real project when `HOOPS_TEST_GCP_PROJECT` is set. */
export async function emptyAddress(): Promise<string> {
  if (isEmulated) return await emulatorAddress();
  if (!bucket)
    throw new Error(`HOOPS_TEST_GCP_PROJECT is ${project}: set HOOPS_TEST_GCP_BUCKET as well, to a bucket in it`);
  const location = HOOPS_TEST_GCP_LOCATION || 'US';
  return `bigquery://${project}?location=${location}&load=gs://${bucket}/load&dataset_prefix=${prefix()}`;
}

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
