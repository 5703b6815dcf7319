import { type Fault, randomPlan, recordProofs } from '@hoops/fault-proxy';
import { afterAll, expect } from 'vitest';
import { anyOrderContract } from './any-order.contract.ts';
import { backendName, emptyAddress, isEmulated, openBehind, openPatiently } from './bigquery-backend.ts';

const histories = Number(process.env.HOOPS_BIGQUERY_HISTORIES ?? 50);
/** Replies that are lost, requests that come to nothing, and other loads in the way. */
const faults: readonly Fault[] = [
  ...(['stored_then_reset', 'stored_then_503', 'reset', 'status_503', 'status_429', 'cut_body'] as const),
  ...(['rate_limit_exceeded', 'transaction_aborted', 'could_not_serialize'] as const),
];
const plan = randomPlan(50, { faults, match: { method: 'POST', path: '/jobs(\\?|$)' }, steps: 24, within: 70 });
let hits = () => 0;
afterAll(() => {
  if (!isEmulated) return;
  recordProofs('@hoops/bq-loader', 'faults among histories', { plans: hits() });
  expect(hits()).toBeGreaterThan(5);
});

async function open() {
  const url = await emptyAddress();
  if (!isEmulated) return await openPatiently(url);
  const { warehouse, proxy } = await openBehind(url, plan);
  hits = () => proxy.requests.filter(({ fault }) => fault !== null).length;
  return warehouse;
}
anyOrderContract(backendName, open, { histories, atOnce: 25 });
