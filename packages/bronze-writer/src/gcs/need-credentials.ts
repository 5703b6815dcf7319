import { ConfigError } from '@hoops/nba-client';

/** ConfigError where there are no credentials for Google Cloud: without any, each request would be tried for minutes. */
export async function needCredentials(): Promise<void> {
  const { GoogleAuth } = await import('google-auth-library');
  try {
    await new GoogleAuth({ scopes: 'https://www.googleapis.com/auth/cloud-platform' }).getClient();
  } catch (error) {
    const said = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/)[0];
    const way = 'run `gcloud auth application-default login`, or let GOOGLE_APPLICATION_CREDENTIALS name a key file';
    throw new ConfigError(`credentials for Google Cloud cannot be had (${said}): ${way}`);
  }
}
