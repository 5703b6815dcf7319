import { gcsEmulator } from '@hoops/emulators';
import { type Fault, type FaultPlan, randomPlan, recordProofs, seededRandom } from '@hoops/fault-proxy';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBucket } from '../src/gcs/open-bucket.ts';
import { inParallel } from '../src/in-parallel.ts';
import type { ObjectStore } from '../src/object-store.ts';
import { bytesOf } from './answers.ts';
import { runChild } from './child.ts';
import { TestBucket, withFaults } from './with-bucket.ts';

const totals = {
  plans: 0,
  races: 0,
  mutations: 0,
  kills: 0,
  naive_broken: 0,
  lost: 0,
  duplicated: 0,
  false_conflicts: 0,
};
let bucket: TestBucket;
beforeAll(async () => {
  bucket = await new TestBucket(await gcsEmulator()).make();
});
afterAll(() => recordProofs('@hoops/bronze-writer', 'gcs faults', totals));

const UPLOAD = { method: 'POST', path: '^/upload/' };
const reasonOf = (error: unknown) => (error as { reason?: string }).reason ?? String(error);

/** As somebody would write it who has read the client's README. */
async function naiveBucket(endpoint: string, { retries = false } = {}) {
  const { storage } = await openBucket(bucket.name, endpoint);
  storage.retryOptions.autoRetry = retries;
  storage.retryOptions.maxRetries = 3;
  storage.retryOptions.retryDelayMultiplier = 1;
  return storage.bucket(bucket.name);
}

const racing = `
  const { gcsStore } = await import('../src/gcs-store.ts');
  const [bucket, endpoint, mine, names] = process.argv.slice(1);
  const store = await gcsStore(bucket, 'race', { endpoint });
  const won = [];
  await Promise.all(Array.from({ length: Number(names) }, async (_, i) => {
    const how = await store.create('n/' + i, Buffer.from(mine + '-' + i)).catch(({ reason, message }) => reason === 'conflict' ? reason : message);
    if (how === 'created') won.push(i);
    else if (how !== 'conflict') throw new Error(how);
  }));
  console.log(JSON.stringify(won));`;

it('P1: lets exactly one of eight processes have each name, and keeps its bytes', async () => {
  const names = 125;
  const ended = await Promise.all(
    Array.from({ length: 8 }, (_, i) => runChild(racing, [bucket.name, bucket.endpoint, `process${i}`, `${names}`])),
  );
  expect(ended.map(({ code, stderr }) => `${code}${stderr}`)).toEqual(Array(8).fill('0'));
  const winners = new Map<number, number>();
  for (const [i, { stdout }] of ended.entries()) {
    for (const name of JSON.parse(stdout) as number[]) {
      expect(winners.has(name), `name ${name} won twice`).toBe(false);
      winners.set(name, i);
    }
  }
  expect(winners.size).toBe(names);
  for (const [name, winner] of winners) {
    expect((await bucket.bytes(`race/n/${name}`))?.toString()).toBe(`process${winner}-${name}`);
  }
  totals.races += names;

  // The naive way, a plain save(): everyone wins, and the last one stays.
  const naive = await naiveBucket(bucket.endpoint);
  for (const mine of ['one', 'two']) await naive.file('race/naive').save(mine, { resumable: false });
  expect((await bucket.bytes('race/naive'))?.toString()).toBe('two');
  totals.naive_broken += 1;
});

it('P1: a conflict leaves the bytes untouched, whatever goes wrong around it', async () => {
  await bucket.overwrite('conflict/a', bytesOf('mine'));
  const before = await bucket.generation('conflict/a');
  for (const fault of ['stored_then_reset', 'stored_then_503', 'status_503', 'status_429', 'reset'] as const) {
    await withFaults({ plan: [{ fault, times: 2 }], bucket }, async (store) => {
      await expect(store.create('conflict/a', bytesOf('other'))).rejects.toMatchObject({ reason: 'conflict' });
    });
    totals.plans += 1;
  }
  expect(await bucket.generation('conflict/a')).toBe(before);
  expect((await bucket.bytes('conflict/a'))?.toString()).toBe('mine');
});

