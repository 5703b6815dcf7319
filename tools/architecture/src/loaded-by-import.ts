import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The names of the packages of others that a fresh Node loads when it imports that one module. */
export async function loadedByImport(specifier: string, cwd: string): Promise<string[]> {
  const program = `
    import { registerHooks } from 'node:module';
    const loaded = new Set();
    registerHooks({ load(url, context, next) {
      const name = /.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1];
      if (name !== undefined) loaded.add(name);
      return next(url, context);
    } });
    await import(${JSON.stringify(specifier)});
    console.log(JSON.stringify([...loaded].sort()));
  `;
  const node = await promisify(execFile)(
    'node',
    ['--conditions=@hoops/source', '--input-type=module', '--eval', program],
    { cwd },
  );
  return JSON.parse(node.stdout) as string[];
}
