import { addDays, ConfigError, datesBetween, easternDate, type GameDate, parseSeason } from '@hoops/nba-client';
import { readDate } from '../clock.ts';
import type { Context, Ending } from '../command.ts';
import type { Config } from '../config.ts';
import { endingOf } from '../ending.ts';
import { readStep } from '../read-step.ts';
import { runDates } from '../run-dates.ts';
import { seasonDates } from '../season-dates.ts';
import { openSession, type Session } from '../session.ts';
import { clockOf } from '../simulated-address.ts';

/** `hoops backfill`: many game dates, or a season so far. */
export async function backfill(context: Context): Promise<Ending> {
  const { config } = context;
  const until = config.until === null ? undefined : readStep(config.until, '--until');
  const range = readRange(config);
  const session = await openSession('backfill', context, { asks: true });
  try {
    const dates = range ?? (await datesOfSeason(session, config));
    return endingOf(session, await runDates(session, dates, { until }), context);
  } finally {
    await session.close();
  }
}

/** Null when a season was asked for instead. */
function readRange({ from, to, dates, season, source }: Config): readonly GameDate[] | null {
  const way = 'give --from and --to, or --dates, or --season';
  const clock = clockOf(source);
  const ways = [season, dates, from ?? to].filter((value) => value !== null);
  if (ways.length > 1) throw new ConfigError(`${ways.join(' and ')} were given together: ${way}, one of them alone`);
  if (season !== null) {
    parseSeason(season);
    return null;
  }
  if (dates !== null) {
    const list = dates.split(',').map((text) => readDate(text.trim(), clock));
    return [...new Set(list)].sort((a, b) => (a < b ? -1 : 1));
  }
  if (from === null || to === null) throw new ConfigError(`${from === null ? '--from' : '--to'} is missing: ${way}`);
  return datesBetween(readDate(from, clock), readDate(to, clock));
}

async function datesOfSeason(session: Session, { season }: Config): Promise<readonly GameDate[]> {
  const yesterday = addDays(easternDate(session.clock()), -1);
  const dates = await seasonDates(session, parseSeason(season ?? ''), yesterday);
  if (dates.length === 0)
    throw new ConfigError(`season ${season} has no game date up to ${yesterday}: choose a season that has begun`);
  return dates;
}
