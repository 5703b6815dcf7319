import { type Step, steps } from '@hoops/audit';
import { sealedRuns } from '@hoops/bronze-writer';
import { ConfigError, datesBetween, type GameDate } from '@hoops/nba-client';
import { readDate } from '../clock.ts';
import type { Context, Ending } from '../command.ts';
import { endingOf } from '../ending.ts';
import { readStep } from '../read-step.ts';
import { runDates } from '../run-dates.ts';
import { openSession, type Session } from '../session.ts';
import { clockOf } from '../simulated-address.ts';

/** `hoops replay`: from load on, from the answers that the store holds. */
export async function replay(context: Context): Promise<Ending> {
  const { from, to, source, until } = context.config;
  const last = until === null ? undefined : readReplayStep(until);
  if (from === null || to === null) {
    throw new ConfigError(
      `${from === null ? '--from' : '--to'} is missing: give the first and the last game date to load again`,
    );
  }
  const clock = clockOf(source);
  const range = datesBetween(readDate(from, clock), readDate(to, clock));
  const session = await openSession('replay', context, { asks: false });
  try {
    return endingOf(
      session,
      await runDates(session, await heldDates(session, range), { isReplay: true, until: last }),
      context,
    );
  } finally {
    await session.close();
  }
}

function readReplayStep(text: string): Step {
  const step = readStep(text, '--until');
  if (steps.indexOf(step) >= steps.indexOf('load_to_bq_staging')) return step;
  throw new ConfigError(
    `a replay begins with load_to_bq_staging, so it cannot end with ${step}: name that step or a later one`,
  );
}

/** The dates of the range that have a sealed run; all of it when there is none, so that the first says so. */
async function heldDates({ store }: Session, range: readonly GameDate[]): Promise<readonly GameDate[]> {
  const held: GameDate[] = [];
  for (const date of range) {
    for await (const _ of sealedRuns(store, date)) {
      held.push(date);
      break;
    }
  }
  return held.length === 0 ? range.slice(0, 1) : held;
}
