import { gcsEmulator } from '@hoops/emulators';
import { expect, it } from 'vitest';
import { gcsStore } from '../src/gcs-store.ts';
import { openStore } from '../src/open-store.ts';
import { bytesOf } from './answers.ts';
import { storeContract } from './store.contract.ts';
import { hurried, TestBucket, withBucket, withFaults } from './with-bucket.ts';
import { namesOf } from './with-store.ts';

storeContract('an emulated bucket', (test) => withBucket(test));
storeContract('an emulated bucket behind a proxy', async (test) => {
  const bucket = await new TestBucket(await gcsEmulator()).make();
  await withFaults({ plan: [], bucket }, test);
});

// A real bucket as well, by application default credentials. What is written stays, as in any bronze bucket: give this one a lifecycle.
const { HOOPS_TEST_GCP_PROJECT, HOOPS_TEST_GCP_BUCKET } = process.env;
if (HOOPS_TEST_GCP_PROJECT && HOOPS_TEST_GCP_BUCKET) {
  let round = 0;
  storeContract('a real bucket', async (test) => {
    round += 1;
    await test(await gcsStore(HOOPS_TEST_GCP_BUCKET, `contract/${Date.now()}-${process.pid}-${round}`));
  });
}

it('is opened by its address, and looks for an emulator where HOOPS_GCS_ENDPOINT says', async () => {
  await withBucket(async (_, bucket) => {
    process.env.HOOPS_GCS_ENDPOINT = bucket.endpoint;
    try {
      for (const prefix of ['', '/', '/a/b', '/a/b/']) {
        const store = await openStore(`gs://${bucket.name}${prefix}`);
        expect(store.url).toBe(`gs://${bucket.name}${prefix.replace(/\/$/, '')}`);
        expect(await store.create('x/y.json', bytesOf(prefix.replace(/\/$/, '')))).toBe(
          prefix.length % 2 ? 'exists' : 'created',
        );
        expect(await namesOf(store, 'x/')).toEqual(['x/y.json']);
      }
      expect((await bucket.bytes('a/b/x/y.json'))?.toString()).toBe('/a/b');
      process.env.HOOPS_GCS_ENDPOINT = 'localhost:4443';
      await expect(openStore(`gs://${bucket.name}`)).rejects.toThrow(/HOOPS_GCS_ENDPOINT is "localhost:4443"/);
    } finally {
      delete process.env.HOOPS_GCS_ENDPOINT;
    }
  });
  for (const url of [
    'gs://',
    'gs:///x',
    'gs://B/x',
    'gs://a b',
    'gs://bucket/../x',
    'gs://bucket//x',
    'gs://bucket/a b',
  ]) {
    await expect(openStore(url), url).rejects.toMatchObject({ name: 'ConfigError' });
  }
});

it('lists in order across pages, and leaves out folders that a console drew', async () => {
  await withBucket(async (store, bucket) => {
    const names = Array.from({ length: 1100 }, (_, i) => `many/${String(i).padStart(5, '0')}.json`);
    for (let i = 0; i < names.length; i += 100) {
      await Promise.all(names.slice(i, i + 100).map((name) => bucket.overwrite(`some/prefix/${name}`, bytesOf(name))));
    }
    await bucket.overwrite('some/prefix/many/', bytesOf(''));
    expect(await namesOf(store, 'many/')).toEqual(names);
    expect(await namesOf(store, 'many/0109')).toEqual(names.slice(1090));
  });
});

it('compares the bytes themselves where an object has lost its sha256', async () => {
  await withBucket(async (store, bucket) => {
    await bucket.overwrite('some/prefix/a/b', bytesOf('one'), {});
    expect(await store.create('a/b', bytesOf('one'))).toBe('exists');
    await expect(store.create('a/b', bytesOf('two'))).rejects.toMatchObject({ reason: 'conflict' });
  });
});

it.each([
  ['a bucket that is not there', 'no-such-bucket', [], /refused.*404/s],
  ['a login that does not hold', '', [{ fault: 'status_401', times: 99 }], /refused.*401.*gcloud auth/s],
  ['a right that is not there', '', [{ fault: 'status_403', times: 99 }], /refused.*403.*objectCreator/s],
  ['a service that is down', '', [{ fault: 'status_503', times: 9999 }], /unavailable.*503.*try again later/s],
  ['nobody who answers', '', [{ fault: 'reset', times: 9999 }], /unavailable/s],
  ['a request that hangs', '', [{ fault: 'stall', times: 9999 }], /unavailable/s],
] as const)('says what is wrong with %s, for each of its doors', async (_, name, plan, words) => {
  const bucket = await new TestBucket(await gcsEmulator()).make();
  const patience = { attempt_ms: 150, deadline_ms: 300 };
  await withFaults({ plan, bucket, patience }, async (store, proxy) => {
    const one = name === '' ? store : await gcsStore(name, '', { endpoint: proxy.url, patience: hurried });
    const calls = [() => one.create('a/b', bytesOf('x')), () => one.read('a/b'), () => namesOf(one)];
    for (const call of calls.filter((_, i) => name === '' || i !== 1)) {
      const error = await call().then(
        () => ({ reason: 'none', message: 'it worked' }),
        (error: unknown) => error as { reason: string; message: string },
      );
      expect(`${error.reason} ${error.message}`).toMatch(words);
    }
  });
});

it('asks no second time where a refusal is for good, and waits as long as it is told', async () => {
  const bucket = await new TestBucket(await gcsEmulator()).make();
  await withFaults({ plan: [{ fault: 'status_403', times: 9 }], bucket }, async (store, { requests }) => {
    await expect(store.create('a/b', bytesOf('x'))).rejects.toMatchObject({ reason: 'refused' });
    expect(requests).toHaveLength(1);
  });
  const plan = [{ fault: 'status_429', retryAfter: 1 }] as const;
  await withFaults({ plan, bucket }, async (store) => {
    const begun = Date.now();
    expect(await store.create('a/b', bytesOf('x'))).toBe('created');
    expect(Date.now() - begun).toBeGreaterThanOrEqual(1000);
  });
  await withFaults({ plan: [{ fault: 'status_429', retryAfter: 600 }], bucket }, async (store) => {
    // Longer than anybody would wait here: said at once, not slept through.
    await expect(store.read('a/b')).rejects.toMatchObject({ reason: 'unavailable' });
  });
});
