import { ConfigError } from './config-error.ts';
import type { HttpSourceOptions } from './http-source.ts';
import type { NbaSource } from './source.ts';

/** Only http sources have options, and only tests need them: the manners of the league's hosts are data in `hosts.ts`. */
export interface SourceOptions extends HttpSourceOptions {}

/**
 * Opens the source that a URL names: `nba:` (the league) · `http://…` or `https://…` (a server that serves the league's paths, e.g. a simulator) ·
 * `folder:DIR` with `?pick=newest` or `?as_of=2026-02-11T23:00:00Z` (recorded answers beside a MANIFEST.jsonl). Throws ConfigError for any other.
 */
export async function openSource(url: string, options: SourceOptions = {}): Promise<NbaSource> {
  const scheme = /^([a-z]+):/.exec(url)?.[1];
  if (url === 'nba:') {
    const { openHttpSource } = await import('./http-source.ts');
    return openHttpSource({ url, base: null, isPaced: true }, options);
  }
  if (scheme === 'http' || scheme === 'https') {
    const { openHttpSource } = await import('./http-source.ts');
    const base = parseBase(url);
    return openHttpSource({ url, base: base.href.replace(/\/+$/, ''), isPaced: !isLoopback(base.hostname) }, options);
  }
  if (scheme === 'folder') {
    const { openFolderSource } = await import('./folder-source.ts');
    return openFolderSource(url);
  }
  throw new ConfigError(
    `"${url}" is no source: use nba: (the league), http://HOST (a simulator) or folder:DIR (recorded answers)`,
  );
}

function parseBase(text: string): URL {
  const way = 'give the address of a server alone, e.g. http://127.0.0.1:4000';
  const url = URL.parse(text);
  if (url === null) throw new ConfigError(`"${text}" is no URL: ${way}`);
  if (url.username !== '' || url.password !== '') {
    throw new ConfigError(
      `the source at ${url.host} carries a user name or password, which would be written down with every answer: ${way}`,
    );
  }
  if (url.search !== '' || url.hash !== '') throw new ConfigError(`"${text}" has a query or a fragment: ${way}`);
  return url;
}

function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name);
}
