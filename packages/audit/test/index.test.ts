import { expect, it } from 'vitest';
import { runChild } from './child.ts';

it('loads no vendor', async () => {
  const script = `
    import { registerHooks } from 'node:module';
    const seen = new Set();
    registerHooks({ resolve(name, context, next) { const found = next(name, context); seen.add(found.url); return found; } });
    await import('@hoops/audit');
    console.log([...seen].filter((url) => /duckdb\\/node|aws-crypto|node_modules\\/got|p-throttle/.test(url)).join());`;
  expect((await runChild(script, [])).stdout).toBe('\n');
});
