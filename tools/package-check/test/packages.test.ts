import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const packages = (await readdir(`${root}packages`)).sort();

/** A project of somebody else: the packed tarballs unpacked in its node_modules, beside what they depend on. */
let consumer: string;
const tarballs = new Map<string, string>();

beforeAll(async () => {
  consumer = await mkdtemp(join(tmpdir(), 'hoops-consumer-'));
  const modules = join(consumer, 'node_modules');
  await mkdir(join(modules, '@hoops'), { recursive: true });
  for (const entry of await readdir(`${root}node_modules`)) {
    if (entry !== '@hoops' && !entry.startsWith('.'))
      await symlink(`${root}node_modules/${entry}`, join(modules, entry));
  }
  for (const name of packages) {
    const packed = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', consumer], {
      cwd: `${root}packages/${name}`,
    });
    const listing = Object.values(JSON.parse(packed.stdout) as Record<string, { filename: string }>)[0];
    const tarball = join(consumer, listing?.filename ?? '');
    tarballs.set(name, tarball);
    await mkdir(join(modules, '@hoops', name));
    await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', join(modules, '@hoops', name)]);
  }
  await writeFile(join(consumer, 'package.json'), '{ "type": "module" }');
}, 120_000);
afterAll(() => rm(consumer, { recursive: true, force: true }));

describe.each(packages)('%s as a product', (name) => {
  test('publint finds nothing to complain of', async () => {
    const { messages, pkg } = await publint({ pkgDir: `${root}packages/${name}`, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test('its types resolve for whoever imports it as a module', async () => {
    const tarball = await readFile(tarballs.get(name) ?? '');
    const result = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)));
    if (result.types === false) expect.fail('the package has no types');
    // CommonJS and the resolution of old Nodes are not promised.
    const promised = (problem: Problem) =>
      !('resolutionKind' in problem) || ['node16-esm', 'bundler'].includes(problem.resolutionKind);
    expect(result.problems.filter(promised)).toEqual([]);
  });

  test('a plain script imports it and finds its exports', async () => {
    const script = `import * as library from '@hoops/${name}'; console.log(Object.keys(library).length);`;
    const { stdout } = await run('node', ['--input-type=module', '--eval', script], { cwd: consumer });
    expect(Number(stdout)).toBeGreaterThan(0);
  });

  test('it ships sources and types, and no tests', async () => {
    const { stdout } = await run('tar', ['-tzf', tarballs.get(name) ?? '']);
    const files = stdout.split('\n');
    expect(files).toContain('package/dist/index.js');
    expect(files).toContain('package/dist/index.d.ts');
    expect(files).toContain('package/src/index.ts');
    expect(files.filter((file) => /\/test\/|tsbuildinfo/.test(file))).toEqual([]);
  });
});
