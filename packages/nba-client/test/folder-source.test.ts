import { appendFile, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../src/config-error.ts';
import { openFolderSource } from '../src/folder-source.ts';
import { parseGameDate } from '../src/game-date.ts';
import { request } from '../src/request.ts';
import { SourceError } from '../src/source-error.ts';
import { bytes, cdnBox, cdnPlays, GAME, listed, schedule, scoreboard, v3Box } from './bodies.ts';
import { type Recording, withFolder } from './with-folder.ts';

const DATE = '2026-01-15';
const box = request('cdn/boxscore', GAME);
const CDN_BOX = 'cdn.nba.com liveData-boxscore';
const CDN_BOARD = 'cdn.nba.com liveData-scoreboard';
const games = [GAME];
const shell = cdnBox({ gameStatus: 1, gameStatusText: 'pregame' });
const evening: Recording[] = [
  { file: 'a/late.json.gz', endpoint: CDN_BOX, games, captured: '2026-01-15 22:31:06.557478', body: cdnBox() },
  { file: 'a/early.json', endpoint: CDN_BOX, games, captured: '2026-01-15 19:02:00.1', body: shell },
  {
    file: 'a/edited.json',
    endpoint: CDN_BOX,
    games,
    captured: '2026-01-16 22:00:00.1',
    kind: 'derived',
    body: cdnBox(),
  },
];

describe('a folder of recorded answers', () => {
  it('gives the newest of several, unzipped, with the time in its manifest', async () => {
    await withFolder(evening, async (folder) => {
      const source = await openFolderSource(`folder:${folder}`);
      const answer = await source.fetch(box);
      expect(answer).toMatchObject({
        request: box,
        url: 'folder:a/late.json.gz',
        status: 200,
        source: 'nba',
        verdict: 'ok',
        observed_at: '2026-01-16T03:31:06.557Z',
      });
      expect(Buffer.from(answer.bytes).equals(Buffer.from(bytes(cdnBox())))).toBe(true);
      expect(await (await openFolderSource(`folder:${folder}?pick=newest`)).fetch(box)).toMatchObject({
        verdict: 'ok',
      });
    });
  });

  it('gives what was known at an instant', async () => {
    await withFolder(evening, async (folder) => {
      const asOf = async (instant: string) => (await openFolderSource(`folder:${folder}?as_of=${instant}`)).fetch(box);
      expect(await asOf('2026-01-16T03:31:07Z')).toMatchObject({ verdict: 'ok' });
      expect(await asOf('2026-01-16T03:31:06Z')).toMatchObject({ verdict: 'shell', url: 'folder:a/early.json' });
      expect(await asOf('2026-01-15T10:00:00Z')).toMatchObject({
        verdict: 'absent',
        reason: 'not in the folder as of 2026-01-15T10:00:00.000Z',
      });
    });
  });

  it('says absent, with no byte, about what it has not', async () => {
    await withFolder([], async (folder) => {
      const answer = await (await openFolderSource(`folder:${folder}`)).fetch(box);
      expect(answer).toMatchObject({ status: 404, verdict: 'absent', reason: 'not in the folder' });
      expect(answer.bytes).toHaveLength(0);
    });
  });

  it('reads each manner of time: twelve hours, UTC, a commit, and none at all', async () => {
    const board = scoreboard(DATE, []);
    const v3 = { endpoint: 'stats.nba.com boxscoretraditionalv3', games, body: v3Box() };
    const cases: [Recording, string][] = [
      [
        { file: '1', endpoint: CDN_BOARD, date: DATE, captured: '2026-01-16 02:21:14.2114', body: board },
        '2026-01-16T07:21:14.000Z',
      ],
      [{ file: '2', ...v3, captured: '2026-01-16T16:51:47.5147Z' }, '2026-01-16T16:51:47.000Z'],
      [{ file: '3', ...v3, captured: 'commit 20260117T013459Z' }, '2026-01-17T01:34:59.000Z'],
      [{ file: '4', ...v3, date: DATE, captured: null }, '2026-01-15T05:00:00.000Z'],
      [{ file: '5', ...v3, captured: 'some day' }, '1946-11-01T05:00:00.000Z'],
      [
        { file: '6', endpoint: CDN_BOARD, date: DATE, captured: '2026-03-01 02:21:14', body: board },
        '2026-01-15T05:00:00.000Z',
      ],
    ];
    for (const [recording, instant] of cases) {
      await withFolder([recording], async (folder) => {
        const asked =
          recording.endpoint === CDN_BOARD
            ? request('cdn/todaysscoreboard', DATE)
            : request('stats/boxscoretraditionalv3', GAME);
        expect(await (await openFolderSource(`folder:${folder}`)).fetch(asked)).toMatchObject({
          verdict: 'ok',
          observed_at: instant,
        });
      });
    }
  });

  it('finds a scoreboard and a schedule by what they are about, where the manifest does not say', async () => {
    const recordings = [
      { file: 'board.json', endpoint: CDN_BOARD, body: scoreboard(DATE, []) },
      {
        file: 'season.json',
        endpoint: 'stats.nba.com scheduleleaguev2',
        body: schedule('2025-26', { '01/15/2026 00:00:00': [listed(GAME)] }),
      },
      { file: 'broken.json', endpoint: 'stats.nba.com scheduleleaguev2', body: '<html>' },
    ];
    await withFolder(recordings, async (folder) => {
      const source = await openFolderSource(`folder:${folder}`);
      expect(await source.fetch(request('cdn/todaysscoreboard', DATE))).toMatchObject({ verdict: 'ok' });
      expect(await source.fetch(request('stats/scheduleleaguev2', '2025-26'))).toMatchObject({ verdict: 'ok' });
      expect(await source.fetch(request('stats/scheduleleaguev2', '2024-25'))).toMatchObject({ verdict: 'absent' });
    });
  });

  it("knows the games whose own box score carries a date, and names plays without a box and other leagues' games", async () => {
    const recordings = [
      ...evening,
      { file: 'plays.json', endpoint: 'cdn.nba.com liveData-playbyplay', games: ['0022599002'], body: cdnPlays() },
      { file: 'wnba.json', endpoint: 'stats.nba.com playbyplayv3', games: ['1022500282'], body: cdnPlays() },
      {
        file: 'code.json',
        endpoint: CDN_BOX,
        games: ['0022599003'],
        body: cdnBox({ gameId: '0022599003', gameEt: null, gameCode: '20260114/AAABBB' }),
      },
      { file: 'board.json', endpoint: CDN_BOARD, date: '2026-01-16', body: scoreboard('2026-01-16', []) },
    ];
    await withFolder(recordings, async (folder) => {
      const source = await openFolderSource(`folder:${folder}`);
      expect(await source.gamesOn(parseGameDate(DATE))).toEqual([GAME]);
      expect(await source.gamesOn(parseGameDate('2026-01-14'))).toEqual(['0022599003']);
      expect(await source.gamesOn(parseGameDate('2026-01-13'))).toEqual([]);
      expect(await source.contents()).toEqual({
        dates: ['2026-01-14', DATE, '2026-01-16'],
        games: [GAME, '0022599003'],
        plays_only: ['0022599002'],
        refused: [{ game_id: '1022500282', reason: expect.stringContaining('the WNBA') }],
      });
    });
  });

  it("may hold a simulator's answers, under our own names", async () => {
    const recordings = [{ file: 'x.json', endpoint: 'cdn/boxscore', games, source: 'simulator', body: cdnBox() }];
    await withFolder(recordings, async (folder) => {
      expect(await (await openFolderSource(`folder:${folder}`)).fetch(box)).toMatchObject({
        verdict: 'ok',
        source: 'simulator',
      });
    });
  });
});

describe('a recorded file', () => {
  const one: Recording[] = [{ file: 'box.json', endpoint: CDN_BOX, games, body: cdnBox() }];

  it('that was altered, or is not there, is refused', async () => {
    await withFolder(one, async (folder) => {
      const source = await openFolderSource(`folder:${folder}`);
      await appendFile(join(folder, 'box.json'), ' ');
      await expect(source.fetch(box)).rejects.toMatchObject({
        reason: 'refused',
        message: expect.stringContaining('sha256'),
      });
      await rm(join(folder, 'box.json'));
      await expect(source.fetch(box)).rejects.toMatchObject({
        reason: 'refused',
        message: expect.stringContaining('is not there'),
      });
    });
  });

  it('outside the folder is never read, by path or by link', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'hoops-outside-'));
    await writeFile(join(outside, 'box.json'), bytes(cdnBox()));
    try {
      await withFolder(one, async (folder) => {
        await symlink(outside, join(folder, 'link'));
        for (const file of [
          join(outside, 'box.json'),
          `../${outside.split('/').at(-1)}/box.json`,
          'link/box.json',
          '.',
          '..',
        ]) {
          await writeFile(
            join(folder, 'MANIFEST.jsonl'),
            JSON.stringify({ file, endpoint: CDN_BOX, games, kind: 'raw' }),
          );
          const source = await openFolderSource(`folder:${folder}`);
          await expect(source.fetch(box)).rejects.toBeInstanceOf(SourceError);
        }
      });
    } finally {
      await rm(outside, { recursive: true });
    }
  });

  it('that is half a gzip is refused', async () => {
    await withFolder(one, async (folder) => {
      await writeFile(join(folder, 'box.json'), Buffer.from([0x1f, 0x8b, 8, 0]));
      const source = await openFolderSource(`folder:${folder}`);
      await expect(source.fetch(box)).rejects.toMatchObject({
        reason: 'refused',
        message: expect.stringContaining('cannot be read'),
      });
    });
  });
});

describe('opening a folder', () => {
  it.each([
    'folder:',
    'folder:/nowhere/at/all',
    'folder:?pick=newest',
    `folder:${tmpdir()}?pick=oldest`,
    `folder:${tmpdir()}?as_of=yesterday`,
    `folder:${tmpdir()}?as_of=2026-02-30T00:00:00Z`,
    `folder:${tmpdir()}?when=now`,
  ])('%s says what is wrong and the way out', async (url) => {
    await expect(openFolderSource(url)).rejects.toBeInstanceOf(ConfigError);
  });

  it('without a manifest, or with a broken line in it, says which', async () => {
    await withFolder([], async (folder) => {
      await rm(join(folder, 'MANIFEST.jsonl'));
      await expect(openFolderSource(`folder:${folder}`)).rejects.toThrow(/has no MANIFEST.jsonl/);
    });
    for (const line of ['{', '{"file":"a"}', '[]', 'null']) {
      await withFolder(
        evening,
        async (folder) => {
          await expect(openFolderSource(`folder:${folder}`)).rejects.toThrow(
            /^line 4 of .*MANIFEST.jsonl (is no JSON|names no file)/,
          );
        },
        line,
      );
    }
  });
});
