import type { Reporter } from './events.ts';

/** One JSON line per event, each with its instant. */
export function jsonReporter(write: (line: string) => void): Reporter {
  return {
    report: (event) => write(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`),
    close: async () => {},
  };
}
