import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { constants, gzipSync } from 'node:zlib';
import { type FaultRule, planFaults } from './faults.ts';
import { type Address, parseAddress } from './payloads/address.ts';
import { Almanac, type Amendment, instantOf } from './payloads/almanac.ts';
import { renderAnswer } from './payloads/render-answer.ts';
import { denied, html, json, type Reply, replaced } from './payloads/reply.ts';
import { isStory, spoilAnswer } from './payloads/spoil-answer.ts';

export interface SimulatorOptions {
  readonly seed: number;
  /** What the CDN's undated files are about, `2025-26`; without it the season of today, and without that 2025-26. Any other season is served too. */
  readonly season?: string | undefined;
  /** Eastern date, YYYY-MM-DD: games before it are final, the others scheduled. Without it: the day after the season's last game. */
  readonly today?: string | undefined;
  /** An instant (`2026-01-16T01:30:00Z`) instead of today: games that are on at it are live. */
  readonly now?: string | undefined;
  /** A free one without it. */
  readonly port?: number | undefined;
  /** The address to listen on: 127.0.0.1 without it, so that only this machine can ask. */
  readonly host?: string | undefined;
  readonly faults?: readonly FaultRule[] | undefined;
  readonly corrections?: readonly Amendment[] | undefined;
  /** Corrections up to this revision have been made; all of them without it. */
  readonly revision?: number | undefined;
}

export interface ServedRequest {
  /** Path and query as they came. */
  readonly path: string;
  /** Real time, UTC. */
  readonly at: string;
  /** 0 when no status was sent: a hang or a reset. */
  readonly status: number;
}

export interface Simulator {
  /** `http://127.0.0.1:41234`, for both of the league's hosts; with a host of `0.0.0.0` too, as this machine asks it. */
  readonly url: string;
  requests(): readonly ServedRequest[];
  /** How often each fault rule has happened, in the order given. */
  faultCounts(): readonly number[];
  /** Moves the simulated clock, or makes corrections known. */
  advance(to: { readonly today?: string; readonly now?: string; readonly revision?: number }): void;
  close(): Promise<void>;
}

const sourceHeader = { 'x-hoops-source': 'simulator' } as const;
const schedules = new Set(['cdn/schedule', 'stats/scheduleleaguev2']);

function storyOf(
  address: Address,
  almanac: Almanac,
  rule: FaultRule | undefined,
  rendered: Map<string, Reply>,
): Reply | null {
  const { missing, endpoint, subject, league } = address;
  if (missing.length > 0) {
    const text = missing.map((parameter) => `The ${parameter} property is required.`).join('; ');
    return { status: 400, type: 'text/plain; charset=utf-8', body: text };
  }
  const world = almanac.world();
  if (rule !== undefined && isStory(rule.fault)) {
    const body = spoilAnswer(
      rule.fault,
      address,
      world,
      (change) => almanac.world(change),
      almanac.revisionOf(subject),
    );
    return body === null ? null : json(JSON.stringify(body));
  }
  // A schedule is megabytes and is asked for by every run: rendered once per instant.
  const key = `${endpoint}|${subject}|${league}`;
  const known = rendered.get(key);
  if (known !== undefined) return known;
  const body = renderAnswer(address, world);
  if (body === null) return null;
  const reply = json(JSON.stringify(body));
  if (schedules.has(endpoint)) rendered.set(key, reply);
  return reply;
}

const zipped = new WeakMap<Reply, Buffer>();

/** Fast, since nobody is far away; no time and no system's name in the header: the same bytes everywhere. */
function gzipped(reply: Reply): Buffer {
  const known = zipped.get(reply);
  if (known !== undefined) return known;
  const bytes = gzipSync(reply.body, { level: constants.Z_BEST_SPEED });
  bytes[9] = 255;
  zipped.set(reply, bytes);
  return bytes;
}

function send(request: IncomingMessage, response: ServerResponse, reply: Reply, rule: FaultRule | undefined): void {
  const accepts = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const isZipped = (accepts && reply.body.length > 1024) || rule?.fault === 'half_gzip';
  const bytes = isZipped ? gzipped(reply) : Buffer.from(reply.body);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  response.writeHead(reply.status, {
    ...sourceHeader,
    'content-type': reply.type,
    ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
    'content-length':
      rule?.fault === 'wrong_length' ? bytes.length + 100 : rule?.fault === 'half_gzip' ? half.length : bytes.length,
    vary: 'Accept-Encoding',
    ...reply.headers,
  });
  if (request.method === 'HEAD') response.end();
  else if (rule?.fault === 'cut_body') response.write(half, () => response.destroy());
  else if (rule?.fault === 'wrong_length') response.write(bytes, () => response.destroy());
  else response.end(rule?.fault === 'half_gzip' ? half : bytes);
}

/**
 * A league behind the real addresses of both hosts, for any season; every answer says
 * `x-hoops-source: simulator`. The same seed and instant give the same bytes.
 * @throws RangeError naming the option that makes no sense.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const almanac = new Almanac(options);
  const plan = planFaults(options.faults ?? []);
  const log: ServedRequest[] = [];
  const rendered = new Map<string, Reply>();

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '/';
    const note = (status: number) => log.push({ path, at: new Date().toISOString(), status });
    const address = parseAddress(path);
    const { referer } = request.headers;
    const rule = plan.next({ endpoint: address?.endpoint ?? null, path, subject: address?.subject ?? '', referer });
    if (rule?.fault === 'hang') {
      note(0);
      return;
    }
    if (rule?.fault === 'reset') {
      note(0);
      request.socket.resetAndDestroy();
      return;
    }
    const reply =
      (rule === undefined ? null : replaced(rule, path)) ??
      (address === null ? null : storyOf(address, almanac, rule, rendered)) ??
      // What does not exist on the CDN is forbidden there, not missing.
      (path.startsWith('/stats/')
        ? html('<html><body><h1>404 Not Found</h1></body></html>', 404)
        : html(denied(path), 403));
    note(reply.status);
    send(request, response, reply, rule);
  };

  const server = createServer((request, response) => {
    try {
      handle(request, response);
    } catch (error) {
      // A bug of the simulator must look like one, not like a fault of the league.
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      response.writeHead(599, { ...sourceHeader, 'content-type': 'text/plain' }).end(text);
    }
  });
  server.listen(options.port ?? 0, options.host ?? '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => [...log],
    faultCounts: () => plan.counts(),
    advance: (to) => {
      almanac.now = instantOf(to) ?? almanac.now;
      almanac.revision = to.revision ?? almanac.revision;
      rendered.clear();
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
