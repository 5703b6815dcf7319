import { type Step, steps } from '@hoops/audit';
import { addDays, ConfigError, datesBetween, easternDate, type GameDate, parseSeason } from '@hoops/nba-client';
import { readDate } from '../clock.ts';
import type { Context, Ending } from '../command.ts';
import type { Config } from '../config.ts';
import { endingOf } from '../ending.ts';
import { runDates } from '../run-dates.ts';
import { seasonDates } from '../season-dates.ts';
import { openSession, type Session } from '../session.ts';
import { clockOf } from '../simulated-address.ts';

/** `hoops backfill`: many game dates, or a season so far. */
export async function backfill(context: Context): Promise<Ending> {
  const { config } = context;
  const until = readStep(config.until);
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
function readRange({ from, to, season, source }: Config): readonly GameDate[] | null {
  const way = 'give --from and --to, or --season alone';
  if (season !== null) {
    if (from !== null || to !== null) throw new ConfigError(`--season ${season} and a range were both given: ${way}`);
    parseSeason(season);
    return null;
  }
  if (from === null || to === null) throw new ConfigError(`${from === null ? '--from' : '--to'} is missing: ${way}`);
  const clock = clockOf(source);
  return datesBetween(readDate(from, clock), readDate(to, clock));
}

async function datesOfSeason(session: Session, { season }: Config): Promise<readonly GameDate[]> {
  const yesterday = addDays(easternDate(session.clock()), -1);
  const dates = await seasonDates(session, parseSeason(season ?? ''), yesterday);
  if (dates.length === 0)
    throw new ConfigError(`season ${season} has no game date up to ${yesterday}: choose a season that has begun`);
  return dates;
}

function readStep(text: string | null): Step | undefined {
  if (text === null) return undefined;
  const step = steps.find((name) => name === text);
  if (step === undefined) throw new ConfigError(`--until "${text}" is no step: it is one of ${steps.join(', ')}`);
  return step;
}
