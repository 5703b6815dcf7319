import { expect, it } from 'vitest';
import { inParallel } from '../src/in-parallel.ts';

it('does everything, never more than so many at a time, and keeps the order', async () => {
  let busy = 0;
  let most = 0;
  const results = await inParallel([5, 1, 4, 2, 3], 2, async (turns) => {
    busy += 1;
    most = Math.max(most, busy);
    for (let i = 0; i < turns; i += 1) await Promise.resolve();
    busy -= 1;
    return turns * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(2);
  expect(await inParallel([], 2, async () => 1)).toEqual([]);
});

it('starts nothing more after a failure, lets what is under way end, and throws it', async () => {
  const ended: number[] = [];
  const doing = inParallel([1, 2, 3, 4], 2, async (n) => {
    await Promise.resolve();
    if (n === 1) throw new Error('one');
    await Promise.resolve();
    ended.push(n);
  });
  await expect(doing).rejects.toThrow('one');
  expect(ended).toEqual([2]);
});
