import { createHash } from 'node:crypto';

/** crc32c, big-endian in base64, the way that buckets write it. */
export async function checksum(bytes: Uint8Array): Promise<string> {
  const { crc32c } = await import('@aws-crypto/crc32c');
  const four = Buffer.alloc(4);
  four.writeUInt32BE(crc32c(bytes));
  return four.toString('base64');
}

/** sha256 in hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
