import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** The process's variables, and below them those of a `.env` file in the folder. */
export function environment(
  folder: string,
  variables: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  let text: string;
  try {
    text = readFileSync(join(folder, '.env'), 'utf8');
  } catch {
    return variables;
  }
  return { ...parseEnv(text), ...variables };
}
