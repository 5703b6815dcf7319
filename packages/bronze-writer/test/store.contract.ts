import { ConfigError } from '@hoops/nba-client';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ObjectStore } from '../src/object-store.ts';
import { bytesOf } from './answers.ts';
import { namesOf } from './with-store.ts';

/** What every store promises. `use` gives a new, empty one. */
export function storeContract(name: string, use: (test: (store: ObjectStore) => Promise<void>) => Promise<void>): void {
  describe(`${name} as a store`, () => {
    it('gives back the bytes that it was given, also none and many', async () => {
      await use(async (store) => {
        for (const size of [0, 1, 300_000]) {
          const bytes = new Uint8Array(size).map((_, i) => i % 251);
          expect(await store.create(`a/${size}.bin`, bytes)).toBe('created');
          expect(new Uint8Array(await store.read(`a/${size}.bin`))).toEqual(bytes);
        }
      });
    });

    it('takes the same bytes again and says that they exist', async () => {
      await use(async (store) => {
        await store.create('a/b.json', bytesOf('one'));
        for (let i = 0; i < 3; i += 1) expect(await store.create('a/b.json', bytesOf('one'))).toBe('exists');
      });
    });

    it('refuses other bytes under a name that is taken, and keeps those it has', async () => {
      await use(async (store) => {
        await store.create('a/b.json', bytesOf('one'));
        await expect(store.create('a/b.json', bytesOf('two'))).rejects.toMatchObject({
          name: 'BronzeError',
          reason: 'conflict',
        });
        await expect(store.create('a/b.json', bytesOf(''))).rejects.toMatchObject({ reason: 'conflict' });
        expect(Buffer.from(await store.read('a/b.json')).toString()).toBe('one');
      });
    });

    it('lets exactly one of many at once have a name', async () => {
      await use(async (store) => {
        const tries = Array.from({ length: 20 }, (_, i) =>
          store.create('a/b.json', bytesOf(`bytes ${i}`)).then(() => i),
        );
        const results = await Promise.allSettled(tries);
        const winners = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
        expect(winners).toHaveLength(1);
        expect(Buffer.from(await store.read('a/b.json')).toString()).toBe(`bytes ${winners[0]}`);
      });
    });

    it('says which object is missing', async () => {
      await use(async (store) => {
        await expect(store.read('a/nothing.json')).rejects.toMatchObject({
          name: 'BronzeError',
          reason: 'missing',
          message: expect.stringContaining('a/nothing.json'),
        });
      });
    });

    it('lists the names that begin with a prefix, in the order of their characters', async () => {
      await use(async (store) => {
        expect(await namesOf(store)).toEqual([]);
        const part = fc.stringMatching(/^[a-c_=][a-c_=.-]{0,2}$/);
        const names = fc.uniqueArray(fc.array(part, { minLength: 2, maxLength: 3 }), {
          minLength: 1,
          maxLength: 12,
          selector: (parts) => parts.join('/'),
        });
        let round = 0;
        await fc.assert(
          fc.asyncProperty(names, part, async (drawn, prefix) => {
            round += 1;
            // A name may not be the folder of another.
            const all = drawn.map(
              (parts) => `r${round}/${parts.map((one, i) => `${i}${one}`).join('/')}${'.x'.repeat(4 - parts.length)}`,
            );
            const taken = all.filter((one) => !all.some((other) => other.startsWith(`${one}/`)));
            for (const one of taken) await store.create(one, bytesOf(one));
            const within = `r${round}/0${prefix.slice(0, 1)}`;
            expect(await namesOf(store, `r${round}/`)).toEqual([...taken].sort());
            expect(await namesOf(store, within)).toEqual(taken.filter((one) => one.startsWith(within)).sort());
          }),
          { numRuns: 15 },
        );
      });
    });

    it('takes no name that could lead out of it', async () => {
      await use(async (store) => {
        const wild = fc.oneof(
          fc.string(),
          fc
            .array(fc.constantFrom('..', '.', '', 'a', '~', '.x', 'a\0', 'a b', 'ä'), { maxLength: 5 })
            .map((parts) => parts.join('/')),
        );
        await fc.assert(
          fc.asyncProperty(wild, async (given) => {
            const isPlain = /^[A-Za-z0-9_][A-Za-z0-9_=.-]*(\/[A-Za-z0-9_][A-Za-z0-9_=.-]*)*$/.test(given);
            if (isPlain) return;
            await expect(store.create(given, bytesOf('x'))).rejects.toBeInstanceOf(ConfigError);
            await expect(store.read(given)).rejects.toBeInstanceOf(ConfigError);
          }),
          { numRuns: 500 },
        );
        expect(await namesOf(store)).toEqual([]);
      });
    });
  });
}
