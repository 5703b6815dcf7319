import { SourceError } from '@hoops/nba-client';
import { expect, it } from 'vitest';
import type { FetchOptions } from '../src/fetch-options.ts';
import { fetchScoreboard } from '../src/fetch-scoreboard.ts';
import { readReceipts } from '../src/read-receipts.ts';
import { DATE, GAME, run, type Script, schedule, scoreboard, scriptedSource } from './answers.ts';
import { withStore } from './with-store.ts';

const board = scoreboard([{ id: GAME, status: 3, scores: [101, 99] }]);
const calendar = schedule({ [DATE]: [{ id: GAME, status: 3, scores: [101, 99] }] });
const all: Script = ({ endpoint }) => ({ body: endpoint.includes('schedule') ? calendar : board });
const morning = new Date('2026-01-16T15:00:00Z');
const later = new Date('2026-02-20T15:00:00Z');
const nextSeason = new Date('2026-11-20T15:00:00Z');

async function askedBy(url: string, script: Script, options: FetchOptions, games?: readonly string[]) {
  return await withStore(async (store) => {
    const source = scriptedSource(script, games === undefined ? { url } : { url, games });
    const receipts = await fetchScoreboard(source, store, run, options);
    expect(await readReceipts(store, run)).toHaveLength(receipts.length);
    return { asked: source.asked, verdicts: receipts.map(({ verdict }) => verdict) };
  });
}

it("asks the league's CDN for the scoreboard of yesterday and for the schedule of this season", async () => {
  const { asked, verdicts } = await askedBy('nba:', all, { now: morning });
  expect(asked).toEqual(['cdn/todaysscoreboard 2026-01-15', 'cdn/schedule 2025-26']);
  expect(verdicts).toEqual(['ok', 'ok']);
});

it('asks the stats host for dates and seasons that the CDN no longer shows', async () => {
  expect((await askedBy('nba:', all, { now: later })).asked).toEqual([
    'stats/scoreboardv3 2026-01-15',
    'cdn/schedule 2025-26',
  ]);
  expect((await askedBy('nba:', all, { now: nextSeason })).asked).toEqual([
    'stats/scoreboardv3 2026-01-15',
    'stats/scheduleleaguev2 2025-26',
  ]);
});

it('asks elsewhere for what one address does not have, and keeps what each said', async () => {
  const script: Script = (one) => {
    if (one.endpoint === 'cdn/todaysscoreboard') return { body: scoreboard([], '2026-01-16') };
    if (one.endpoint === 'cdn/schedule')
      throw new SourceError('unavailable', 'cdn.nba.com is silent', { request: one });
    return all(one);
  };
  const { asked, verdicts } = await askedBy('nba:', script, { now: morning });
  expect(asked).toEqual([
    'cdn/todaysscoreboard 2026-01-15',
    'stats/scoreboardv3 2026-01-15',
    'cdn/schedule 2025-26',
    'stats/scheduleleaguev2 2025-26',
  ]);
  expect(verdicts).toEqual(['wrong_game', 'ok', 'unavailable', 'ok']);
});

it('asks a folder of recorded answers for every list that it might hold', async () => {
  const { asked } = await askedBy('folder:x', all, { now: later });
  expect(asked).toHaveLength(4);
});

it('leaves the schedule out, where a scoreboard told the games, when asked to', async () => {
  expect((await askedBy('nba:', all, { now: morning, schedule: 'fallback' })).asked).toEqual([
    'cdn/todaysscoreboard 2026-01-15',
  ]);
  const noBoard: Script = (one) => (one.endpoint.includes('scoreboard') ? { status: 404 } : all(one));
  expect((await askedBy('nba:', noBoard, { now: morning, schedule: 'fallback' })).verdicts).toEqual([
    'absent',
    'absent',
    'ok',
  ]);
});

it('goes on with one list, and throws only when none came', async () => {
  const silent: Script = (one) => {
    throw new SourceError('unavailable', 'the source is silent', { request: one });
  };
  await expect(askedBy('nba:', silent, { now: morning })).rejects.toMatchObject({
    name: 'SourceError',
    reason: 'unavailable',
    message: expect.stringContaining('2026-01-15'),
  });
  await expect(askedBy('nba:', () => ({ status: 404 }), { now: morning })).rejects.toMatchObject({ reason: 'refused' });
  // A folder that knows the date's games by their box scores needs no list.
  expect((await askedBy('folder:x', () => ({ status: 404 }), { now: morning }, [GAME])).verdicts).toEqual([
    'absent',
    'absent',
    'absent',
    'absent',
  ]);
});

it('keeps the record of every request also when it throws', async () => {
  await withStore(async (store) => {
    await fetchScoreboard(
      scriptedSource(() => ({ body: '<html>' })),
      store,
      run,
      { now: morning },
    ).catch(() => undefined);
    expect((await readReceipts(store, run)).map(({ verdict }) => verdict)).toEqual([
      'unreadable',
      'unreadable',
      'unreadable',
      'unreadable',
    ]);
  });
});

it('does not ask again for what the run holds, only for what failed', async () => {
  await withStore(async (store) => {
    const down = new Set(['schedule']);
    const source = scriptedSource((one) => {
      if ([...down].some((word) => one.endpoint.includes(word)))
        throw new SourceError('unavailable', 'down', { request: one });
      return all(one);
    });
    await fetchScoreboard(source, store, run, { now: morning });
    down.clear();
    source.asked.length = 0;
    const receipts = await fetchScoreboard(source, store, run, { now: morning });
    expect(source.asked).toEqual(['cdn/schedule 2025-26']);
    expect(receipts.map(({ endpoint, attempt, verdict }) => `${endpoint} ${attempt} ${verdict}`)).toEqual([
      'cdn/todaysscoreboard 1 ok',
      'cdn/schedule 3 ok',
    ]);
    await fetchScoreboard(source, store, run, { now: morning });
    expect(source.asked).toEqual(['cdn/schedule 2025-26']);
  });
});

it('lets an interruption through, and tells of requests and receipts', async () => {
  await withStore(async (store) => {
    const told: string[] = [];
    const options: FetchOptions = {
      now: morning,
      onRequest: ({ endpoint }) => told.push(`? ${endpoint}`),
      onReceipt: ({ endpoint, verdict }) => told.push(`${verdict} ${endpoint}`),
    };
    await fetchScoreboard(scriptedSource(all, { url: 'nba:' }), store, run, options);
    expect(told).toEqual(['? cdn/todaysscoreboard', 'ok cdn/todaysscoreboard', '? cdn/schedule', 'ok cdn/schedule']);
    const aborted = scriptedSource(() => {
      throw new DOMException('stopped', 'AbortError');
    });
    await expect(
      fetchScoreboard(aborted, store, { ...run, run_id: '20260116T100002Z-000000' }, options),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
