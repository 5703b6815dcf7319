import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds dbt/ and .venv/, wherever the command was typed. */
export const workspaceRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** The version in this package's package.json. */
export function version(): string {
  const file = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}

/** The commit that runs, short, with `+` when files differ from it; the version where there is no git. */
export function codeVersion(): string {
  if (!existsSync(join(workspaceRoot, '.git'))) return version();
  try {
    const args = ['describe', '--always', '--dirty=+', '--abbrev=7'];
    return execFileSync('git', args, {
      cwd: workspaceRoot,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return version();
  }
}