it('P2: the same bytes again make no new generation', async () => {
  await withFaults({ plan: [], bucket }, async (store, { requests }) => {
    expect(await store.create('again/a', bytesOf('x'))).toBe('created');
    const first = await bucket.generation('again/a');
    for (let i = 0; i < 3; i += 1) expect(await store.create('again/a', bytesOf('x'))).toBe('exists');
    expect(await bucket.generation('again/a')).toBe(first);
    expect(requests.filter(({ method, target_status }) => method === 'POST' && target_status === 200)).toHaveLength(1);
    // The naive way: without the precondition, each save is a new generation.
    const naive = await naiveBucket(bucket.endpoint);
    await naive.file('again/a').save('x', { resumable: false });
    expect(await bucket.generation('again/a')).not.toBe(first);
    totals.naive_broken += 1;
  });
});

/** Creates an object under a plan and counts what must not be. */
async function createUnder(plan: FaultPlan, name: string, seed: number): Promise<void> {
  const bytes = bytesOf(`bytes of ${name}`);
  // A plan may damage more uploads in a row than anybody would call chance.
  await withFaults({ plan, bucket, seed, patience: { damaged_tries: 12 } }, async (store, { requests }) => {
    const how = await store.create(name, bytes).catch(reasonOf);
    if (how === 'conflict') totals.false_conflicts += 1;
    else if (how !== 'created' && how !== 'exists') totals.lost += 1;
    const kept = await bucket.bytes(name);
    if (kept === null || Buffer.compare(kept, bytes) !== 0) totals.lost += 1;
    const stored = requests.filter(({ method, target_status }) => method === 'POST' && target_status === 200).length;
    if (stored !== 1) totals.duplicated += 1;
    expect(requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
  });
  totals.plans += 1;
}

it('P3: a reply that was lost is no failure: hundreds of plans lose nothing, and take nothing for a conflict', async () => {
  const before = totals.plans;
  // First try, and every try but the last look, in each way.
  const lost: readonly Fault[] = ['stored_then_reset', 'stored_then_503'];
  for (const [i, fault] of lost.entries()) await createUnder([{ fault, match: UPLOAD }], `lost/first-${i}`, i);
  const faults: readonly Fault[] = [
    ...(['stored_then_reset', 'stored_then_503', 'stored_then_reset', 'stored_then_503'] as const),
    ...(['reset', 'status_503', 'status_429', 'corrupted_upload'] as const),
  ];
  const seeds = Array.from({ length: 500 }, (_, seed) => seed);
  await inParallel(seeds, 8, async (seed) => {
    await createUnder(randomPlan(seed, { faults }), `lost/${seed}`, seed);
  });
  expect(totals.plans - before).toBe(502);
  expect(totals).toMatchObject({ lost: 0, duplicated: 0, false_conflicts: 0 });

  // The naive way: the client's own retries, and 412 taken for a conflict.
  let falseConflicts = 0;
  for (let i = 0; i < 3; i += 1) {
    await withFaults({ plan: [{ fault: 'stored_then_503', match: UPLOAD }], bucket }, async (_, { url }) => {
      const naive = await naiveBucket(url, { retries: true });
      const options = { resumable: false, validation: false, preconditionOpts: { ifGenerationMatch: 0 } };
      await naive
        .file(`naive/${i}`)
        .save('x', options)
        .catch(({ code }) => {
          falseConflicts += code === 412 ? 1 : 0;
        });
    });
    expect((await bucket.bytes(`naive/${i}`))?.toString()).toBe('x');
  }
  expect(falseConflicts).toBe(3);
  totals.naive_broken += falseConflicts;
}, 60_000);

it('P3: also when the last reply is lost, or never comes', async () => {
  const last = { deadline_ms: 0, attempt_ms: 1_000 };
  for (const fault of ['stored_then_reset', 'stored_then_503', 'stored_then_stall'] as const) {
    await withFaults({ plan: [{ fault, match: UPLOAD }], bucket, patience: last }, async (store) => {
      expect(await store.create(`last/${fault}`, bytesOf('x'))).toBe('exists');
    });
    expect((await bucket.bytes(`last/${fault}`))?.toString()).toBe('x');
    totals.plans += 1;
  }
  // Where even the look back fails, nobody knows: it says so, and the next call finds it.
  await withFaults({ plan: [{ fault: 'stored_then_503', times: 2 }], bucket, patience: last }, async (store) => {
    await expect(store.create('last/unknown', bytesOf('x'))).rejects.toMatchObject({ reason: 'unavailable' });
    expect(await store.create('last/unknown', bytesOf('x'))).toBe('exists');
  });
  totals.plans += 1;
});

it('P4: an upload that is damaged on its way, or stops on it, leaves nothing', async () => {
  await withFaults({ plan: [{ fault: 'corrupted_upload', times: 99 }], bucket }, async (store, { requests }) => {
    await expect(store.create('damaged/a', bytesOf('some bytes'))).rejects.toMatchObject({ reason: 'corrupt' });
    expect(requests.filter(({ status }) => status === 400)).toHaveLength(3);
    expect(await bucket.bytes('damaged/a')).toBeNull();
  });
  await withFaults({ plan: [{ fault: 'corrupted_upload' }], bucket }, async (store) => {
    expect(await store.create('damaged/b', bytesOf('some bytes'))).toBe('created');
    expect((await bucket.bytes('damaged/b'))?.toString()).toBe('some bytes');
  });
  // The naive way declares nothing, and the flipped bit is kept.
  await withFaults({ plan: [{ fault: 'corrupted_upload' }], bucket }, async (_, { url }) => {
    const naive = await naiveBucket(url);
    await naive.file('damaged/c').save('some bytes', { resumable: false, validation: false });
    expect((await bucket.bytes('damaged/c'))?.toString()).not.toBe('some bytes');
    totals.naive_broken += 1;
  });
  // Killed in the midst of a large upload: absent, and the next try is as if nothing had been.
  const script = `
    const { gcsStore } = await import('../src/gcs-store.ts');
    const [bucket, endpoint] = process.argv.slice(1);
    const store = await gcsStore(bucket, 'kill', { endpoint });
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), Number(process.argv[3]));
    await store.create('a', new Uint8Array(20_000_000));
    setInterval(() => {}, 1000);`;
  for (const after of [0, 60, 120, 240]) {
    const { signal } = await runChild(script, [bucket.name, bucket.endpoint, `${after}`]);
    expect(signal).toBe('SIGKILL');
    const kept = await bucket.bytes('kill/a');
    expect(kept === null || kept.length === 20_000_000).toBe(true);
    await bucket.remove('kill/a');
    totals.kills += 1;
  }
  totals.plans += 3;
});

it('P6: a download that is not what the bucket holds is seen every time, and asked for again', async () => {
  const bytes = Buffer.from(bytesOf('x'.repeat(500)));
  await bucket.overwrite('read/a', bytes);
  const ways = [
    ['corrupted_body', 'corrupt'],
    ['short_body', 'corrupt'],
    ['cut_body', 'unavailable'],
    ['status_503', 'unavailable'],
  ] as const;
  for (const [fault, reason] of ways) {
    await withFaults({ plan: [{ fault, times: 9999 }], bucket, patience: { deadline_ms: 200 } }, async (store) => {
      await expect(store.read('read/a'), fault).rejects.toMatchObject({ reason });
    });
    await withFaults({ plan: [{ fault, times: 2 }], bucket }, async (store) => {
      expect(Buffer.from(await store.read('read/a')), fault).toEqual(bytes);
    });
    totals.plans += 2;
  }
  await withFaults({ plan: [{ fault: 'stalled_body' }], bucket, patience: { attempt_ms: 500 } }, async (store) => {
    expect(Buffer.from(await store.read('read/a'))).toEqual(bytes);
  });
  // Every bit flipped by another seed: none passes.
  await withFaults(
    { plan: [{ fault: 'corrupted_body', times: 9999, match: { path: 'alt=media' } }], bucket },
    async (store) => {
      for (let i = 0; i < 200; i += 1) {
        await expect(store.read('read/a')).rejects.toMatchObject({ reason: 'corrupt' });
        totals.mutations += 1;
      }
    },
  );
  // The naive way, without validation: the damage is taken for the object.
  await withFaults({ plan: [{ fault: 'corrupted_body' }], bucket }, async (_, { url }) => {
    const naive = await naiveBucket(url);
    const [taken] = await naive.file('read/a').download({ validation: false });
    expect(Buffer.compare(taken, bytes)).not.toBe(0);
    totals.naive_broken += 1;
  });
});

it('reads, lists and creates through a storm of every passing fault', async () => {
  const faults: readonly Fault[] = ['reset', 'status_503', 'status_429', 'corrupted_body', 'short_body', 'cut_body'];
  await inParallel(
    Array.from({ length: 100 }, (_, seed) => seed),
    8,
    async (seed) => {
      // A damaged list is no list: JSON carries no checksum, so only what is downloaded may be damaged.
      const ofReads = randomPlan(seed, { faults, match: { path: 'alt=media' } });
      const ofAll = randomPlan(seed + 1000, { faults: faults.slice(0, 3) });
      await withFaults(
        { plan: [...ofReads, ...ofAll], bucket, seed, patience: { damaged_tries: 12 } },
        async (store) => {
          const name = `storm/${seed}/a`;
          expect(['created', 'exists']).toContain(await store.create(name, bytesOf(name)));
          expect(Buffer.from(await store.read(name)).toString()).toBe(name);
          expect(await namesUnder(store, `storm/${seed}/`)).toEqual([name]);
        },
      );
      totals.plans += 1;
    },
  );
});

async function namesUnder(store: ObjectStore, prefix: string): Promise<string[]> {
  const names: string[] = [];
  for await (const name of store.list(prefix)) names.push(name);
  return names;
}

it('the emulator forgives a wrong declared crc32c, which is why the proxy refuses it; this turns red when it does so itself', async () => {
  const upload = async (endpoint: string) =>
    await (await naiveBucket(endpoint))
      .file(`forgiven/${seededRandom(Date.now())()}`)
      .save('some bytes', { resumable: false, validation: false, metadata: { crc32c: 'AAAAAA==' } })
      .then(
        () => 200,
        ({ code }: { code: number }) => code,
      );
  expect(await upload(bucket.endpoint)).toBe(200);
  await withFaults({ plan: [], bucket }, async (_, { url }) => expect(await upload(url)).toBe(400));
});

it('the emulator forgets the precondition on a resumable upload, which is why none is made; this turns red when it learns', async () => {
  const naive = await naiveBucket(bucket.endpoint);
  const options = { resumable: true, validation: false, preconditionOpts: { ifGenerationMatch: 0 } };
  await naive.file('resumed/a').save('one', options);
  await naive.file('resumed/a').save('two', options);
  expect((await bucket.bytes('resumed/a'))?.toString()).toBe('two');
  await withFaults({ plan: [], bucket }, async (store, { requests }) => {
    await store.create('single/a', new Uint8Array(12_000_000));
    expect(requests.map(({ method, path }) => `${method} ${/uploadType=\w+/.exec(path)?.[0]}`)).toEqual([
      'POST uploadType=multipart',
    ]);
  });
});
