import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HttpSourceOptions } from '../src/http-source.ts';
import { openHttpSource } from '../src/http-source.ts';
import { openSource } from '../src/open-source.ts';
import { request } from '../src/request.ts';
import { SourceError } from '../src/source-error.ts';
import { bytes, cdnBox, GAME, scoreboard } from './bodies.ts';
import { withServer } from './with-server.ts';

const box = request('cdn/boxscore', GAME);
const good = Buffer.from(bytes(cdnBox()));
const quick = { retryDelayMs: 1, deadlineMs: 20_000, attempts: 3 };

type Handler = (request: unknown, response: ServerResponse) => void;
const send =
  (status: number, body: string | Buffer = '', headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
const ok = send(200, good);
const hang: Handler = () => undefined;

async function failure(url: string, options: HttpSourceOptions = quick, asked = box): Promise<SourceError> {
  const source = await openSource(url, options);
  const error = await source.fetch(asked).then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(SourceError);
  expect((error as SourceError).request).toEqual(asked);
  return error as SourceError;
}

describe('an answer over http', () => {
  it('is kept byte for byte, with its address, status, verdict and time', async () => {
    await withServer([send(200, gzipSync(good), { 'content-encoding': 'gzip' })], async ({ url, seen }) => {
      const answer = await (await openSource(`${url}/`)).fetch(box);
      expect(answer).toMatchObject({
        request: box,
        url: `${url}/static/json/liveData/boxscore/boxscore_${GAME}.json`,
        status: 200,
        source: 'nba',
        verdict: 'ok',
        reason: null,
        observed_at: '2026-01-16T03:31:06.557Z',
      });
      expect(Buffer.from(answer.bytes).equals(good)).toBe(true);
      expect(seen[0]?.headers).toMatchObject({ referer: 'https://www.nba.com/', 'accept-encoding': 'gzip' });
    });
  });

  it('of a simulator says so by its header, and all later ones of it do', async () => {
    await withServer([send(200, good, { 'x-hoops-source': 'simulator' }), ok], async ({ url }) => {
      const source = await openSource(url);
      expect((await source.fetch(box)).source).toBe('simulator');
      expect((await source.fetch(box)).source).toBe('simulator');
    });
  });

  it('was observed when it was fetched where its own clock says nothing, or a time to come', async () => {
    const future = bytes(cdnBox({}, '2999-01-01 00:00:00'));
    const board = bytes(scoreboard('2026-01-15', []));
    await withServer([send(200, Buffer.from(future)), send(200, Buffer.from(board))], async ({ url }) => {
      const source = await openSource(url);
      for (const asked of [box, request('cdn/todaysscoreboard', '2026-01-15')]) {
        const answer = await source.fetch(asked);
        expect(answer).toMatchObject({ verdict: 'ok', observed_at: answer.fetched_at });
      }
    });
  });

  it.each([403, 404])('of status %i on the CDN is absent, its body kept, and not asked twice', async (status) => {
    await withServer([send(status, '<HTML>Access Denied')], async ({ url, seen }) => {
      const answer = await (await openSource(url, quick)).fetch(box);
      expect(answer).toMatchObject({ status, verdict: 'absent' });
      expect(Buffer.from(answer.bytes).toString()).toBe('<HTML>Access Denied');
      expect(seen).toHaveLength(1);
    });
  });

  it.each(['<HTML>blocked', '', '{}', '{"Message":"An error has occurred."}'])(
    'of status 200 with %j is kept and not ok',
    async (body) => {
      await withServer([send(200, body)], async ({ url }) => {
        const answer = await (await openSource(url, quick)).fetch(box);
        expect(['empty', 'unreadable']).toContain(answer.verdict);
        expect(Buffer.from(answer.bytes).toString()).toBe(body);
      });
    },
  );
});

describe('what another try may change', () => {
  const cut: Handler = (_, response) => {
    response.writeHead(200, { 'content-length': good.length });
    response.write(good.subarray(0, 100), () => response.destroy());
  };
  const cutChunks: Handler = (_, response) => {
    response.writeHead(200);
    response.write(good.subarray(0, 100), () => response.destroy());
  };
  const packed = gzipSync(good);
  const halfGzip = send(200, packed.subarray(0, packed.length / 2), { 'content-encoding': 'gzip' });
  const reset: Handler = (_, response) => void response.destroy();
  const stall: Handler = (_, response) => {
    response.writeHead(200, { 'content-length': good.length });
    response.write(good.subarray(0, 100));
  };
  const faults: [string, Handler][] = [
    ['status 503', send(503)],
    ['status 500', send(500)],
    ['status 429', send(429, '', { 'retry-after': '0' })],
    ['a body cut short', cut],
    ['a chunked body cut short', cutChunks],
    ['half a gzip body', halfGzip],
    ['a reset connection', reset],
    ['a stall within the body', stall],
  ];
  const options = { ...quick, silenceMs: 300 };

  it.each(faults)('%s is tried again', async (_, fault) => {
    await withServer([fault, fault, ok], async ({ url, seen }) => {
      expect((await (await openSource(url, options)).fetch(box)).verdict).toBe('ok');
      expect(seen).toHaveLength(3);
    });
  });

  it.each(faults)('%s is unavailable after the last attempt, and nothing is kept', async (_, fault) => {
    await withServer([fault], async ({ url, seen }) => {
      const error = await failure(url, options);
      expect(error).toMatchObject({
        reason: 'unavailable',
        message: expect.stringMatching(/attempt 3, the last; try again later$/),
      });
      expect(seen).toHaveLength(3);
    });
  });

  it("includes half a gzip body, which the platform's own fetch takes for whole", async () => {
    await withServer([halfGzip], async ({ url }) => {
      const naive = await (await fetch(url)).arrayBuffer();
      expect(naive.byteLength).toBeLessThan(good.length);
    });
  });

  it('waits as long as Retry-After says, instead of its own time', async () => {
    const patient = { ...quick, retryDelayMs: 1e9 };
    await withServer(
      [send(429, '', { 'retry-after': '0' }), send(503, '', { 'retry-after': new Date().toUTCString() }), ok],
      async ({ url }) => {
        expect((await (await openSource(url, patient)).fetch(box)).verdict).toBe('ok');
      },
    );
  });

  it('does not wait past its deadline: it gives up at once and says what was asked', async () => {
    await withServer([send(429, '', { 'retry-after': '3600' })], async ({ url, seen }) => {
      const error = await failure(url);
      expect(error).toMatchObject({ reason: 'unavailable', message: expect.stringContaining('wait 3600 s') });
      expect(seen).toHaveLength(1);
    });
  });

  it('gives up a slow drip at the deadline', async () => {
    const drip: Handler = (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('{'), 20);
      response.on('close', () => clearInterval(timer));
    };
    await withServer([drip], async ({ url, seen }) => {
      const error = await failure(url, { ...quick, deadlineMs: 300, silenceMs: 10_000 });
      expect(error).toMatchObject({ reason: 'unavailable', message: expect.stringContaining('its 0.3 s are over') });
      expect(seen).toHaveLength(1);
    });
  });

  it('is a host that nobody listens at, too', async () => {
    let url = '';
    await withServer([ok], async (server) => {
      url = server.url;
    });
    expect(await failure(url)).toMatchObject({ reason: 'unavailable' });
  });
});

