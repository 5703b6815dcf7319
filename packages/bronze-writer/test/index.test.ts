import { expect, it } from 'vitest';
import { runChild } from './child.ts';

it('loads no vendor before something is kept', async () => {
  const script = `
    import { registerHooks } from 'node:module';
    const seen = new Set();
    registerHooks({ resolve(name, context, next) { const found = next(name, context); seen.add(found.url); return found; } });
    const { openStore } = await import('@hoops/bronze-writer');
    await openStore('folder:' + process.argv[1]);
    console.log([...seen].filter((url) => /aws-crypto|got|p-throttle/.test(url)).join());`;
  expect((await runChild(script, ['/nowhere'])).stdout).toBe('\n');
});
