import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { projectFolder } from './run-dbt.ts';

export const recorded = resolve(
  process.env.HOOPS_RECORDED ?? join(projectFolder, '..', '..', 'shared', 'nba-recorded'),
);
export const hasRecorded = existsSync(join(recorded, 'MANIFEST.jsonl'));

/** The recorded answer of an endpoint's folder that is about a game; of several, whose names go by time, the last. */
export function readRecorded<T>(folder: string, gameId: string): T {
  const home = join(recorded, folder);
  const name = readdirSync(home)
    .filter((each) => each.startsWith(gameId))
    .sort()
    .at(-1);
  if (name === undefined) throw new Error(`${home} has no answer about ${gameId}`);
  const bytes = readFileSync(join(home, name));
  return JSON.parse(String(name.endsWith('.gz') ? gunzipSync(bytes) : bytes)) as T;
}

/** What a V3 answer says below its root. */
export function readRoot<T>(folder: string, gameId: string): T {
  const { meta: _, ...body } = readRecorded<Record<string, unknown>>(folder, gameId);
  return Object.values(body)[0] as T;
}
