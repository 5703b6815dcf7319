import { randomBytes } from 'node:crypto';

const FORM = /^\d{8}T\d{6}Z-[0-9a-f]{6}$/;

/** A new run id: UTC time to the second, so that ids sort, and six random hex digits, `20260116T100002Z-7f3a9c`. */
export function newRunId(now: Date = new Date()): string {
  const time = now.toISOString().slice(0, 19).replace(/[-:]/g, '');
  return `${time}Z-${randomBytes(3).toString('hex')}`;
}

export function isRunId(text: string): boolean {
  return FORM.test(text);
}
