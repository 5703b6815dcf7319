import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/** The Python of the emulators' environment. Throws where there is none: a test that needs it fails, and says so. */
export function findPython(env: NodeJS.ProcessEnv = process.env, workspace = root): string {
  const given = env.HOOPS_EMULATORS_PYTHON;
  const python = given || resolve(workspace, '.venv/emulators/bin/python');
  if (existsSync(python)) return python;
  const named = given ? `HOOPS_EMULATORS_PYTHON names ${given}` : `the emulators' Python is looked for at ${python}`;
  throw new Error(
    `${named}, and there is none: run npm run setup, which makes the environment .venv/emulators and needs Python 3.13`,
  );
}
