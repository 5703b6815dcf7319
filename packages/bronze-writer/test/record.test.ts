import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeRecord, encodeRecord, readRecord } from '../src/record.ts';
import { DATE, run } from './answers.ts';
import { withStore } from './with-store.ts';

it('is one line of plain JSON, so that engines read it as a row', () => {
  const text = Buffer.from(encodeRecord({ a: 1, b: 'x\ny' })).toString();
  expect(text.match(/\n/g)).toHaveLength(1);
  expect(JSON.parse(text)).toEqual({ a: 1, b: 'x\ny', record_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

it('comes back as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (record) => {
      const plain = JSON.parse(JSON.stringify(record));
      expect(decodeRecord('x', encodeRecord(plain))).toEqual(plain);
    }),
  );
});

it('shows every flipped bit and every missing tail', () => {
  const bytes = encodeRecord({ ...run, note: 'ünïcode' });
  for (let at = 0; at < bytes.length; at += 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      expect(() => decodeRecord('x', flipped), `byte ${at} bit ${bit}`).toThrow(/^x is not as it was written/);
    }
    expect(() => decodeRecord('x', bytes.subarray(0, at))).toThrow(/not as it was written/);
  }
  expect(() => decodeRecord('x', Buffer.concat([bytes, Buffer.from(' ')]))).toThrow(/not as it was written/);
});

it('is refused where it speaks of another run, as when two files were swapped', async () => {
  await withStore(async (store) => {
    await store.create('a/run.json', encodeRecord(run));
    expect(await readRecord(store, 'a/run.json', run)).toEqual(run);
    const other = { game_date: DATE, run_id: '20260116T100002Z-000000' };
    await expect(readRecord(store, 'a/run.json', other)).rejects.toMatchObject({ reason: 'corrupt' });
  });
});
