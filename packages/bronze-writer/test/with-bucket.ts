import { randomBytes } from 'node:crypto';
import { gcsEmulator } from '@hoops/emulators';
import { type FaultPlan, type FaultProxy, startFaultProxy } from '@hoops/fault-proxy';
import { checksum, sha256 } from '../src/checksum.ts';
import type { Patience } from '../src/gcs/with-retries.ts';
import { gcsStore } from '../src/gcs-store.ts';
import type { ObjectStore } from '../src/object-store.ts';

/** Short enough to run hundreds of plans, long enough for a busy machine. */
export const hurried: Partial<Patience> = { attempt_ms: 20_000, first_wait_ms: 2, longest_wait_ms: 20 };

/** An emulated bucket, reached past every proxy and by nobody's rules. */
export class TestBucket {
  readonly endpoint: string;
  readonly name = `bronze-${randomBytes(6).toString('hex')}`;

  constructor(endpoint: string) {
    this.endpoint = endpoint;
  }

  async make(): Promise<this> {
    const body = JSON.stringify({ name: this.name });
    const headers = { 'content-type': 'application/json' };
    const { status } = await fetch(`${this.endpoint}/storage/v1/b?project=p`, { method: 'POST', headers, body });
    if (status !== 200) throw new Error(`the emulator answered ${status} to a new bucket`);
    return this;
  }

  /** What the bucket holds under a name; null when nothing. */
  async bytes(name: string): Promise<Buffer | null> {
    const reply = await fetch(`${this.#of(name)}?alt=media`);
    return reply.status === 404 ? null : Buffer.from(await reply.arrayBuffer());
  }

  /** Grows with every write, also one of the same bytes. */
  async generation(name: string): Promise<string> {
    const { generation } = (await (await fetch(this.#of(name))).json()) as { generation: string };
    return generation;
  }

  /** Replaces an object, as only somebody with more rights than ours can. */
  async overwrite(
    name: string,
    bytes: Uint8Array,
    metadata: Record<string, string> = { sha256: sha256(bytes) },
  ): Promise<void> {
    const json = JSON.stringify({ crc32c: await checksum(bytes), metadata });
    const part = (type: string, content: Uint8Array | string) =>
      Buffer.concat([Buffer.from(`--cut\r\ncontent-type: ${type}\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n')]);
    const body = Buffer.concat([
      part('application/json', json),
      part('application/octet-stream', bytes),
      Buffer.from('--cut--'),
    ]);
    const url = `${this.endpoint}/upload/storage/v1/b/${this.name}/o?uploadType=multipart&name=${encodeURIComponent(name)}`;
    const headers = { 'content-type': 'multipart/related; boundary=cut' };
    const { status } = await fetch(url, { method: 'POST', headers, body });
    if (status !== 200) throw new Error(`the emulator answered ${status} to an upload`);
  }

  async remove(name: string): Promise<void> {
    await fetch(this.#of(name), { method: 'DELETE' });
  }

  #of(name: string): string {
    return `${this.endpoint}/storage/v1/b/${this.name}/o/${encodeURIComponent(name)}`;
  }
}

/** A new bucket, and a store in it. */
export async function withBucket<T>(use: (store: ObjectStore, bucket: TestBucket) => Promise<T>): Promise<T> {
  const bucket = await new TestBucket(await gcsEmulator()).make();
  return await use(
    await gcsStore(bucket.name, 'some/prefix', { endpoint: bucket.endpoint, patience: hurried }),
    bucket,
  );
}

/** A store that reaches its bucket through a proxy with a plan of faults. */
export async function withFaults<T>(
  {
    plan,
    bucket,
    seed,
    patience,
  }: { plan: FaultPlan; bucket: TestBucket; seed?: number; patience?: Partial<Patience> },
  use: (store: ObjectStore, proxy: FaultProxy) => Promise<T>,
): Promise<T> {
  const proxy = await startFaultProxy({ target: bucket.endpoint, plan, seed });
  try {
    return await use(
      await gcsStore(bucket.name, '', { endpoint: proxy.url, patience: { ...hurried, ...patience } }),
      proxy,
    );
  } finally {
    await proxy.close();
  }
}
