import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ask, run } from './run.mjs';
import { SetUpProblem, sayWhy } from './set-up-problem.mjs';

const stampFile = (/** @type {string} */ root) => join(root, 'node_modules', '.hoops-stamp');

function stampOf(/** @type {string} */ root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

/** Whether npm's own record of what it installed (written last) agrees with the lock: somebody ran npm by hand. */
function installedAsLocked(/** @type {string} */ root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  /** @type {(file: string) => Record<string, { version?: string, integrity?: string, optional?: boolean, peer?: boolean, link?: boolean }>} */
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  const installed = packagesOf(record);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, locked]) => {
    if (!path.startsWith('node_modules/')) return true;
    const there = installed[path];
    if (there === undefined) return locked.optional === true || locked.peer === true;
    return there.version === locked.version && there.integrity === locked.integrity && there.link === locked.link;
  });
}

/** The Node of the system runs npm: `npm ci` deletes the one in node_modules. */
function systemPath() {
  const path = process.env.PATH ?? '';
  return path
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter);
}

/** Installs the locked Node packages; false when they are there already. A killed install leaves no stamp and is done again. */
export async function installNodePackages(/** @type {string} */ root) {
  if (!existsSync(join(root, 'package-lock.json')))
    throw new SetUpProblem(`${root} has no package-lock.json, so it is not a whole copy of Hoops: clone it again.`);
  const stamp = stampOf(root);
  if (existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === stamp) return false;
  if (installedAsLocked(root)) {
    if (isWritable(join(root, 'node_modules'))) writeFileSync(stampFile(root), stamp);
    return false;
  }
  accessSync(root, constants.W_OK);
  const env = { ...process.env, PATH: systemPath() };
  const { status, output } = await run(
    'npm',
    [
      'ci',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--fetch-retry-mintimeout=1000',
      '--fetch-retry-maxtimeout=10000',
    ],
    { cwd: root, env },
  );
  if (status === 127)
    throw new SetUpProblem(
      'No npm was found on PATH: install Node with npm (nodejs.org; on Debian the package npm), then run the same command again.',
    );
  if (status !== 0) throw new SetUpProblem(sayWhy('`npm ci`', 'npm registry', output));
  checkInstalledNode(root);
  writeFileSync(stampFile(root), stamp);
  return true;
}

function isWritable(/** @type {string} */ folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where npm brings Node along, it must also run here (it does not on musl). */
function checkInstalledNode(/** @type {string} */ root) {
  const own = join(root, 'node_modules', '.bin', 'node');
  if (!existsSync(own) || ask(own, ['--version']) !== null) return;
  throw new SetUpProblem(
    `The Node that npm installed (${own}) does not run on this system: use a Linux with glibc, or install Node 22.18 or newer and run \`npm ci --omit=optional\` by hand.`,
  );
}
