import type { Bucket } from '@google-cloud/storage';
import { checksum } from '../checksum.ts';

/** The bytes on their way were not those that the bucket holds. */
export class DamagedDownload extends Error {
  override readonly name = 'DamagedDownload';
}

/**
 * An object's bytes as they are stored, checked against the crc32c that came with them. Asked for through the client's own login and transport: its download
 * streams know no time limit, and warn of a leak at every large body.
 */
export async function download(bucket: Bucket, name: string, signal: AbortSignal): Promise<Uint8Array> {
  const { storage } = bucket;
  const reply = await storage.authClient.request<ArrayBuffer>({
    url: `${storage.apiEndpoint}/storage/v1/b/${bucket.name}/o/${encodeURIComponent(name)}?alt=media`,
    responseType: 'arraybuffer',
    validateStatus: () => true,
    retry: false,
    signal,
  });
  const bytes = new Uint8Array(reply.data);
  if (reply.status !== 200) {
    const message = Buffer.from(bytes.subarray(0, 1000)).toString('utf8');
    throw Object.assign(new Error(messageIn(message)), { code: reply.status, response: { headers: reply.headers } });
  }
  const said = /crc32c=([A-Za-z0-9+/]{6}==)/.exec(reply.headers.get('x-goog-hash') ?? '')?.[1];
  const held = said ?? (await bucket.file(name).getMetadata())[0].crc32c;
  const real = await checksum(bytes);
  if (real === held) return bytes;
  throw new DamagedDownload(`${bytes.length} bytes of crc32c ${real} came, where the bucket says ${held}`);
}

function messageIn(body: string): string {
  try {
    return String((JSON.parse(body) as { error: { message: unknown } }).error.message);
  } catch {
    return body;
  }
}