describe('a host that says nothing', () => {
  const plays = request('stats/playbyplayv3', GAME);
  const patience = { retryDelayMs: 1, silenceMs: 200, deadlineMs: 10_000 };

  it('of stats.nba.com is asked once, and then not again, while the CDN still is', async () => {
    await withServer([hang, ok], async ({ url, seen }) => {
      const source = await openSource(url, patience);
      await expect(source.fetch(plays)).rejects.toMatchObject({
        reason: 'unavailable',
        message: expect.stringContaining('said nothing'),
      });
      await expect(source.fetch(plays)).rejects.toMatchObject({
        reason: 'unavailable',
        message: expect.stringContaining('not asked again'),
      });
      expect(seen).toHaveLength(1);
      expect((await source.fetch(box)).verdict).toBe('ok');
      expect((await (await openSource(url, patience)).fetch(plays)).verdict).toBe('empty');
    });
  });

  it('is not asked by those who were waiting for their turn, either', async () => {
    await withServer([hang], async ({ url, seen }) => {
      const source = await openHttpSource({ url, base: url, isPaced: true }, patience);
      const all = await Promise.allSettled([source.fetch(plays), source.fetch(plays), source.fetch(plays)]);
      expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
      expect(seen).toHaveLength(1);
    });
  });

  it('of the CDN has all its attempts first', async () => {
    await withServer([hang, hang, ok], async ({ url, seen }) => {
      expect((await (await openSource(url, patience)).fetch(box)).verdict).toBe('ok');
      expect(seen).toHaveLength(3);
    });
    await withServer([hang], async ({ url, seen }) => {
      const source = await openSource(url, { ...patience, attempts: 2 });
      await expect(source.fetch(box)).rejects.toMatchObject({ reason: 'unavailable' });
      await expect(source.fetch(box)).rejects.toMatchObject({ message: expect.stringContaining('not asked again') });
      expect(seen).toHaveLength(2);
    });
  });

  it('until the deadline counts as well, but not a deadline that other failures used up', async () => {
    await withServer([hang], async ({ url, seen }) => {
      const source = await openSource(url, { ...patience, silenceMs: 10_000, deadlineMs: 200 });
      await expect(source.fetch(box)).rejects.toMatchObject({ reason: 'unavailable' });
      await expect(source.fetch(box)).rejects.toMatchObject({ message: expect.stringContaining('not asked again') });
      expect(seen).toHaveLength(1);
    });
    await withServer([send(503), hang, ok], async ({ url, seen }) => {
      const source = await openSource(url, { ...patience, silenceMs: 10_000, deadlineMs: 500 });
      await expect(source.fetch(box)).rejects.toMatchObject({ reason: 'unavailable' });
      expect((await source.fetch(box)).verdict).toBe('ok');
      expect(seen).toHaveLength(3);
    });
  });
});

