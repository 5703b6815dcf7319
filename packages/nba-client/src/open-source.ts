import { ConfigError } from './config-error.ts';
import type { NbaSource } from './source.ts';

export interface SourceOptions {
  readonly deadlineMs?: number | undefined;
}
export async function openSource(url: string, _options: SourceOptions = {}): Promise<NbaSource> {
  throw new ConfigError(`"${url}" is no source yet`);
}
