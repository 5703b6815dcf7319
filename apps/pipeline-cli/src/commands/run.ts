import { ConfigError } from '@hoops/nba-client';
import { readDate } from '../clock.ts';
import type { Context, Ending } from '../command.ts';
import { endingOf } from '../ending.ts';
import { runDates } from '../run-dates.ts';
import { openSession } from '../session.ts';
import { clockOf } from '../simulated-address.ts';

/** `hoops run --date`: one game date, all nine steps. */
export async function run(context: Context): Promise<Ending> {
  const { date } = context.config;
  if (date === null) throw new ConfigError('no game date was given: add --date=yesterday, or --date=YYYY-MM-DD');
  const gameDate = readDate(date, clockOf(context.config.source));
  const session = await openSession('run', context, { asks: true });
  try {
    return endingOf(session, await runDates(session, [gameDate]), context);
  } finally {
    await session.close();
  }
}