describe('what no other try will change', () => {
  it.each([301, 302, 307, 308])('a redirect (%i) is refused and never followed', async (status) => {
    await withServer([ok], async (other) => {
      await withServer([send(status, '', { location: `${other.url}/elsewhere` })], async ({ url, seen }) => {
        expect(await failure(url)).toMatchObject({
          reason: 'refused',
          message: expect.stringContaining('redirects are not followed'),
        });
        expect(seen).toHaveLength(1);
        expect(other.seen).toHaveLength(0);
      });
    });
  });

  it.each([204, 206, 400, 401, 410])('status %i is refused', async (status) => {
    await withServer([send(status, status === 204 ? '' : good)], async ({ url, seen }) => {
      expect(await failure(url)).toMatchObject({
        reason: 'refused',
        message: expect.stringContaining(`status ${status}`),
      });
      expect(seen).toHaveLength(1);
    });
  });

  it('403 of stats.nba.com is refused', async () => {
    await withServer([send(403)], async ({ url }) => {
      expect(await failure(url, quick, request('stats/scoreboardv3', '2026-01-15'))).toMatchObject({
        reason: 'refused',
      });
    });
  });

  it('a bomb is refused at its limit, packed or plain, and was no bomb below it', async () => {
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024));
    const limited = { ...quick, bodyLimit: 1024 * 1024 };
    const endless: Handler = (_, response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(64 * 1024);
      const pour = (): void => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', pour);
      };
      pour();
    };
    for (const fault of [send(200, bomb, { 'content-encoding': 'gzip' }), endless]) {
      await withServer([fault], async ({ url, seen }) => {
        expect(await failure(url, limited)).toMatchObject({
          reason: 'refused',
          message: expect.stringContaining('1048576 bytes'),
        });
        expect(seen).toHaveLength(1);
      });
    }
    await withServer([send(200, bomb, { 'content-encoding': 'gzip' })], async ({ url }) => {
      const answer = await (await openSource(url, { ...quick, bodyLimit: 41 * 1024 * 1024 })).fetch(box);
      expect(answer).toMatchObject({ verdict: 'unreadable' });
    });
  });

  it.each([
    ['gzip', good],
    ['br', good],
    ['gzip, gzip', gzipSync(gzipSync(good))],
  ])(
    'a body that is not the %s it is said to be, or was not asked for, is kept as it came and never ok',
    async (encoding, body) => {
      await withServer([send(200, body, { 'content-encoding': encoding })], async ({ url, seen }) => {
        const answer = await (await openSource(url, quick)).fetch(box);
        expect(answer.verdict).toBe('unreadable');
        expect(answer.reason).toMatch(/gzip/);
        expect(Buffer.from(answer.bytes).equals(body)).toBe(true);
        expect(seen).toHaveLength(3);
      });
    },
  );

  it('headers without end are given up', async () => {
    await withServer([send(200, good, { 'x-long': 'x'.repeat(100_000) })], async ({ url }) => {
      expect(await failure(url)).toMatchObject({ reason: 'unavailable' });
    });
  });
});

