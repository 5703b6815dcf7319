import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file of a product's `src/` that imports a tool, as a sentence. The graph cannot tell a test's import, which is allowed, from a source's. */
export async function importsOfTools(workspace: string): Promise<string[]> {
  const tools = new Set<string>();
  for await (const file of glob('tools/*/package.json', { cwd: workspace })) {
    tools.add((JSON.parse(await readFile(join(workspace, file), 'utf8')) as { name: string }).name);
  }
  const breaches: string[] = [];
  for await (const file of glob('{packages,apps}/*/src/**/*.ts', { cwd: workspace })) {
    const text = await readFile(join(workspace, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:from|import)\s*\(?\s*'(@hoops\/[\w-]+)/g)) {
      if (tools.has(name)) breaches.push(`${file} imports ${name}: tools serve tests and people, not the product`);
    }
  }
  return breaches.toSorted((a, b) => a.localeCompare(b));
}
