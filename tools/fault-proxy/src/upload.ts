import { createHash } from 'node:crypto';

const END = Buffer.from('\r\n\r\n');

export interface Upload {
  /** What the first part declares. */
  readonly declared: { readonly crc32c?: string; readonly md5Hash?: string };
  /** Where the object's bytes lie in the body. */
  readonly start: number;
  readonly end: number;
}

/** The two parts of a multipart upload to Google Cloud Storage; null when the request is none. */
export function parseUpload(path: string, contentType: string | undefined, body: Buffer): Upload | null {
  const boundary = /multipart\/related;.*boundary="?([^";]+)"?/i.exec(contentType ?? '')?.[1];
  if (boundary === undefined || !/^\/upload\/storage\/v1\/b\/[^/]+\/o\?/.test(path)) return null;
  const line = Buffer.from(`--${boundary}`);
  const second = body.indexOf(line, line.length);
  const last = body.lastIndexOf(line);
  const json = body.indexOf(END) + END.length;
  const start = body.indexOf(END, second) + END.length;
  if (second < 0 || last <= second || json < END.length || start < END.length) return null;
  return { declared: JSON.parse(body.subarray(json, second).toString('utf8')), start, end: last - 2 };
}

/** Why the service would refuse an upload: it declares other checksums than its bytes have. Null when it would not. */
export function refuseUpload({ declared, start, end }: Upload, body: Buffer): string | null {
  const bytes = body.subarray(start, end);
  for (const [name, said, real] of [
    ['CRC32C', declared.crc32c, crc32c(bytes)],
    ['MD5 hash', declared.md5Hash, createHash('md5').update(bytes).digest('base64')],
  ] as const) {
    if (said !== undefined && said !== real) {
      return `Provided ${name} "${said}" doesn't match calculated ${name} "${real}".`;
    }
  }
  return null;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value;
});

/** Big-endian in base64, the way that buckets write it. */
export function crc32c(bytes: Uint8Array): string {
  let value = 0xffffffff;
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 255] as number) ^ (value >>> 8);
  const four = Buffer.alloc(4);
  four.writeUInt32BE((value ^ 0xffffffff) >>> 0);
  return four.toString('base64');
}