describe('a caller', () => {
  it('can give a request up, while it is under way and before', async () => {
    await withServer([hang], async ({ url }) => {
      const source = await openSource(url);
      const signal = AbortSignal.timeout(50);
      await expect(source.fetch(box, { signal })).rejects.toMatchObject({
        reason: 'unavailable',
        message: expect.stringContaining('caller'),
      });
      await expect(source.fetch(box, { signal })).rejects.toBeInstanceOf(SourceError);
    });
  });

  it('cannot ask about text', async () => {
    await withServer([ok], async ({ url, seen }) => {
      const source = await openSource(url);
      await expect(source.fetch({ endpoint: 'cdn/boxscore', subject: '../../secret' })).rejects.toThrow(
        /is no game id/,
      );
      expect(seen).toHaveLength(0);
    });
  });
});

describe('the pace', () => {
  it('is one request at a time for a host that is no simulator, and each host has its own', async () => {
    await withServer([ok], async ({ url, seen }) => {
      const source = await openHttpSource({ url, base: url, isPaced: true }, quick);
      const all = [box, box, request('stats/scoreboardv3', '2026-01-15')].map((asked) => source.fetch(asked));
      await Promise.all([all[0], all[2]]);
      expect(seen.map((each) => each.url?.split('/')[1]).toSorted()).toEqual(['static', 'stats']);
      await all[1];
      expect(seen).toHaveLength(3);
    });
  });

  it('is none at all for a simulator or a loopback address', async () => {
    const waiting: ServerResponse[] = [];
    // Nobody is answered before all have asked.
    const barrier: Handler = (_, response) => {
      waiting.push(response);
      if (waiting.length === 20) for (const each of waiting) each.end(good);
    };
    await withServer([barrier], async ({ url, seen }) => {
      const source = await openSource(url, quick);
      await Promise.all(Array.from({ length: 20 }, () => source.fetch(box)));
      expect(seen).toHaveLength(20);
    });
  });
});

describe('the league itself', () => {
  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', '::ffff:192.168.0.1', 'fd00::1'])(
    'is never reached at %s',
    async (address) => {
      const asked: string[] = [];
      const source = await openHttpSource(
        { url: 'nba:', base: null, isPaced: true },
        {
          ...quick,
          attempts: 1,
          lookup: (name, options, done) => {
            asked.push(name);
            const family = address.includes(':') ? 6 : 4;
            if (options.all) done(null, [{ address, family }]);
            else done(null, address, family);
          },
        },
      );
      await expect(source.fetch(box)).rejects.toMatchObject({
        reason: 'unavailable',
        message: expect.stringContaining('no public address'),
      });
      expect(asked).toEqual(['cdn.nba.com']);
    },
  );
});
