import { bodyOf, type GameDate, request, type Season, SourceError } from '@hoops/nba-client';
import type { Session } from './session.ts';

const schedules = ['cdn/schedule', 'stats/scheduleleaguev2'] as const;

/** The dates up to the last on which the season's schedule has NBA games, preseason left out. SourceError when no schedule comes. */
export async function seasonDates(
  { source, signal }: Session,
  season: Season,
  last: GameDate,
): Promise<readonly GameDate[]> {
  const told: string[] = [];
  for (const endpoint of schedules) {
    try {
      const answer = await source?.fetch(request(endpoint, season), { signal });
      if (answer?.verdict === 'ok') return datesIn(endpoint, answer.bytes, last);
      told.push(`${endpoint} ${answer?.verdict}`);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      told.push(`${endpoint} ${error.reason}`);
    }
  }
  const reason = told.some((text) => text.endsWith('unavailable')) ? 'unavailable' : 'refused';
  throw new SourceError(
    reason,
    `no schedule of season ${season} came (${told.join(', ')}): give --from and --to instead, or try later`,
  );
}

function datesIn(endpoint: (typeof schedules)[number], bytes: Uint8Array, last: GameDate): readonly GameDate[] {
  const days = bodyOf(endpoint, bytes).leagueSchedule.gameDates;
  const dates = days.flatMap(({ games }) =>
    games.flatMap(({ gameId, gameDateTimeUTC, gameDateEst }) =>
      /^00[2-6]/.test(String(gameId)) ? [String(gameDateEst ?? gameDateTimeUTC).slice(0, 10)] : [],
    ),
  );
  return [...new Set(dates)].filter((date) => date <= last).sort((a, b) => (a < b ? -1 : 1)) as GameDate[];
}
