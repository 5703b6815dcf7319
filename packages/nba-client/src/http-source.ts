import type { LookupFunction } from 'node:net';
import type { Answer } from './answer.ts';
import { AnswerBodyError, decodeBody } from './decode-body.ts';
import type { Host } from './endpoints/endpoint-definition.ts';
import { endpoints } from './endpoints/index.ts';
import { type HostManners, hosts } from './hosts.ts';
import { judge } from './judge.ts';
import { publicLookup } from './public-lookup.ts';
import { type NbaRequest, request as proven } from './request.ts';
import type { NbaSource } from './source.ts';
import { SourceError } from './source-error.ts';

/** For tests: shorter manners, and a resolver in place of the system's. */
export interface HttpSourceOptions {
  readonly deadlineMs?: number | undefined;
  readonly silenceMs?: number | undefined;
  readonly attempts?: number | undefined;
  readonly bodyLimit?: number | undefined;
  /** Before the second attempt; it doubles with each further one, and half of it is chance. */
  readonly retryDelayMs?: number | undefined;
  readonly lookup?: LookupFunction | undefined;
}

/** Where both hosts' paths are served: the league's own origins (null), or one base URL. */
export interface HttpPlace {
  readonly url: string;
  readonly base: string | null;
  readonly isPaced: boolean;
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
}

/** What went wrong with one attempt, and what to do about it. */
interface Failure {
  readonly what: string;
  readonly isSilence: boolean;
  readonly waitMs: number | null;
  readonly cause?: unknown;
}

