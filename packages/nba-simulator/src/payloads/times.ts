/** The league's many spellings of one instant. Instants are epoch milliseconds throughout. */

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
const hour = 3_600_000;
export const eastern = 'America/New_York';

/** Offset of a zone from UTC in milliseconds at an instant; remembered per hour, since zones change on the hour. */
function offsetAt(instant: number, zone: string): number {
  const slot = Math.floor(instant / hour);
  const key = `${zone}|${slot}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  let format = formatters.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' });
    formatters.set(zone, format);
  }
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d+):(\d+))?/.exec(name) ?? [];
  const size = hours === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * 60_000;
  const offset = sign === '-' ? -size : size;
  offsets.set(key, offset);
  return offset;
}

const iso = (instant: number) => new Date(instant).toISOString();
const two = (value: number) => String(value).padStart(2, '0');

/** `2026-02-11T19:00:00` on the clock of a zone. */
function local(instant: number, zone: string): string {
  return iso(instant + offsetAt(instant, zone)).slice(0, 19);
}

/** The Eastern calendar date of an instant: the league's date everywhere. */
export function easternDate(instant: number): string {
  return local(instant, eastern).slice(0, 10);
}

/** The instant of an Eastern date and clock time, `19:30`. */
export function easternInstant(date: string, clock = '00:00'): number {
  const naive = Date.parse(`${date}T${clock}:00Z`);
  return naive - offsetAt(naive - offsetAt(naive, eastern), eastern);
}

export const addDays = (date: string, days: number): string => iso(Date.parse(date) + days * 24 * hour).slice(0, 10);

/** Whether it is a date, and one of the calendar: not 2026-02-30. */
export function isDate(text: string): boolean {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(instant) && iso(instant).slice(0, 10) === text;
}

/** `2026-02-12T00:00:00Z` */
export const utcSecond = (instant: number): string => `${iso(instant).slice(0, 19)}Z`;
/** `2026-02-12T00:10:32.6Z` */
export const utcTenth = (instant: number): string => `${iso(instant).slice(0, 21)}Z`;
/** Local time wearing a Z that is not true: `2026-02-11T19:00:00Z`. */
export const falseZ = (instant: number, zone = eastern): string => `${local(instant, zone)}Z`;

/** Local time with its true offset: `2026-02-11T19:00:00-05:00`. */
export function withOffset(instant: number, zone = eastern): string {
  const offset = offsetAt(instant, zone);
  const minutes = Math.abs(offset) / 60_000;
  return `${local(instant, zone)}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** meta.time of CDN box scores and plays: Eastern, no offset, microseconds. */
export function easternStamp(instant: number, micros = 557_478): string {
  const fraction = (Math.floor(instant) % 1000) * 1000 + (micros % 1000);
  return `${local(instant, eastern).replace('T', ' ')}.${String(fraction).padStart(6, '0')}`;
}

/** The "fraction" of scoreboards and V3: minute and second once more, unpadded. */
function echo(instant: number): string {
  const date = new Date(instant);
  return `${date.getUTCMinutes()}${date.getUTCSeconds()}`;
}

/** meta.time of the CDN scoreboard: Eastern on a 12-hour clock without am or pm. */
export function twelveHourStamp(instant: number): string {
  const text = local(instant, eastern);
  const hours = Number(text.slice(11, 13)) % 12 || 12;
  return `${text.slice(0, 10)} ${two(hours)}${text.slice(13)}.${echo(instant)}`;
}

/** meta.time of stats V3 and of the schedule: UTC, whole seconds, then the echo. */
export const utcStamp = (instant: number): string => `${iso(instant).slice(0, 19)}.${echo(instant)}Z`;

/** `7:30 pm ET` */
export function tipText(instant: number): string {
  const text = local(instant, eastern);
  const hours = Number(text.slice(11, 13));
  return `${hours % 12 || 12}:${text.slice(14, 16)} ${hours < 12 ? 'am' : 'pm'} ET`;
}

/** `7:14 PM EST`, as V3 plays write the time of day in period rows. */
export function wallText(instant: number): string {
  const text = local(instant, eastern);
  const hours = Number(text.slice(11, 13));
  const zone = offsetAt(instant, eastern) === -5 * hour ? 'EST' : 'EDT';
  return `${hours % 12 || 12}:${text.slice(14, 16)} ${hours < 12 ? 'AM' : 'PM'} ${zone}`;
}

/** `PT11M58.00S`, also CDN minutes played: `PT23M12.08S`, `PT240M00.00S`. */
export function duration(seconds: number): string {
  const hundredths = Math.round(seconds * 100);
  const minutes = Math.floor(hundredths / 6000);
  return `PT${two(minutes)}M${((hundredths - minutes * 6000) / 100).toFixed(2).padStart(5, '0')}S`;
}

/** V3 minutes: `7:15`, `265:00`. */
export function minuteSecond(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
}

/** The time left as a scoreboard's status text shows it: `6:01`, `:05.2`. */
export function boardClock(seconds: number): string {
  if (seconds < 60) return `:${seconds.toFixed(1).padStart(4, '0')}`;
  return `${Math.floor(seconds / 60)}:${two(Math.floor(seconds % 60))}`;
}
