import type { Bucket } from '@google-cloud/storage';
import { ConfigError } from '@hoops/nba-client';
import { needCredentials } from './need-credentials.ts';

/** A client of its own for each store: the vendor's keeps state that its calls change. */
export async function openBucket(name: string, endpoint: string | undefined): Promise<Bucket> {
  const { Storage } = await import('@google-cloud/storage');
  const options = { retryOptions: { autoRetry: false, maxRetries: 0 } };
  if (endpoint === undefined) {
    await needCredentials();
    return new Storage(options).bucket(name);
  }
  if (!/^https?:\/\/[^/?#@]+$/.test(endpoint)) {
    throw new ConfigError(
      `HOOPS_GCS_ENDPOINT is "${endpoint}", and it names an emulator: give http://host:port, or unset it to reach Google`,
    );
  }
  const { OAuth2Client } = await import('google-auth-library');
  const authClient = new OAuth2Client();
  // An emulator asks for no proof, and the client must not look for real credentials.
  authClient.setCredentials({ access_token: 'emulator', expiry_date: Date.now() + 100 * 365 * 86_400_000 });
  const emulated = { apiEndpoint: endpoint, projectId: 'emulator', authClient, useAuthWithCustomEndpoint: true };
  return new Storage({ ...options, ...emulated }).bucket(name);
}
