import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** A body that cannot be taken as it came: over the limit, cut short, or not what its header says. */
export class AnswerBodyError extends Error {
  override readonly name = 'AnswerBodyError';
  readonly fault: 'too_large' | 'cut' | 'mislabelled';
  readonly bytes: Uint8Array;

  constructor(fault: AnswerBodyError['fault'], message: string, bytes: Uint8Array = new Uint8Array()) {
    super(message);
    this.fault = fault;
    this.bytes = bytes;
  }
}

const unzip = promisify(gunzip);

/** The body without its transfer's gzip, strictly: a cut one is an error, and so is one that unfolds to more than the limit. At most one encoding is undone. */
export async function decodeBody(
  body: Uint8Array,
  encoding: string | string[] | undefined,
  limit: number,
): Promise<Uint8Array> {
  const named = (Array.isArray(encoding) ? encoding.join(', ') : (encoding ?? '')).trim().toLowerCase();
  if (named === '' || named === 'identity') return body;
  if (named !== 'gzip' && named !== 'x-gzip') {
    throw new AnswerBodyError(
      'mislabelled',
      `the body is encoded as "${named.slice(0, 40)}", and only gzip was asked`,
      body,
    );
  }
  try {
    return await unzip(body, { maxOutputLength: limit });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new AnswerBodyError('too_large', `its body unfolds to over ${limit} bytes`);
    if (code === 'Z_BUF_ERROR') throw new AnswerBodyError('cut', 'its gzip body is cut short', body);
    throw new AnswerBodyError('mislabelled', 'the body is said to be gzip and is not', body);
  }
}
