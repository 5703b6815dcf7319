import { expect, it } from 'vitest';
import { ConfigError } from '../src/config-error.ts';
import { parseDateWord } from '../src/parse-date-word.ts';

const lateInTheEvening = new Date('2026-01-16T03:30:00Z');

it("knows today and yesterday in the league's own time", () => {
  expect(parseDateWord('today', lateInTheEvening)).toBe('2026-01-15');
  expect(parseDateWord('yesterday', lateInTheEvening)).toBe('2026-01-14');
});

it('takes a date as it is, and no other word', () => {
  expect(parseDateWord('2026-02-11', lateInTheEvening)).toBe('2026-02-11');
  expect(() => parseDateWord('tomorrow', lateInTheEvening)).toThrow(ConfigError);
  expect(() => parseDateWord('Yesterday', lateInTheEvening)).toThrow(ConfigError);
});
