import type { Verdict } from './answer.ts';
import { fromEasternClock, fromUtcClock } from './eastern-time.ts';
import { endpoints } from './endpoints/index.ts';
import { at, text } from './endpoints/read-unknown.ts';
import { hosts } from './hosts.ts';
import { parseJson, shapeFault } from './read-body.ts';
import type { NbaRequest } from './request.ts';

/** What an answer is worth, why it is not `ok`, and when the league said it (UTC; null where its own clock cannot be trusted or read). */
export interface JudgedAnswer {
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly observed_at: string | null;
}

/** Judges what came back for a request. Pure, and the same for every source; it never throws. */
export function judge(request: NbaRequest, status: number, bytes: Uint8Array): JudgedAnswer {
  const endpoint = endpoints[request.endpoint];
  const no = (verdict: Verdict, reason: string, observed_at: string | null = null): JudgedAnswer => ({
    verdict,
    reason,
    observed_at,
  });
  if (hosts[endpoint.host].absent.includes(status)) {
    return no('absent', `${request.endpoint} has nothing about ${request.subject}: status ${status}`);
  }
  if (status !== 200) return no('unreadable', `status ${status} where 200 is due`);
  if (bytes.length === 0) return no('empty', 'the body has no byte');
  let body: unknown;
  try {
    body = parseJson(bytes);
  } catch {
    return no('unreadable', `the body is no JSON: it begins with ${beginning(bytes)}`);
  }
  if (isBare(body)) return no('empty', `the body says nothing: ${beginning(bytes)}`);
  const root = at(body, endpoint.root);
  if (root === undefined) {
    return no('unreadable', `the body has no "${endpoint.root}": it begins with ${beginning(bytes)}`);
  }
  if (isBare(root)) return no('empty', `the body's "${endpoint.root}" is empty`);
  const said = text(at(at(body, 'meta'), 'time'));
  const observed = said === null ? null : clocks[endpoint.clock](said);
  const { verdict, reason } = endpoint.judge(body, request.subject);
  if (verdict !== 'ok') return { verdict, reason, observed_at: observed };
  const fault = shapeFault(request.endpoint, body);
  return fault === null ? { verdict, reason, observed_at: observed } : no('unreadable', fault, observed);
}

const clocks = { eastern: fromEasternClock, utc: fromUtcClock, untrusted: () => null };

/** null, `{}` and `[]` */
function isBare(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

function beginning(bytes: Uint8Array): string {
  const words = new TextDecoder().decode(bytes.subarray(0, 60)).replace(/\s+/g, ' ').trim();
  return JSON.stringify(words);
}
