import { datesBetween, parseGameDate } from '@hoops/nba-client';
import type { Context, Ending } from '../command.ts';
import { demoLines } from '../demo-lines.ts';
import { endingOf } from '../ending.ts';
import { runDates } from '../run-dates.ts';
import { openSession } from '../session.ts';
import { withWarehouse } from '../warehouse-steps.ts';

const source = 'simulator:?seed=1&season=2025-26&today=2026-01-19';
const week = datesBetween(parseGameDate('2026-01-12'), parseGameDate('2026-01-18'));

/** `hoops demo`: a simulated season to its middle by score, one week in full, and what marts say about it. */
export async function demo(context: Context): Promise<Ending> {
  const config = { ...context.config, source };
  const session = await openSession('demo', { ...context, config }, { asks: true });
  try {
    const done = await runDates(session, week);
    const isModelled = done.built !== null && done.states.some(({ error }) => error === null);
    const more =
      isModelled && !config.json ? await withWarehouse(session, (warehouse) => demoLines(warehouse, week)) : {};
    return endingOf(session, done, { config }, more);
  } finally {
    await session.close();
  }
}
