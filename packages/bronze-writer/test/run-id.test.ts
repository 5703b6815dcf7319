import { expect, it } from 'vitest';
import { isRunId, newRunId } from '../src/run-id.ts';

it('is the UTC second and six random digits, so that later runs sort later', () => {
  const first = newRunId(new Date('2026-01-16T10:00:02.999Z'));
  expect(first).toMatch(/^20260116T100002Z-[0-9a-f]{6}$/);
  expect(newRunId(new Date('2026-01-16T10:00:03Z')) > first).toBe(true);
  expect(new Set(Array.from({ length: 100 }, () => newRunId())).size).toBe(100);
});

it('is told from what is none', () => {
  expect(isRunId(newRunId())).toBe(true);
  for (const text of ['', '..', '20260116T100002Z-7F3A9C', '20260116T100002Z-7f3a9c\n', '20260116T100002Z-7f3a9c/x']) {
    expect(isRunId(text)).toBe(false);
  }
});