/** The league over HTTP: paced per host, retried within a deadline, redirects refused. */
export async function openHttpSource(place: HttpPlace, options: HttpSourceOptions = {}): Promise<NbaSource> {
  const [{ default: got, TimeoutError }, { default: pThrottle }] = await Promise.all([
    import('got'),
    import('p-throttle'),
  ]);
  const retryDelayMs = options.retryDelayMs ?? 1_000;
  const silent = new Map<Host, string>();
  let isSimulator = false;

  const paces = new Map(
    (Object.keys(hosts) as Host[]).map((host) => [
      host,
      pThrottle({ limit: 1, interval: hosts[host].paceMs })(async () => undefined),
    ]),
  );
  // The league's hosts must lie on the public net; an address that a person gave may lie anywhere.
  const lookup = place.base === null ? publicLookup(options.lookup) : options.lookup;

  /** One request on the wire, its body limited while it arrives. */
  async function attempt(url: string, manners: HostManners, signal: AbortSignal): Promise<Reply | Failure> {
    const overflow = new AbortController();
    let hasBegun = false;
    try {
      const call = got(url, {
        headers: manners.headers,
        responseType: 'buffer',
        decompress: false,
        followRedirect: false,
        throwHttpErrors: false,
        retry: { limit: 0 },
        timeout: {
          lookup: manners.silenceMs,
          connect: manners.silenceMs,
          secureConnect: manners.silenceMs,
          socket: manners.silenceMs,
          response: manners.silenceMs,
        },
        signal: AbortSignal.any([signal, overflow.signal]),
        ...(lookup ? { dnsLookup: lookup as never } : {}),
      });
      call.on('downloadProgress', ({ transferred }) => {
        hasBegun = true;
        if (transferred > manners.bodyLimit) overflow.abort();
      });
      const { statusCode, headers, rawBody } = await call;
      return { status: statusCode, headers, body: rawBody };
    } catch (cause) {
      if (overflow.signal.aborted)
        throw new AnswerBodyError('too_large', `its body is over ${manners.bodyLimit} bytes`);
      const isSilence = cause instanceof TimeoutError && !hasBegun;
      const what = isSilence ? `it said nothing for ${manners.silenceMs / 1000} s` : String((cause as Error).message);
      return { what, isSilence, waitMs: null, cause };
    }
  }

  async function fetch(given: NbaRequest, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<Answer> {
    const asked = proven(given.endpoint, given.subject);
    const endpoint = endpoints[asked.endpoint];
    const manners: HostManners = {
      ...hosts[endpoint.host],
      ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
    };
    const url = `${place.base ?? manners.origin}${endpoint.path(asked.subject)}`;
    const fail = (reason: 'unavailable' | 'refused', why: string, cause?: unknown): never => {
      throw new SourceError(reason, `${asked.endpoint} about ${asked.subject} gave no answer: ${why}`, {
        request: asked,
        cause,
      });
    };

    let startedAt: number | null = null;
    let last: Failure | null = null;
    for (let n = 1; n <= manners.attempts; n++) {
      const before = silent.get(endpoint.host);
      if (before !== undefined) {
        return fail('unavailable', `${before}, so its host is not asked again; open the source anew to try it`);
      }
      if (place.isPaced && !isSimulator) await paces.get(endpoint.host)?.();
      // Waiting for one's turn is not the host's fault: the clock starts with the first attempt.
      startedAt ??= performance.now();
      const left = (): number => manners.deadlineMs - (performance.now() - (startedAt as number));
      if (signal?.aborted) return fail('unavailable', 'the caller gave it up', signal.reason);
      if (left() <= 0) break;
      const deadline = AbortSignal.timeout(Math.max(1, Math.ceil(left())));
      try {
        const outcome = await attempt(url, manners, signal ? AbortSignal.any([signal, deadline]) : deadline);
        if (signal?.aborted) return fail('unavailable', 'the caller gave it up', signal.reason);
        last = 'what' in outcome ? outcome : read(outcome, manners);
        if (last === null) return await answer(outcome as Reply);
      } catch (cause) {
        if (!(cause instanceof AnswerBodyError)) throw cause;
        if (cause.fault === 'too_large') return fail('refused', cause.message, cause);
        if (cause.fault === 'mislabelled' && n === manners.attempts) return keep(cause.bytes, 200, cause.message);
        last = { what: cause.message, isSilence: false, waitMs: null, cause };
      }
      if (deadline.aborted) {
        return fail(
          'unavailable',
          `not within its ${manners.deadlineMs / 1000} s (${last.what}); try again later`,
          last.cause,
        );
      }
      if (last.isSilence && (!manners.isSilenceRetried || n === manners.attempts)) {
        silent.set(endpoint.host, `${new URL(url).host} said nothing for ${manners.silenceMs / 1000} s`);
        break;
      }
      if (n === manners.attempts) break;
      const wait = last.waitMs ?? retryDelayMs * 2 ** (n - 1) * (0.5 + Math.random() / 2);
      if (wait >= left()) {
        return fail(
          'unavailable',
          `${last.what}, and the next try would come after its ${manners.deadlineMs / 1000} s; try again later`,
          last.cause,
        );
      }
      await pause(wait, signal);
    }
    return fail('unavailable', `${last?.what ?? 'the time was over'}; try again later`, last?.cause);

    /** null for a reply that is an answer; a failure for one that another try may change; throws for one that none will. */
    function read({ status, headers }: Reply, { retry, absent }: HostManners): Failure | null {
      if (status === 200 || absent.includes(status)) return null;
      if (retry.includes(status)) {
        return { what: `status ${status}`, isSilence: false, waitMs: retryAfter(headers['retry-after']) };
      }
      if (status >= 300 && status < 400) return fail('refused', `status ${status}, and redirects are not followed`);
      return fail('refused', `status ${status}; ask in a browser whether the league still serves ${url}`);
    }

    async function answer({ status, headers, body }: Reply): Promise<Answer> {
      isSimulator ||= headers['x-hoops-source'] === 'simulator';
      return keep(await decodeBody(body, headers['content-encoding'], manners.bodyLimit), status);
    }

    function keep(bytes: Uint8Array, status: number, fault?: string): Answer {
      const fetched_at = new Date().toISOString();
      const judged = judge(asked, status, bytes);
      const source = isSimulator ? 'simulator' : 'nba';
      // The league cannot have said it after it was heard; a minute or two may be the clocks' own.
      const latest = new Date(Date.now() + 120_000).toISOString();
      const said = judged.observed_at;
      const observed_at = said === null || (source === 'nba' && said > latest) ? fetched_at : said;
      const { verdict, reason } = fault === undefined ? judged : ({ verdict: 'unreadable', reason: fault } as const);
      return { request: asked, url, status, source, fetched_at, observed_at, verdict, reason, bytes };
    }
  }

  return { url: place.url, fetch, close: async () => undefined };
}

/** What a Retry-After header asks to wait, in milliseconds; null when it asks for nothing readable. */
function retryAfter(header: string | string[] | undefined): number | null {
  const words = Array.isArray(header) ? header[0] : header;
  if (words === undefined) return null;
  const ms = /^\s*\d{1,9}\s*$/.test(words) ? Number(words) * 1000 : Date.parse(words) - Date.now();
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}
