import { expect, it } from 'vitest';
import { failpoints } from '../src/failpoint.ts';
import { runChild } from './child.ts';

const script = `
  const { failpoint } = await import('@hoops/bronze-writer');
  for (let i = 1; i <= 3; i += 1) { failpoint('load.after_commit'); console.log(i); }`;

it.each([
  ['', null, '1\n2\n3\n'],
  ['load.before_commit:kill', null, '1\n2\n3\n'],
  ['load.after_commit:spare', null, '1\n2\n3\n'],
  ['load.after_commit:kill', 'SIGKILL', ''],
  ['load.after_commit:kill:3', 'SIGKILL', '1\n2\n'],
])('with HOOPS_FAILPOINT=%s ends by %s', async (wish, signal, stdout) => {
  expect(await runChild(script, [], { HOOPS_FAILPOINT: wish })).toMatchObject({ signal, stdout });
});

it('names each point once', () => {
  expect(new Set(failpoints).size).toBe(failpoints.length);
});
