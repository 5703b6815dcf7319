import type { File } from '@google-cloud/storage';
import { ConfigError } from '@hoops/nba-client';
import { BronzeError } from './bronze-error.ts';
import { checkName } from './check-name.ts';
import { checksum, sha256 } from './checksum.ts';
import { download } from './gcs/download.ts';
import { openBucket } from './gcs/open-bucket.ts';
import { isCode, readFault } from './gcs/read-fault.ts';
import { type Patience, patience as usual, withRetries } from './gcs/with-retries.ts';
import { within } from './gcs/within.ts';
import type { ObjectStore } from './object-store.ts';

export interface GcsOptions {
  /** An emulator's `http://host:port`; HOOPS_GCS_ENDPOINT unless given, else Google itself, with application default credentials. */
  readonly endpoint?: string | undefined;
  readonly patience?: Partial<Patience> | undefined;
}

/**
 * Objects in a Google Cloud Storage bucket, by one create-only request each: the bucket lets one writer have a name, checks the bytes against their declared
 * crc32c, and says 412 to everyone after. Nothing is deleted or replaced, so the roles objectCreator and objectViewer are enough. The client's own retries are
 * off: they answer a lost reply with that 412, and share their state between calls.
 */
export async function gcsStore(bucketName: string, prefix: string, options: GcsOptions = {}): Promise<ObjectStore> {
  const patience = { ...usual, ...options.patience };
  const endpoint = options.endpoint ?? (process.env.HOOPS_GCS_ENDPOINT || undefined);
  const bucket = await openBucket(bucketName, endpoint);
  const base = prefix === '' ? '' : `${prefix}/`;
  const url = `gs://${bucketName}${prefix === '' ? '' : `/${prefix}`}`;

  async function create(name: string, bytes: Uint8Array): Promise<'created' | 'exists'> {
    const file = bucket.file(base + name);
    const content = { crc32c: await checksum(bytes), size: bytes.length, sha256: sha256(bytes) };
    const kept = async (signal: AbortSignal) => await isKept(file, name, bytes, content, signal);
    const how = await withRetries(patience, async () => await upload(file, bytes, content)).catch(
      async (error: unknown) => {
        // It may be there all the same, and only the replies were lost. If that cannot be told either, the first trouble is the one to name.
        if (!readFault(error).isTransient || !(await within(patience.attempt_ms, kept).catch(onlyConflict)))
          throw error;
        return 'exists' as const;
      },
    );
    if (how !== 'taken') return how;
    if (await withRetries(patience, kept)) return 'exists';
    throw new BronzeError(
      'unavailable',
      `${name} in ${url} was taken and is gone: try again, and let nobody delete from a bronze bucket`,
    );
  }

  async function isKept(
    file: File,
    name: string,
    bytes: Uint8Array,
    content: Content,
    signal: AbortSignal,
  ): Promise<boolean> {
    const [kept] = await file.getMetadata().catch(unlessMissing);
    if (kept === undefined) return false;
    const isSame =
      Number(kept.size) === content.size &&
      kept.crc32c === content.crc32c &&
      // Whoever copied a bucket may have left the sha256 behind.
      (kept.metadata?.sha256 === undefined
        ? Buffer.compare(await download(bucket, file.name, signal), bytes) === 0
        : kept.metadata.sha256 === content.sha256);
    if (isSame) return true;
    throw new BronzeError(
      'conflict',
      `${name} in ${url} holds other bytes already, and an object never changes: keep the new bytes under a new run`,
    );
  }

  async function* list(prefix: string): AsyncIterable<string> {
    let pageToken: string | undefined;
    do {
      const query = {
        prefix: base + prefix,
        maxResults: 1000,
        autoPaginate: false,
        fields: 'nextPageToken,items(name)',
        ...(pageToken === undefined ? {} : { pageToken }),
      };
      const [files, next] = await withRetries(patience, async () => await bucket.getFiles(query));
      // A name that ends in a slash is a folder that a console drew.
      for (const { name } of files) if (!name.endsWith('/')) yield name.slice(base.length);
      pageToken = (next as { pageToken?: string } | null)?.pageToken;
    } while (pageToken !== undefined);
  }

  return {
    url,
    async create(name, bytes) {
      checkName(name);
      return await create(name, bytes).catch(explain(url, name, 'refused'));
    },
    async read(name) {
      checkName(name);
      return await withRetries(patience, async (signal) => await download(bucket, base + name, signal)).catch(
        explain(url, name, 'missing'),
      );
    },
    async *list(prefix) {
      try {
        yield* list(prefix);
      } catch (error) {
        explain(url, prefix, 'refused')(error);
      }
    },
  };
}

interface Content {
  readonly crc32c: string;
  readonly size: number;
  readonly sha256: string;
}

async function upload(file: File, bytes: Uint8Array, { crc32c, sha256 }: Content): Promise<'created' | 'taken'> {
  try {
    await file.save(Buffer.from(bytes), {
      resumable: false,
      // The bucket has checked the declared crc32c; the client's own check would delete the object where a reply got damaged.
      validation: false,
      preconditionOpts: { ifGenerationMatch: 0 },
      metadata: { contentType: 'application/octet-stream', crc32c, metadata: { sha256 } },
    });
    return 'created';
  } catch (error) {
    if (isCode(error, 412)) return 'taken';
    throw error;
  }
}

function unlessMissing(error: unknown): [undefined] {
  if (isCode(error, 404)) return [undefined];
  throw error;
}

function onlyConflict(error: unknown): false {
  if (error instanceof BronzeError) throw error;
  return false;
}

function explain(url: string, name: string, absent: 'missing' | 'refused'): (error: unknown) => never {
  return (error) => {
    if (error instanceof BronzeError || error instanceof ConfigError) throw error;
    const { isTransient, isDamage, said } = readFault(error);
    if (isCode(error, 404) && absent === 'missing') {
      throw new BronzeError('missing', `there is no ${name} in ${url}: give the bucket that the run was kept in`, {
        cause: error,
      });
    }
    if (isDamage) {
      throw new BronzeError(
        'corrupt',
        `${name} does not pass between here and ${url} undamaged (${said}): try another network, or restore it from a copy`,
        { cause: error },
      );
    }
    if (isTransient) {
      throw new BronzeError('unavailable', `${url} does not take or give ${name} now (${said}): try again later`, {
        cause: error,
      });
    }
    throw new BronzeError(
      'refused',
      `${url} does not let us take or give ${name} (${said}): log in by gcloud auth application-default login, with the roles objectCreator and objectViewer on a bucket that exists`,
      { cause: error },
    );
  };
}
