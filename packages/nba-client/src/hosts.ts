import type { Host } from './endpoints/endpoint-definition.ts';

/** How one host is asked: manners, limits and what its statuses mean. Data, and the same for everyone. */
export interface HostManners {
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  /** At most one request per so many milliseconds. */
  readonly paceMs: number;
  /** The longest silence before the first byte and between two. */
  readonly silenceMs: number;
  /** Whether silence is worth another attempt. A host that stays silent is not asked again by the same source. */
  readonly isSilenceRetried: boolean;
  /** For one request with all its attempts and waits. */
  readonly deadlineMs: number;
  readonly attempts: number;
  /** Before the second attempt; it doubles with each further one, and up to half of it is taken off by chance. */
  readonly retryDelayMs: number;
  /** Statuses that another try may change. */
  readonly retry: readonly number[];
  /** Statuses that say "no such object". */
  readonly absent: readonly number[];
  /** Of the decoded body, in bytes. */
  readonly bodyLimit: number;
}

const headers = {
  accept: 'application/json',
  'accept-encoding': 'gzip',
  // The CDN answers 403 without it, since 2026-05-12.
  referer: 'https://www.nba.com/',
  'user-agent': 'hoops/0.1',
};
const retry = [408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524];

export const hosts: Readonly<Record<Host, HostManners>> = {
  cdn: {
    origin: 'https://cdn.nba.com',
    headers,
    paceMs: 700,
    silenceMs: 15_000,
    isSilenceRetried: true,
    deadlineMs: 60_000,
    attempts: 4,
    retryDelayMs: 1_000,
    retry,
    // The CDN's store answers 403 for an object that is not there.
    absent: [403, 404],
    bodyLimit: 32 * 1024 * 1024,
  },
  stats: {
    origin: 'https://stats.nba.com',
    headers: { ...headers, 'accept-language': 'en-US,en;q=0.9', origin: 'https://www.nba.com' },
    paceMs: 1_000,
    // From most data centres it takes the connection and says nothing, ever.
    silenceMs: 10_000,
    isSilenceRetried: false,
    deadlineMs: 45_000,
    attempts: 3,
    retryDelayMs: 2_000,
    retry,
    absent: [404],
    bodyLimit: 32 * 1024 * 1024,
  },
};
