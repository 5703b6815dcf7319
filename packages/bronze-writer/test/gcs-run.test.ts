import { gcsEmulator } from '@hoops/emulators';
import { recordProofs, seededRandom } from '@hoops/fault-proxy';
import { openSource } from '@hoops/nba-client';
import { startSimulator } from '@hoops/nba-simulator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectDate } from '../src/collect-date.ts';
import { failpoints } from '../src/failpoint.ts';
import { gcsStore } from '../src/gcs-store.ts';
import { latestManifest } from '../src/latest-manifest.ts';
import { listRuns } from '../src/list-runs.ts';
import type { ObjectStore } from '../src/object-store.ts';
import { readAnswer, readRun } from '../src/read-run.ts';
import type { RunRef } from '../src/run.ts';
import { sealRun } from '../src/seal-run.ts';
import { runChild } from './child.ts';
import { hurried, TestBucket, withFaults } from './with-bucket.ts';

const DATE = '2025-11-12';
const totals = { kills: 0, mutations: 0, undetected: 0, naive_broken: 0 };
let simulator: Awaited<ReturnType<typeof startSimulator>>;
beforeAll(async () => {
  simulator = await startSimulator({ seed: 3, season: '2025-26', today: '2025-11-13' });
});
afterAll(async () => {
  await simulator.close();
  recordProofs('@hoops/bronze-writer', 'gcs run', totals);
});

const newBucket = async () => await new TestBucket(await gcsEmulator()).make();
const storeIn = async ({ name, endpoint }: TestBucket) => await gcsStore(name, '', { endpoint, patience: hurried });

async function collect(store: ObjectStore, runId?: string): Promise<RunRef> {
  const source = await openSource(simulator.url);
  try {
    return await collectDate(source, store, DATE, { trigger: 'nightly', runId });
  } finally {
    await source.close();
  }
}

/** What a run holds, without what differs from one time to the next. */
async function contentOf(store: ObjectStore, run: RunRef): Promise<string[]> {
  const content: string[] = [];
  for await (const { request, verdict, sha256 } of readRun(store, run)) {
    content.push(`${request.endpoint} ${request.subject} ${verdict} ${sha256}`);
  }
  return content.sort((a, b) => (a < b ? -1 : 1));
}

it('P7: a date killed at any point is invisible until it is sealed, and then holds what it would hold had it never been killed', async () => {
  const clean = await newBucket();
  const whole = await contentOf(await storeIn(clean), await collect(await storeIn(clean)));
  expect(whole.length).toBeGreaterThan(6);

  const script = `
    const { openStore, collectDate } = await import('@hoops/bronze-writer');
    const { openSource } = await import('@hoops/nba-client');
    const [store, source, date] = process.argv.slice(1);
    await collectDate(await openSource(source), await openStore(store), date, { trigger: 'nightly' });`;
  const bucket = await newBucket();
  const store = await storeIn(bucket);
  const points = failpoints.filter((name) => /^(run|object|receipt|manifest)\./.test(name));
  expect(points).toHaveLength(8);
  for (const [i, point] of points.entries()) {
    const time = /^(run|manifest)/.test(point) ? 1 : 1 + (i % 4);
    const ended = await runChild(script, [`gs://${bucket.name}`, simulator.url, DATE], {
      HOOPS_FAILPOINT: `${point}:kill:${time}`,
      HOOPS_GCS_ENDPOINT: bucket.endpoint,
    });
    expect(ended, point).toMatchObject({ signal: 'SIGKILL', stderr: '' });
    totals.kills += 1;
    for await (const run of listRuns(store)) {
      if (point === 'manifest.after_create') expect(await contentOf(store, run)).toEqual(whole);
      else await expect(contentOf(store, run), point).rejects.toMatchObject({ reason: 'unsealed' });
    }
  }
  const runs: RunRef[] = [];
  for await (const run of listRuns(store)) runs.push(run);
  expect(runs).toHaveLength(1);
  const run = await collect(store, runs[0]?.run_id);
  expect(await contentOf(store, run)).toEqual(whole);
}, 60_000);

it('P7: ends right for whoever may neither delete nor replace, through passing faults, and never tries to', async () => {
  const bucket = await newBucket();
  const plan = [
    { fault: 'status_403', match: { method: 'DELETE' }, times: 9999 },
    { fault: 'status_403', match: { method: 'PATCH' }, times: 9999 },
    { fault: 'stored_then_reset', match: { method: 'POST', path: '^/upload/' }, nth: 2, times: 3 },
    { fault: 'stored_then_503', match: { method: 'POST', path: '^/upload/' }, nth: 9, times: 2 },
    { fault: 'status_429', match: { method: 'GET' }, nth: 4, times: 2 },
    { fault: 'corrupted_body', match: { method: 'GET', path: 'alt=media' }, nth: 3 },
  ] as const;
  await withFaults({ plan, bucket }, async (store, { requests }) => {
    const run = await collect(store);
    const content = await contentOf(store, run);
    const { receipts } = await latestManifest(store, run);
    expect(content).toHaveLength(receipts.length);
    expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET', 'POST']));
    expect(new Set(requests.map(({ fault }) => fault))).toEqual(
      new Set([null, 'stored_then_reset', 'stored_then_503', 'status_429', 'corrupted_body']),
    );
    // run.json, a body and a receipt for each request, and the manifest: each stored once.
    const stored = requests.filter(({ method, target_status }) => method === 'POST' && target_status === 200);
    expect(stored).toHaveLength(2 + 2 * receipts.length);
  });
  // The naive way, cleaning up behind itself, would have ended here.
  await withFaults({ plan: plan.slice(0, 1), bucket }, async (_, { url }) => {
    totals.naive_broken += 1;
    const { status } = await fetch(`${url}/storage/v1/b/${bucket.name}/o/x`, { method: 'DELETE' });
    expect(status).toBe(403);
  });
});

