import { DamagedDownload } from './download.ts';

export interface Fault {
  /** Another try may end otherwise. */
  readonly isTransient: boolean;
  /** The bytes changed on their way. */
  readonly isDamage: boolean;
  /** A few words for people. */
  readonly said: string;
  /** What the service asked us to wait, in ms. */
  readonly wait_ms: number | null;
}

const TRANSIENT = new Set([408, 429, 500, 502, 503, 504]);
const LIMITS = /^(rateLimitExceeded|userRateLimitExceeded|backendError)$/;
// The client's transport names some of its failures in words alone.
const NETWORK =
  /ECONN|EPIPE|ETIMEDOUT|ESOCKETTIMEDOUT|ENETUNREACH|EHOSTUNREACH|EAI_AGAIN|ENOTFOUND|premature close|socket hang up|network timeout|request-timeout|body-timeout|terminated|other side closed/i;

interface VendorError {
  readonly message: string;
  readonly code?: unknown;
  readonly type?: unknown;
  readonly errors?: readonly { readonly reason?: string }[];
  readonly response?: { readonly headers?: unknown };
}

/** What an error of the vendor's client means to us. */
export function readFault(error: unknown): Fault {
  if (!(error instanceof Error)) throw error;
  const { message, code, type, errors, response } = error as VendorError & Error;
  const status = typeof code === 'number' ? code : null;
  const said = `${status ?? ''} ${message.replaceAll(/\s+/g, ' ').slice(0, 200)}`.trim();
  // 400 also says that an upload's bytes are not of the crc32c that was declared.
  const isDamage = error instanceof DamagedDownload || (status === 400 && /crc32c|md5/i.test(message));
  const isTransient =
    isDamage ||
    (status === null
      ? NETWORK.test(`${String(code)} ${String(type)} ${message}`)
      : TRANSIENT.has(status) || (status === 403 && (errors ?? []).some(({ reason }) => LIMITS.test(reason ?? ''))));
  return { isTransient, isDamage, said, wait_ms: status === null ? null : waitOf(response?.headers) };
}

export function isCode(error: unknown, status: number): boolean {
  return error instanceof Error && 'code' in error && error.code === status;
}

/** Retry-After in seconds; its other form, a date, no storage sends. Headers are of whichever fetch the client came with. */
function waitOf(headers: unknown): number | null {
  const { get, 'retry-after': plain } = Object(headers) as { get?: unknown; 'retry-after'?: unknown };
  const value = typeof get === 'function' ? get.call(headers, 'retry-after') : plain;
  return /^\d{1,4}$/.test(String(value)) ? Number(value) * 1000 : null;
}
