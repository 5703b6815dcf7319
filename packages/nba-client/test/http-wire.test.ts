import { expect, it } from 'vitest';
import { retryAfter } from '../src/http-wire.ts';

const now = Date.parse('2026-01-15T12:00:00Z');

it.each([
  ['0', 0],
  [' 120 ', 120_000],
  ['Thu, 15 Jan 2026 12:01:00 GMT', 60_000],
  ['Thu, 15 Jan 2026 11:00:00 GMT', 0],
  [['5', '9'], 5_000],
])('Retry-After %j is a wait of %i ms', (header, ms) => {
  expect(retryAfter(header, now)).toBe(ms);
});

it.each([undefined, '', 'soon', '1e99'])('Retry-After %j asks for nothing', (header) => {
  expect(retryAfter(header, now)).toBeNull();
});
