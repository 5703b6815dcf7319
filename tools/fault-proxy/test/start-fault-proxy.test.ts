import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Fault, FaultPlan } from '../src/fault.ts';
import { type FaultProxy, startFaultProxy } from '../src/start-fault-proxy.ts';
import { crc32c } from '../src/upload.ts';

const BODY = 'the body that the service gives';
let server: Server;
let asked: { method: string; url: string; body: Buffer; auth: string | undefined }[];
beforeEach(async () => {
  asked = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, body: Buffer.concat(chunks), auth: headers.authorization });
    response.writeHead(200, { 'x-goog-hash': 'crc32c=AAAAAA==' }).end(BODY);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function behind<T>(plan: FaultPlan, use: (proxy: FaultProxy) => Promise<T>): Promise<T> {
  const proxy = await startFaultProxy({ target: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, plan });
  try {
    return await use(proxy);
  } finally {
    await proxy.close();
  }
}

async function get(url: string, init: RequestInit = {}): Promise<string> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(400), ...init });
    return `${reply.status} ${await reply.text()}`;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'nothing' : 'broken';
  }
}

it('passes on what no step hits, unchanged both ways, and records it', async () => {
  await behind([], async ({ url, requests }) => {
    const init = { method: 'PUT', body: 'up', headers: { authorization: 'Bearer x' } };
    expect(await get(`${url}/a/b?c=d`, init)).toBe(`200 ${BODY}`);
    expect(asked).toEqual([{ method: 'PUT', url: '/a/b?c=d', body: Buffer.from('up'), auth: 'Bearer x' }]);
    expect((await fetch(url)).headers.get('x-goog-hash')).toBe('crc32c=AAAAAA==');
    expect(requests[0]).toEqual({ method: 'PUT', path: '/a/b?c=d', fault: null, target_status: 200, status: 200 });
  });
});

const half = BODY.slice(0, BODY.length >> 1);
it.each<[Fault, string | RegExp, number]>([
  ['reset', 'broken', 0],
  ['stored_then_reset', 'broken', 1],
  ['stored_then_503', /^503 .*backendError/, 1],
  ['stored_then_stall', 'nothing', 1],
  ['stall', 'nothing', 0],
  ['status_401', /^401 .*authError/, 0],
  ['status_403', /^403 .*forbidden/, 0],
  ['status_404', /^404 .*notFound/, 0],
  ['status_429', /^429 .*rateLimitExceeded/, 0],
  ['status_503', /^503 .*backendError/, 0],
  ['cut_body', 'broken', 1],
  ['short_body', `200 ${half}`, 1],
  ['stalled_body', 'nothing', 1],
  ['rate_limit_exceeded', /^403 .*"rateLimitExceeded"/, 0],
  ['quota_exceeded', /^403 .*"quotaExceeded"/, 0],
])('%s: once, and then all is well', async (fault, seen, reached) => {
  await behind([{ fault }], async ({ url, requests }) => {
    expect(await get(url)).toMatch(seen);
    expect(asked).toHaveLength(reached);
    expect(await get(url)).toBe(`200 ${BODY}`);
    expect(requests.map((one) => one.fault)).toEqual([fault, null]);
  });
});

it('flips one bit of a body, and its length stays', async () => {
  await behind([{ fault: 'corrupted_body', times: 50 }], async ({ url }) => {
    for (let i = 0; i < 50; i += 1) {
      const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
      const bits = bytes.reduce((sum, byte, at) => sum + ones(byte ^ BODY.charCodeAt(at)), 0);
      expect([bytes.length, bits]).toEqual([BODY.length, 1]);
    }
  });
});

function ones(byte: number): number {
  return byte === 0 ? 0 : (byte & 1) + ones(byte >> 1);
}

it('says how long to wait where the plan does', async () => {
  await behind([{ fault: 'status_429', retryAfter: 7 }, { fault: 'status_503' }], async ({ url }) => {
    expect((await fetch(url)).headers.get('retry-after')).toBe('7');
    expect((await fetch(url)).headers.get('retry-after')).toBeNull();
  });
});

it('knows crc32c as the standard does', () => {
  expect(crc32c(Buffer.from('123456789'))).toBe(Buffer.from('e3069283', 'hex').toString('base64'));
  expect(crc32c(Buffer.alloc(0))).toBe('AAAAAA==');
});

it('refuses an upload whose bytes are not those declared, and one that it damaged itself', async () => {
  const bytes = Buffer.from('bytes\r\n--cut of an object');
  const md5Hash = createHash('md5').update(bytes).digest('base64');
  const right = { crc32c: crc32c(bytes), md5Hash };
  const upload = async (url: string, declared: object) => {
    const json = `--frontier\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(declared)}\r\n`;
    const media = '--frontier\r\nContent-Type: application/octet-stream\r\n\r\n';
    return await get(`${url}/upload/storage/v1/b/x/o?name=a`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/related; boundary=frontier' },
      body: Buffer.concat([Buffer.from(json + media), bytes, Buffer.from('\r\n--frontier--')]),
    });
  };
  await behind([], async ({ url }) => {
    for (const declared of [{}, right, { md5Hash }]) expect(await upload(url, declared)).toMatch(/^200/);
    expect(asked).toHaveLength(3);
    expect(await upload(url, { crc32c: 'AAAAAA==' })).toMatch(/^400 .*CRC32C/);
    expect(await upload(url, { ...right, md5Hash: 'AAAAAA==' })).toMatch(/^400 .*MD5/);
    expect(asked).toHaveLength(3);
  });
  await behind([{ fault: 'corrupted_upload', times: 2 }], async ({ url }) => {
    expect(await upload(url, right)).toMatch(/^400 .*CRC32C/);
    expect(asked).toHaveLength(3);
    // Undeclared, the damage goes through.
    expect(await upload(url, {})).toMatch(/^200/);
    expect(asked.at(-1)?.body.includes(bytes)).toBe(false);
    expect(await upload(url, right)).toMatch(/^200/);
  });
});
