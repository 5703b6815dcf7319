import type { File } from '@google-cloud/storage';
import { checksum } from '../checksum.ts';

/** The bytes on their way were not those that the bucket holds. */
export class DamagedDownload extends Error {
  override readonly name = 'DamagedDownload';
}

/** An object's bytes as they are stored, checked against the crc32c that came with them. */
export async function download(file: File, limit_ms: number): Promise<Uint8Array> {
  const stream = file.createReadStream({ decompress: false, validation: false });
  let hashes = '';
  stream.on('response', ({ headers }: { headers: Headers | Record<string, unknown> }) => {
    hashes = String(headers instanceof Headers ? headers.get('x-goog-hash') : headers['x-goog-hash']);
  });
  // The client's own limit ends with the first byte.
  const timer = setTimeout(() => {
    stream.destroy(Object.assign(new Error(`no end within ${limit_ms} ms`), { code: 'ETIMEDOUT' }));
  }, limit_ms);
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk as Buffer);
  } finally {
    clearTimeout(timer);
  }
  const bytes = Buffer.concat(chunks);
  const real = await checksum(bytes);
  const said = /crc32c=([A-Za-z0-9+/]{6}==)/.exec(hashes)?.[1] ?? (await file.getMetadata())[0].crc32c;
  if (real === said) return bytes;
  throw new DamagedDownload(`${bytes.length} bytes of crc32c ${real} came, where the bucket says ${said}`);
}
