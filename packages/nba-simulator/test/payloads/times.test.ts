import { describe, expect, test } from 'vitest';
import {
  boardClock,
  duration,
  easternDate,
  easternInstant,
  easternStamp,
  falseZ,
  minuteSecond,
  tipText,
  twelveHourStamp,
  utcSecond,
  utcStamp,
  utcTenth,
  wallText,
  withOffset,
} from '../../src/payloads/times.ts';

const tip = Date.parse('2026-02-12T03:30:00Z');

describe('the spellings of an instant', () => {
  test('a tip-off is Eastern with a false Z, with its true offset, on the wall and on the ticket', () => {
    expect(falseZ(tip)).toBe('2026-02-11T22:30:00Z');
    expect(withOffset(tip, 'America/Los_Angeles')).toBe('2026-02-11T19:30:00-08:00');
    expect(withOffset(tip, 'Europe/Berlin')).toBe('2026-02-12T04:30:00+01:00');
    expect(tipText(tip)).toBe('10:30 pm ET');
    expect(wallText(tip)).toBe('10:30 PM EST');
    expect(utcSecond(tip)).toBe('2026-02-12T03:30:00Z');
    expect(utcTenth(tip + 612)).toBe('2026-02-12T03:30:00.6Z');
    expect(easternDate(tip)).toBe('2026-02-11');
  });

  test('summer time is an hour closer to UTC', () => {
    expect(utcSecond(easternInstant('2026-03-08', '01:59'))).toBe('2026-03-08T06:59:00Z');
    expect(utcSecond(easternInstant('2026-03-08', '03:00'))).toBe('2026-03-08T07:00:00Z');
    expect(utcSecond(easternInstant('2025-11-02', '19:00'))).toBe('2025-11-03T00:00:00Z');
    expect(wallText(Date.parse('2026-04-01T23:00:00Z'))).toBe('7:00 PM EDT');
  });

  test('the meta times repeat minute and second as a fraction, unpadded, and the CDN scoreboard forgets am and pm', () => {
    const at = Date.parse('2026-02-11T14:08:06Z');
    expect(utcStamp(at)).toBe('2026-02-11T14:08:06.86Z');
    expect(twelveHourStamp(at)).toBe('2026-02-11 09:08:06.86');
    expect(twelveHourStamp(at + 12 * 3_600_000)).toBe('2026-02-11 09:08:06.86');
    expect(twelveHourStamp(Date.parse('2026-02-11T17:00:00Z'))).toBe('2026-02-11 12:00:00.00');
    expect(easternStamp(at, 7)).toBe('2026-02-11 09:08:06.000007');
  });
});

describe('durations', () => {
  test('clocks and minutes have two digits each side, team minutes three, V3 minutes no leading zero', () => {
    expect(duration(718)).toBe('PT11M58.00S');
    expect(duration(5.2)).toBe('PT00M05.20S');
    expect(duration(1392.08)).toBe('PT23M12.08S');
    expect(duration(14_400)).toBe('PT240M00.00S');
    expect(minuteSecond(435)).toBe('7:15');
    expect(minuteSecond(15_900)).toBe('265:00');
  });

  test('the last minute shows tenths', () => {
    expect(boardClock(361)).toBe('6:01');
    expect(boardClock(53.7)).toBe(':53.7');
    expect(boardClock(5.2)).toBe(':05.2');
  });
});
