import type { LookupFunction } from 'node:net';
import { AnswerBodyError } from './decode-body.ts';
import type { HostManners } from './hosts.ts';

/** What one attempt brought, its body as it came over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
}

/** What went wrong with one attempt. */
export interface Failure {
  readonly what: string;
  /** Not one byte came, for as long as the host's manners wait. */
  readonly isSilence: boolean;
  /** What the host asks to wait before the next attempt; null when it asks nothing. */
  readonly waitMs: number | null;
  readonly cause?: unknown;
}

/** One request on the wire: no retry, no redirect, no decoding, its size watched while it arrives. Throws AnswerBodyError `too_large`. */
export type Wire = (url: string, manners: HostManners, signal: AbortSignal) => Promise<Reply | Failure>;

/** Loads the http client, which nobody else does. */
export async function openWire(lookup: LookupFunction | undefined): Promise<Wire> {
  const { default: got, TimeoutError } = await import('got');
  return async (url, manners, signal) => {
    const { headers, silenceMs, bodyLimit } = manners;
    const overflow = new AbortController();
    let hasBegun = false;
    try {
      const call = got(url, {
        headers,
        responseType: 'buffer',
        decompress: false,
        followRedirect: false,
        throwHttpErrors: false,
        retry: { limit: 0 },
        timeout: {
          lookup: silenceMs,
          connect: silenceMs,
          secureConnect: silenceMs,
          socket: silenceMs,
          response: silenceMs,
        },
        signal: AbortSignal.any([signal, overflow.signal]),
        ...(lookup === undefined ? {} : { dnsLookup: lookup as never }),
      });
      call.on('downloadProgress', ({ transferred }) => {
        hasBegun = true;
        if (transferred > bodyLimit) overflow.abort();
      });
      const reply = await call;
      return { status: reply.statusCode, headers: reply.headers, body: reply.rawBody };
    } catch (cause) {
      if (overflow.signal.aborted) throw new AnswerBodyError('too_large', `its body is over ${bodyLimit} bytes`);
      const isSilence = !hasBegun && (cause instanceof TimeoutError || signal.aborted);
      const what = isSilence ? 'the host said nothing' : (cause as Error).message;
      return { what, isSilence, waitMs: null, cause };
    }
  };
}

/** What a Retry-After header asks to wait, in milliseconds; null when it asks for nothing readable. */
export function retryAfter(header: string | string[] | undefined, now: number = Date.now()): number | null {
  const words = (Array.isArray(header) ? header[0] : header)?.trim();
  if (words === undefined || words === '') return null;
  const ms = /^\d{1,9}$/.test(words) ? Number(words) * 1000 : Date.parse(words) - now;
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}
