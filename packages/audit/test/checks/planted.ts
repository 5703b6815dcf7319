import type { Warehouse } from '@hoops/bq-loader';
import { checkDate } from '../../src/check-date.ts';
import type { Finding } from '../../src/finding.ts';
import { type Collected, DATE, gamesIn, MORNING, restore } from '../simulated-date.ts';

/** What one check finds after a fault was planted in a warehouse that was whole. `game` is the first of the date's games. */
export async function findAfter(
  { store, shared }: Collected,
  check: string,
  plant: (warehouse: Warehouse, game: string) => Promise<unknown>,
  now: Date = MORNING,
): Promise<{ readonly game: string; readonly findings: Finding[] }> {
  const warehouse = await shared();
  try {
    const [game = ''] = await gamesIn(warehouse);
    await plant(warehouse, game);
    const findings = await checkDate(store, warehouse, DATE, { now });
    return { game, findings: findings.filter((finding) => finding.check === check) };
  } finally {
    await restore(warehouse);
  }
}
