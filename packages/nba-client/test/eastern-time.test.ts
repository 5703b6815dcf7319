import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromEasternClock, fromTwelveHourClock, fromUtcClock } from '../src/eastern-time.ts';
import { addDays, parseGameDate } from '../src/game-date.ts';

const eastern = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/New_York',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const instants = fc.date({
  min: new Date('2018-01-01T00:00:00Z'),
  max: new Date('2036-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('an Eastern clock without offset', () => {
  it('is five hours behind in winter and four in summer', () => {
    expect(fromEasternClock('2026-02-11 23:39:50.978088')).toBe('2026-02-12T04:39:50.978Z');
    expect(fromEasternClock('2026-04-12 22:49:40.354264')).toBe('2026-04-13T02:49:40.354Z');
  });

  it('in the hour that an autumn night has twice is the first', () => {
    expect(fromEasternClock('2025-11-02 00:59:59')).toBe('2025-11-02T04:59:59.000Z');
    expect(fromEasternClock('2025-11-02 01:30:00')).toBe('2025-11-02T05:30:00.000Z');
    expect(fromEasternClock('2025-11-02 02:00:00')).toBe('2025-11-02T07:00:00.000Z');
  });

  it('in the hour that a spring night lacks is not yet put forward', () => {
    expect(fromEasternClock('2026-03-08 01:59:59')).toBe('2026-03-08T06:59:59.000Z');
    expect(fromEasternClock('2026-03-08 02:30:00')).toBe('2026-03-08T07:30:00.000Z');
    expect(fromEasternClock('2026-03-08 03:00:00')).toBe('2026-03-08T07:00:00.000Z');
  });

  it('shows what the instant that it is read as shows, and never a later one', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const shown = eastern.format(instant);
        const read = fromEasternClock(shown) as string;
        expect(eastern.format(new Date(read))).toBe(shown);
        expect(Date.parse(read)).toBeLessThanOrEqual(instant.getTime());
      }),
    );
  });

  it.each([
    '',
    'now',
    '2026-02-30 10:00:00',
    '2026-02-11 24:00:00',
    '2026-02-11 10:61:00',
    '2026-02-11',
    '2026-02-11 10:00:00Z',
  ])('reads nothing from %j', (text) => {
    expect(fromEasternClock(text)).toBeNull();
  });
});

describe('a UTC clock', () => {
  it('counts in whole seconds: its fraction is the minute and second once more', () => {
    expect(fromUtcClock('2025-02-17T16:51:47.5147Z')).toBe('2025-02-17T16:51:47.000Z');
    expect(fromUtcClock('2025-02-17T16:51:47Z')).toBe('2025-02-17T16:51:47.000Z');
  });

  it.each(['2025-02-17T16:51:47', '2025-02-31T16:51:47Z', '', 'Z'])('reads nothing from %j', (text) => {
    expect(fromUtcClock(text)).toBeNull();
  });
});

describe("a scoreboard's twelve-hour clock", () => {
  const date = parseGameDate('2026-02-11');

  it.each([
    ['2026-02-11 04:20:55.2055', '2026-02-11T21:20:55.000Z'],
    ['2026-02-11 12:00:00', '2026-02-11T17:00:00.000Z'],
    ['2026-02-12 12:30:00', '2026-02-12T05:30:00.000Z'],
    ['2026-02-12 11:59:59', '2026-02-12T16:59:59.000Z'],
  ])('reads %s from noon to noon', (text, instant) => {
    expect(fromTwelveHourClock(text, date)).toBe(instant);
  });

  it('finds every instant of the date again', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(0, 1), (instant, _) => {
        const shown = eastern.format(instant);
        const hour = Number(shown.slice(11, 13));
        const day = parseGameDate(shown.slice(0, 10));
        const face = `${shown.slice(0, 11)}${String(hour % 12 || 12).padStart(2, '0')}${shown.slice(13)}`;
        expect(fromTwelveHourClock(face, hour < 12 ? addDays(day, -1) : day)).toBe(fromEasternClock(shown));
      }),
    );
  });

  it.each(['2026-02-14 04:00:00', '2026-02-12 00:30:00', '2026-02-11 13:00:00', 'soon'])(
    'reads nothing from %s',
    (text) => {
      expect(fromTwelveHourClock(text, date)).toBeNull();
    },
  );
});
