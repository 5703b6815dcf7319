import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { request, SourceError } from '@hoops/nba-client';
import { expect, it } from 'vitest';
import { keepAnswer, keepRefusal } from '../src/keep-answer.ts';
import { readReceipts } from '../src/read-receipts.ts';
import { answer, boxAnswer, DATE, GAME, OBSERVED, OTHER, run } from './answers.ts';
import { namesOf, withStore } from './with-store.ts';

const folderOf = `bronze/game_date=2026-01-15/run_id=${run.run_id}`;

it('keeps the body as it came, and beside it a receipt that says what is known of it', async () => {
  await withStore(async (store) => {
    const box = boxAnswer();
    const receipt = await keepAnswer(store, run, box);
    const object = `${folderOf}/game_id=${GAME}/boxscore.1.json.gz`;
    const packed = await store.read(object);
    expect(gunzipSync(packed).equals(Buffer.from(box.bytes))).toBe(true);
    expect(receipt).toEqual({
      run_id: run.run_id,
      game_date: DATE,
      endpoint: 'cdn/boxscore',
      subject: GAME,
      attempt: 1,
      url: box.url,
      status: 200,
      source: 'simulator',
      fetched_at: box.fetched_at,
      observed_at: OBSERVED,
      verdict: 'ok',
      reason: null,
      object,
      bytes: box.bytes.length,
      sha256: createHash('sha256').update(box.bytes).digest('hex'),
      object_bytes: packed.length,
      object_sha256: createHash('sha256').update(packed).digest('hex'),
      crc32c: expect.stringMatching(/^[A-Za-z0-9+/]{6}==$/),
      control: null,
    });
    expect(await readReceipts(store, run)).toEqual([receipt]);
    expect(await namesOf(store)).toEqual([object, object.replace('json.gz', 'receipt.json')]);
  });
});

it('packs the same body into the same bytes every time', async () => {
  await withStore(async (store) => {
    const [one, two] = [await keepAnswer(store, run, boxAnswer()), await keepAnswer(store, run, boxAnswer())];
    expect(two).toMatchObject({ attempt: 2, object_sha256: one.object_sha256, crc32c: one.crc32c });
    const packed = await store.read(one.object ?? '');
    // No time, no system in the header.
    expect([...packed.subarray(4, 8), packed[9]]).toEqual([0, 0, 0, 0, 255]);
  });
});

it('numbers the requests for a resource, whichever address they went to', async () => {
  await withStore(async (store) => {
    await keepAnswer(store, run, boxAnswer());
    await keepAnswer(
      store,
      run,
      answer(request('stats/boxscoretraditionalv3', GAME), 'x', { verdict: 'unreadable', reason: 'no' }),
    );
    await keepAnswer(store, run, answer(request('cdn/playbyplay', GAME), {}));
    await keepAnswer(store, run, boxAnswer(OTHER));
    await keepAnswer(store, run, answer(request('stats/scoreboardv3', DATE), {}));
    expect(
      new Set(
        (await readReceipts(store, run)).map(({ endpoint, subject, attempt }) => `${endpoint} ${subject} ${attempt}`),
      ),
    ).toEqual(
      new Set([
        `cdn/boxscore ${GAME} 1`,
        `cdn/boxscore ${OTHER} 1`,
        `cdn/playbyplay ${GAME} 1`,
        `stats/boxscoretraditionalv3 ${GAME} 2`,
        `stats/scoreboardv3 ${DATE} 1`,
      ]),
    );
    expect(await readReceipts(store, run, OTHER)).toHaveLength(1);
  });
});

it('takes the next number past an object whose receipt was lost to a crash', async () => {
  await withStore(async (store) => {
    await store.create(`${folderOf}/game_id=${GAME}/boxscore.1.json.gz`, Buffer.from('half a story'));
    expect(await keepAnswer(store, run, boxAnswer())).toMatchObject({ attempt: 2 });
    expect(await readReceipts(store, run)).toHaveLength(1);
  });
});

it('gives many at once a number each, also when they got the same body', async () => {
  await withStore(async (store) => {
    const kept = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        keepAnswer(store, run, { ...boxAnswer(GAME, 'same'), fetched_at: `2026-01-16T10:00:0${i}.000Z` }),
      ),
    );
    expect(new Set(kept.map(({ object }) => object)).size).toBe(8);
    expect(await readReceipts(store, run)).toHaveLength(8);
  });
});

it('keeps no object for a body without a byte', async () => {
  await withStore(async (store) => {
    const none = answer(request('cdn/boxscore', GAME), '', {
      status: 404,
      verdict: 'absent',
      reason: 'not in the folder',
    });
    expect(await keepAnswer(store, run, none)).toMatchObject({
      object: null,
      bytes: 0,
      object_bytes: null,
      verdict: 'absent',
    });
    expect(await namesOf(store)).toEqual([`${folderOf}/game_id=${GAME}/boxscore.1.receipt.json`]);
  });
});

it('keeps the record of a request that nobody answered', async () => {
  await withStore(async (store) => {
    const asked = request('cdn/boxscore', GAME);
    const now = new Date('2026-01-16T10:00:04Z');
    const receipt = await keepRefusal(store, run, asked, new SourceError('unavailable', 'cdn.nba.com is silent'), {
      now,
    });
    expect(receipt).toMatchObject({
      verdict: 'unavailable',
      reason: 'cdn.nba.com is silent',
      object: null,
      status: null,
      fetched_at: now.toISOString(),
    });
    expect(await readReceipts(store, run)).toEqual([receipt]);
  });
});
