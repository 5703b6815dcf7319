import type { Counts } from './warehouse.ts';
import { WarehouseError } from './warehouse-error.ts';

/** Counts while they are being counted. */
export type Tally = { -readonly [K in keyof Counts]: Counts[K] };

export const noCounts: Counts = { inserted: 0, updated: 0, unchanged: 0, deleted: 0, rejected: 0, stale: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    inserted: a.inserted + b.inserted,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    deleted: a.deleted + b.deleted,
    rejected: a.rejected + b.rejected,
    stale: a.stale + b.stale,
  };
}

/** Every parsed item is accounted for, or WarehouseError `lossy`: it is thrown inside the transaction, which then leaves nothing. */
export function checkCounts(what: string, parsed: number, counts: Counts): void {
  const { inserted, updated, unchanged, rejected, stale } = counts;
  const sum = inserted + updated + unchanged + rejected + stale;
  if (sum === parsed) return;
  throw new WarehouseError(
    'lossy',
    `${what}: ${parsed} items were parsed but ${sum} are accounted for (${inserted} inserted, ${updated} updated, ${unchanged} unchanged, ` +
      `${rejected} rejected, ${stale} stale): nothing was loaded; run the load again and report this if it repeats`,
  );
}
