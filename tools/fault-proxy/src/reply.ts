export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

/** An error as Google's services write it. */
export function refuse(status: number, reason: string, message: string, retryAfter?: number): Reply {
  const reply = json(status, { error: { code: status, message, errors: [{ domain: 'global', reason, message }] } });
  return retryAfter === undefined ? reply : { ...reply, headers: { ...reply.headers, 'retry-after': `${retryAfter}` } };
}

export function json(status: number, body: object): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) };
}
