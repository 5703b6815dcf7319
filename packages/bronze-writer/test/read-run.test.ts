import { chmod, copyFile, readFile, rename, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { recordProofs, seededRandom } from '@hoops/fault-proxy';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { keepAnswer } from '../src/keep-answer.ts';
import { readAnswer, readRun } from '../src/read-run.ts';
import type { Receipt } from '../src/receipt.ts';
import type { StoredAnswer } from '../src/run.ts';
import { sealRun } from '../src/seal-run.ts';
import { boxAnswer, bytesOf, GAME, OTHER, run } from './answers.ts';
import { withStore } from './with-store.ts';

async function allOf(answers: AsyncIterable<StoredAnswer>): Promise<StoredAnswer[]> {
  const all: StoredAnswer[] = [];
  for await (const one of answers) all.push(one);
  return all;
}

const totals = { mutations: 0, undetected: 0, naive_broken: 0 };
afterAll(() => recordProofs('@hoops/bronze-writer', 'reading a run', totals));

/** Changes a kept file as only somebody outside the store can. */
async function tamper(folder: string, object: string | null, change: (path: string) => Promise<void>): Promise<void> {
  const path = join(folder, object ?? '');
  await chmod(path, 0o600);
  await change(path);
}

it('gives every answer as it was kept, in order of what was said when, and only once the run is sealed', async () => {
  await withStore(async (store) => {
    const late = { ...boxAnswer(OTHER), observed_at: '2026-01-16T06:00:00.000Z' };
    const shell = {
      ...boxAnswer(GAME, { game: {} }),
      observed_at: '2026-01-15T06:00:00.000Z',
      verdict: 'shell' as const,
      reason: 'too early',
    };
    for (const one of [late, shell, boxAnswer()]) await keepAnswer(store, run, one);
    await expect(allOf(readRun(store, run))).rejects.toMatchObject({ name: 'BronzeError', reason: 'unsealed' });
    await sealRun(store, run);
    const answers = await allOf(readRun(store, run));
    expect(answers.map(({ verdict, request }) => `${verdict} ${request.subject}`)).toEqual([
      `shell ${GAME}`,
      `ok ${GAME}`,
      `ok ${OTHER}`,
    ]);
    expect(answers[1]).toEqual({
      ...boxAnswer(),
      bytes: Buffer.from(boxAnswer().bytes),
      run_id: run.run_id,
      game_date: run.game_date,
      object: expect.stringMatching(/boxscore\.\d\.json\.gz$/),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});

it('reads many answers without holding them all', async () => {
  await withStore(async (store) => {
    for (let i = 0; i < 12; i += 1) await keepAnswer(store, run, boxAnswer(GAME, { i }));
    await sealRun(store, run);
    expect(await allOf(readRun(store, run))).toHaveLength(12);
    // A reader may stop early.
    for await (const first of readRun(store, run)) {
      expect(first.verdict).toBe('ok');
      break;
    }
  });
});

it('refuses an object of which any byte has changed', async () => {
  await withStore(async (store, folder) => {
    const receipt = await keepAnswer(store, run, boxAnswer(GAME, { text: 'some body '.repeat(20) }));
    const path = join(folder, receipt.object ?? '');
    const kept = await readFile(path);
    await chmod(path, 0o600);
    await fc.assert(
      fc.asyncProperty(fc.nat(kept.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const flipped = Buffer.from(kept);
        flipped[at] = (flipped[at] ?? 0) ^ mask;
        await writeFile(path, flipped);
        await expect(readAnswer(store, receipt)).rejects.toMatchObject({ name: 'BronzeError', reason: 'corrupt' });
      }),
      { numRuns: 300 },
    );
    await writeFile(path, kept);
    expect((await readAnswer(store, receipt)).bytes.length).toBe(receipt.bytes);
  });
});

it('P6: sees each of 10,000 flipped bits, cut ends and swapped objects, whichever store gave them', async () => {
  await withStore(async (store) => {
    const receipt = await keepAnswer(store, run, boxAnswer(GAME, { text: 'some body '.repeat(20) }));
    const other = await keepAnswer(store, run, boxAnswer(OTHER, { text: 'other body '.repeat(20) }));
    const kept = await store.read(receipt.object ?? '');
    const swapped = await store.read(other.object ?? '');
    const random = seededRandom(6);
    const draw = (below: number) => Math.floor(random() * below);
    for (let i = 0; i < 10_000; i += 1) {
      const changed = Buffer.from(kept);
      const at = draw(kept.length);
      changed[at] = (changed[at] as number) ^ (1 << draw(8));
      const bytes = i % 10 === 8 ? kept.subarray(0, at) : i % 10 === 9 ? swapped : changed;
      const reason = await readAnswer({ ...store, read: async () => bytes }, receipt).then(
        () => 'none',
        (error: { reason?: string }) => error.reason,
      );
      totals.mutations += 1;
      if (reason !== 'corrupt') totals.undetected += 1;
    }
    expect(totals).toMatchObject({ mutations: 10_000, undetected: 0 });
    // The naive way trusts what unpacks: many a flipped bit of the header does.
    const flipped = Buffer.from(kept);
    flipped[9] = (flipped[9] as number) ^ 1;
    expect(gunzipSync(flipped).length).toBe(receipt.bytes);
    totals.naive_broken += 1;
  });
});

it('refuses an object that is too short, too long, swapped, packed otherwise, or gone', async () => {
  await withStore(async (store, folder) => {
    const receipt = await keepAnswer(store, run, boxAnswer());
    const other = await keepAnswer(store, run, boxAnswer(OTHER, { game: { gameId: OTHER } }));
    const path = join(folder, receipt.object ?? '');
    const kept = await readFile(path);
    const corrupt = async (how: string) => {
      await expect(readAnswer(store, receipt), how).rejects.toMatchObject({
        reason: 'corrupt',
        message: expect.stringContaining(receipt.object ?? ''),
      });
      await writeFile(path, kept);
    };
    await tamper(folder, receipt.object, (at) => truncate(at, kept.length - 1));
    await corrupt('truncated');
    await truncate(path, 0);
    await corrupt('emptied');
    await writeFile(path, Buffer.concat([kept, Buffer.from([0])]));
    await corrupt('with a tail');
    await writeFile(path, gzipSync(boxAnswer().bytes, { level: 1 }));
    await corrupt('packed otherwise');
    await copyFile(join(folder, other.object ?? ''), path);
    await corrupt('swapped');
    await rename(path, `${path}.away`);
    await expect(readAnswer(store, receipt)).rejects.toMatchObject({ reason: 'missing' });
  });
});

it('never unpacks more than the receipt says', async () => {
  await withStore(async (store) => {
    const honest = await keepAnswer(store, run, boxAnswer(GAME, 'x'.repeat(50_000)));
    await expect(readAnswer(store, { ...honest, bytes: 49_999 })).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringContaining('no gzip of 49999 bytes'),
    });
  });
});

it('follows a receipt nowhere but to a body of its own run', async () => {
  await withStore(async (store) => {
    const receipt = await keepAnswer(store, run, boxAnswer());
    await store.create('elsewhere/x.json.gz', gzipSync(bytesOf('x')));
    const bad: Partial<Receipt>[] = [
      { object: null },
      { object: 'elsewhere/x.json.gz' },
      { object: '../../etc/passwd' },
      { object: receipt.object?.replace(run.run_id, '20260116T100002Z-000000') ?? '' },
      { run_id: '20260116T100002Z-000000' },
    ];
    for (const part of bad) {
      await expect(readAnswer(store, { ...receipt, ...part })).rejects.toMatchObject({ reason: 'corrupt' });
    }
  });
});

it('stops a run at its first bad object', async () => {
  await withStore(async (store, folder) => {
    await keepAnswer(store, run, boxAnswer());
    const bad = await keepAnswer(store, run, { ...boxAnswer(OTHER), observed_at: '2026-01-16T06:00:00.000Z' });
    await sealRun(store, run);
    await tamper(folder, bad.object, (path) => writeFile(path, 'rubbish'));
    const seen: string[] = [];
    const reading = async () => {
      for await (const { request } of readRun(store, run)) seen.push(request.subject);
    };
    await expect(reading()).rejects.toMatchObject({ reason: 'corrupt' });
    expect(seen).toEqual([GAME]);
  });
});
