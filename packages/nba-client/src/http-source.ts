import type { LookupFunction } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import { AnswerBodyError, decodeBody } from './decode-body.ts';
import type { Host } from './endpoints/endpoint-definition.ts';
import { endpoints } from './endpoints/index.ts';
import { type HostManners, hosts } from './hosts.ts';
import { type Failure, openWire, type Reply, retryAfter } from './http-wire.ts';
import { judge } from './judge.ts';
import { publicLookup } from './public-lookup.ts';
import { type NbaRequest, request as proven } from './request.ts';
import type { NbaSource } from './source.ts';
import { SourceError, type SourceReason } from './source-error.ts';

/** For tests: shorter manners, and a resolver in place of the system's. */
export interface HttpSourceOptions {
  readonly deadlineMs?: number | undefined;
  readonly silenceMs?: number | undefined;
  readonly attempts?: number | undefined;
  readonly bodyLimit?: number | undefined;
  readonly retryDelayMs?: number | undefined;
  readonly lookup?: LookupFunction | undefined;
}

/** Where both hosts' paths are served: at the league's own origins (`base` null), or below one base URL. */
export interface HttpPlace {
  readonly url: string;
  readonly base: string | null;
  readonly isPaced: boolean;
}

/** The league over HTTP: paced per host, retried within a deadline, redirects refused, and a host that stays silent not asked again. */
export async function openHttpSource(place: HttpPlace, options: HttpSourceOptions = {}): Promise<NbaSource> {
  // The league's hosts must lie on the public net; an address that a person gave may lie anywhere.
  const lookup = place.base === null ? publicLookup(options.lookup) : options.lookup;
  const [wire, { default: pThrottle }] = await Promise.all([openWire(lookup), import('p-throttle')]);
  const turn = {
    cdn: pThrottle({ limit: 1, interval: hosts.cdn.paceMs })(() => undefined),
    stats: pThrottle({ limit: 1, interval: hosts.stats.paceMs })(() => undefined),
  };
  const silent = new Map<Host, string>();
  let isSimulator = false;

  async function fetch(given: NbaRequest, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<Answer> {
    const asked = proven(given.endpoint, given.subject);
    const endpoint = endpoints[asked.endpoint];
    const manners = mannersOf(endpoint.host, options);
    const url = `${place.base ?? manners.origin}${endpoint.path(asked.subject)}`;
    const error = (reason: SourceReason, why: string, cause?: unknown): SourceError =>
      new SourceError(reason, `${asked.endpoint} about ${asked.subject} gave no answer: ${why}`, {
        request: asked,
        cause,
      });
    const givenUp = (): SourceError => error('unavailable', 'its caller gave it up', signal?.reason);

    const skipIfSilent = (): void => {
      const silence = silent.get(endpoint.host);
      if (silence === undefined) return;
      const why = `${silence} before, so that host is not asked again; open the source anew to try it`;
      throw error('unavailable', why);
    };

    let startedAt: number | null = null;
    let isSilentSoFar = true;
    for (let n = 1; ; n++) {
      skipIfSilent();
      if (place.isPaced && !isSimulator) await turn[endpoint.host]();
      skipIfSilent();
      if (signal?.aborted) throw givenUp();
      // Waiting for one's turn is not the host's fault: the clock starts with the first attempt.
      startedAt ??= performance.now();
      const endsAt = startedAt + manners.deadlineMs;
      const deadline = AbortSignal.timeout(Math.max(1, Math.round(endsAt - performance.now())));

      const outcome = await tryOnce(url, manners, signal ? AbortSignal.any([signal, deadline]) : deadline, n);
      if (signal?.aborted) throw givenUp();
      if (outcome instanceof AnswerBodyError) throw error('refused', outcome.message, outcome);
      if (!('what' in outcome)) {
        const refusal = refusalOf(outcome.status, manners);
        if (refusal !== null) throw error('refused', refusal);
        return keep(asked, url, outcome);
      }

      const { what, isSilence, cause } = outcome;
      isSilentSoFar &&= isSilence;
      const isOver = deadline.aborted;
      const isLast = isOver || n >= manners.attempts || (isSilence && !manners.isSilenceRetried);
      const wait = outcome.waitMs ?? manners.retryDelayMs * 2 ** (n - 1) * (0.5 + Math.random() / 2);
      const isTooFar = !isLast && performance.now() + wait >= endsAt;
      if (isSilentSoFar && (isLast || isTooFar)) silent.set(endpoint.host, `${new URL(url).host} said nothing`);
      if (isLast || isTooFar) {
        const why = isOver
          ? `its ${manners.deadlineMs / 1000} s are over`
          : isTooFar
            ? `another try would have to wait ${Math.ceil(wait / 1000)} s`
            : `that was attempt ${n}, the last`;
        throw error('unavailable', `${what}, and ${why}; try again later`, cause);
      }
      await pause(wait, undefined, { signal }).catch(() => {
        throw givenUp();
      });
    }
  }

  /** A reply whose body is whole and decoded, or what went wrong. */
  async function tryOnce(
    url: string,
    manners: HostManners,
    signal: AbortSignal,
    n: number,
  ): Promise<(Reply & { fault?: string }) | Failure | AnswerBodyError> {
    try {
      const reply = await wire(url, manners, signal);
      if ('what' in reply) return reply;
      if (manners.retry.includes(reply.status)) {
        return { what: `status ${reply.status}`, isSilence: false, waitMs: retryAfter(reply.headers['retry-after']) };
      }
      if (refusalOf(reply.status, manners) !== null) return reply;
      try {
        return { ...reply, body: await decodeBody(reply.body, reply.headers['content-encoding'], manners.bodyLimit) };
      } catch (cause) {
        if (!(cause instanceof AnswerBodyError) || cause.fault === 'too_large') throw cause;
        // Whole, but not what its header says, and still so at the last attempt: it is kept as it came.
        if (cause.fault === 'mislabelled' && n >= manners.attempts) return { ...reply, fault: cause.message };
        return { what: cause.message, isSilence: false, waitMs: null, cause };
      }
    } catch (cause) {
      if (cause instanceof AnswerBodyError) return cause;
      throw cause;
    }
  }

  function keep(asked: NbaRequest, url: string, { status, headers, body, fault }: Reply & { fault?: string }): Answer {
    isSimulator ||= headers['x-hoops-source'] === 'simulator';
    const source = isSimulator ? 'simulator' : 'nba';
    const now = Date.now();
    const fetched_at = new Date(now).toISOString();
    const judged = judge(asked, status, body);
    // The league cannot have said it after it was heard; two minutes may be the clocks' own.
    const isTrusted = judged.observed_at !== null && (isSimulator || Date.parse(judged.observed_at) <= now + 120_000);
    const observed_at = isTrusted ? (judged.observed_at as string) : fetched_at;
    const verdict = fault === undefined ? judged.verdict : 'unreadable';
    const reason = fault ?? judged.reason;
    return { request: asked, url, status, source, fetched_at, observed_at, verdict, reason, bytes: body };
  }

  return { url: place.url, fetch, close: async () => undefined };
}

function mannersOf(host: Host, options: HttpSourceOptions): HostManners {
  const manners = hosts[host];
  return {
    ...manners,
    deadlineMs: options.deadlineMs ?? manners.deadlineMs,
    silenceMs: options.silenceMs ?? manners.silenceMs,
    attempts: options.attempts ?? manners.attempts,
    bodyLimit: options.bodyLimit ?? manners.bodyLimit,
    retryDelayMs: options.retryDelayMs ?? manners.retryDelayMs,
  };
}

/** Why a status is no answer, and no further attempt will make it one; null when it is an answer. */
function refusalOf(status: number, { absent }: HostManners): string | null {
  if (status === 200 || absent.includes(status)) return null;
  if (status >= 300 && status < 400)
    return `status ${status}, and redirects are not followed; check the source's address`;
  return `status ${status}; check whether the league still serves it`;
}
