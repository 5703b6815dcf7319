/** An error as Google's services write it. */
export function errorBody(code: number, reason: string, message: string): Buffer {
  return Buffer.from(JSON.stringify({ error: { code, message, errors: [{ domain: 'global', reason, message }] } }));
}
