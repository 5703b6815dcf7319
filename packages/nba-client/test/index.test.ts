import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** The packages that a fresh process has loaded after running some code. */
function loadedBy(code: string): string[] {
  const script = `
    import { registerHooks } from 'node:module';
    const seen = new Set();
    registerHooks({ resolve(name, context, next) { const found = next(name, context); seen.add(found.url); return found; } });
    const client = await import('@hoops/nba-client');
    ${code}
    console.log(JSON.stringify([...seen].flatMap((url) => /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1] ?? [])));`;
  const out = execFileSync(process.execPath, ['--conditions=@hoops/source', '--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
  return [...new Set(JSON.parse(out) as string[])];
}

it('loads no http client: only opening a source that asks over http does', () => {
  const idle = loadedBy('');
  expect(idle).toContain('io-ts');
  expect(idle).not.toContain('got');
  expect(idle).not.toContain('p-throttle');
  expect(loadedBy(`await client.openSource('http://127.0.0.1:1')`)).toEqual(
    expect.arrayContaining(['got', 'p-throttle']),
  );
});
