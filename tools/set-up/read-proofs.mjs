import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What must be nothing is always said; the rest where it was counted. */
const always = ['lost', 'duplicated', 'false_conflicts', 'divergences', 'undetected', 'inconsistent_reads'];

/** Adds up what the suites that kill, race and lie left in `<folder>/<project>/<suite>.json`, in one line: `plans 612 · kills 48 · … · 0 lost`. Empty when none ran. */
export function readProofs(/** @type {string} */ folder) {
  if (!existsSync(folder)) return '';
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.json')) continue;
    /** @type {Record<string, number>} */
    const counts = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    for (const [what, count] of Object.entries(counts)) sums.set(what, (sums.get(what) ?? 0) + count);
  }
  if (sums.size === 0) return '';
  const words = (/** @type {string} */ what) => what.replaceAll('_', ' ');
  const number = (/** @type {number} */ count) => count.toLocaleString('en');
  return [
    ...[...sums].filter(([what]) => !always.includes(what)).map(([what, count]) => `${words(what)} ${number(count)}`),
    ...always.map((what) => `${number(sums.get(what) ?? 0)} ${words(what)}`),
  ].join(' · ');
}