it('P7: with any of its objects missing, a run gives no answer from that one on, nor can it be sealed', async () => {
  const bucket = await newBucket();
  const store = await storeIn(bucket);
  const run = await collect(store);
  const { receipts } = await latestManifest(store, run);
  for (const receipt of receipts) {
    const object = receipt.object ?? '';
    const bytes = (await bucket.bytes(object)) ?? Buffer.alloc(0);
    await bucket.remove(object);
    await expect(contentOf(store, run), object).rejects.toMatchObject({ reason: 'missing' });
    await bucket.overwrite(object, bytes);
    totals.mutations += 1;
  }
  const manifest = `bronze/game_date=${DATE}/run_id=${run.run_id}/manifest.1.json`;
  const sealed = (await bucket.bytes(manifest)) ?? Buffer.alloc(0);
  await bucket.remove(manifest);
  await expect(contentOf(store, run)).rejects.toMatchObject({ reason: 'unsealed' });
  const victim = receipts[0]?.object ?? '';
  const bytes = (await bucket.bytes(victim)) ?? Buffer.alloc(0);
  await bucket.remove(victim);
  await expect(sealRun(store, run)).rejects.toMatchObject({ reason: 'missing' });
  await bucket.overwrite(victim, bytes);
  await bucket.overwrite(manifest, sealed);
  expect(await contentOf(store, run)).toHaveLength(receipts.length);
});

it('P6: bits flipped, ends cut and objects swapped inside the bucket itself are all seen, though its own checksums agree', async () => {
  const bucket = await newBucket();
  const store = await storeIn(bucket);
  const run = await collect(store);
  const { receipts } = await latestManifest(store, run);
  const random = seededRandom(6);
  const held = new Map<string, Buffer>();
  for (const { object } of receipts) held.set(object ?? '', (await bucket.bytes(object ?? '')) ?? Buffer.alloc(0));
  const draw = (below: number) => Math.floor(random() * below);
  for (let i = 0; i < 400; i += 1) {
    const receipt = receipts[draw(receipts.length)];
    const other = receipts[draw(receipts.length)];
    if (receipt?.object == null || other?.object == null) throw new Error('every receipt of this run has an object');
    const bytes = held.get(receipt.object) ?? Buffer.alloc(0);
    const changed = change(i, bytes, held.get(other.object) ?? Buffer.alloc(0), draw);
    if (Buffer.compare(changed, bytes) === 0) continue;
    await bucket.overwrite(receipt.object, changed);
    totals.mutations += 1;
    const reason = await readAnswer(store, receipt).then(
      () => 'none',
      (error: { reason?: string }) => error.reason,
    );
    totals.undetected += reason === 'corrupt' ? 0 : 1;
    // The naive way, which trusts the bucket: its checksum is right, so the wrong bytes come.
    if (i < 10) {
      expect(Buffer.from(await store.read(receipt.object))).toEqual(changed);
      totals.naive_broken += 1;
    }
    await bucket.overwrite(receipt.object, bytes);
  }
  expect(totals.mutations).toBeGreaterThan(300);
  expect(totals.undetected).toBe(0);
  // Records: a flipped bit in the manifest, and that of another run in its place.
  const manifest = `bronze/game_date=${DATE}/run_id=${run.run_id}/manifest.1.json`;
  const sealed = (await bucket.bytes(manifest)) ?? Buffer.alloc(0);
  for (let i = 0; i < 50; i += 1) {
    await bucket.overwrite(manifest, change(0, sealed, sealed, draw));
    await expect(latestManifest(store, run)).rejects.toMatchObject({ reason: 'corrupt' });
  }
  const second = await collect(store);
  expect(second.run_id).not.toBe(run.run_id);
  const others = (await bucket.bytes(manifest.replace(run.run_id, second.run_id))) ?? Buffer.alloc(0);
  await bucket.overwrite(manifest, others);
  await expect(contentOf(store, run)).rejects.toMatchObject({ reason: 'corrupt' });
});

function change(kind: number, bytes: Buffer, other: Buffer, draw: (below: number) => number): Buffer {
  if (kind % 4 === 2) return bytes.subarray(0, draw(bytes.length));
  if (kind % 4 === 3) return other;
  const changed = Buffer.from(bytes);
  const at = draw(bytes.length);
  changed[at] = (changed[at] as number) ^ (1 << draw(8));
  return changed;
}
