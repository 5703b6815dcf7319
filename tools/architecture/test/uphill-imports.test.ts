import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importsOfTools } from '../src/imports-of-tools.ts';
import { projectGraph } from '../src/project-graph.ts';
import { uphillImports } from '../src/uphill-imports.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

test('no package imports uphill', async () => {
  const graph = await projectGraph(root);
  expect(Object.keys(graph.nodes)).toContain('@hoops/bq-loader');
  expect(Object.values(graph.dependencies).flat().length).toBeGreaterThan(5);
  expect(uphillImports(graph)).toEqual([]);
});

test('no source imports a tool', async () => {
  expect(await importsOfTools(root)).toEqual([]);
});

describe('in a copy of the workspace', () => {
  let copy: string;
  const skipped = new Set(['node_modules', 'dist', '.nx', '.venv', '.git', 'data', 'target', 'test']);

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'hoops-copy-'));
    const parts = [
      'package.json',
      'package-lock.json',
      'nx.json',
      'tsconfig.base.json',
      'tsconfig.json',
      'packages',
      'apps',
      'tools',
      'bench',
      'dbt',
    ];
    for (const part of parts) {
      await cp(join(root, part), join(copy, part), { recursive: true, filter: (path) => !skipped.has(basename(path)) });
    }
    // Packages of others as they are, our own as those of the copy: what a link leads out of a workspace is none of its projects.
    await mkdir(join(copy, 'node_modules/@hoops'), { recursive: true });
    for (const entry of await readdir(join(root, 'node_modules'))) {
      if (entry !== '@hoops') await symlink(join(root, 'node_modules', entry), join(copy, 'node_modules', entry));
    }
    for (const name of await readdir(join(root, 'packages'))) {
      await symlink(join(copy, 'packages', name), join(copy, 'node_modules/@hoops', name));
    }
  });
  afterAll(() => rm(copy, { recursive: true, force: true }));

  test('a planted import uphill is found, though no package.json declares it', async () => {
    const planted = join(copy, 'packages/nba-client/src/planted.ts');
    await writeFile(planted, "import { steps } from '@hoops/audit';\nexport const planted = steps;\n");
    const breaches = uphillImports(await projectGraph(copy));
    await rm(planted);
    expect(breaches).toEqual([
      '@hoops/nba-client (layer 1) imports @hoops/audit (layer 4): a package imports only what lies upstream of it',
    ]);
  });

  test('a planted import between projects of the same layer is found', async () => {
    const planted = join(copy, 'tools/architecture/src/planted.ts');
    await writeFile(planted, "export { simulatedTeams } from '@hoops/nba-simulator';\n");
    const breaches = uphillImports(await projectGraph(copy));
    await rm(planted);
    expect(breaches).toEqual([
      '@hoops/architecture (layer 0) imports @hoops/nba-simulator (layer 0): a package imports only what lies upstream of it',
    ]);
  });

  test('a planted import of a tool is found', async () => {
    const planted = join(copy, 'packages/audit/src/planted.ts');
    await writeFile(planted, "export const emulators = () => import('@hoops/emulators');\n");
    const breaches = await importsOfTools(copy);
    await rm(planted);
    expect(breaches).toEqual([
      'packages/audit/src/planted.ts imports @hoops/emulators: tools serve tests and people, not the product',
    ]);
  });
});
