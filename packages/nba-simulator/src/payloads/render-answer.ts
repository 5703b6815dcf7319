import type { Address } from './address.ts';
import { cdnBoxscore } from './cdn-boxscore.ts';
import { cdnPlaybyplay } from './cdn-playbyplay.ts';
import { cdnTodaysScoreboard } from './cdn-todays-scoreboard.ts';
import { schedule } from './schedule.ts';
import type { SeasonAt } from './season-at.ts';
import { isInSeason, isSeason, seasonOf, seasonOfGame } from './season-of.ts';
import { statsBoxscoreTraditionalV3 } from './stats-boxscore-traditional-v3.ts';
import { statsPlaybyplayV3 } from './stats-playbyplay-v3.ts';
import { statsScoreboardV3 } from './stats-scoreboard-v3.ts';
import { addDays, easternDate, easternInstant, isDate, utcStamp } from './times.ts';

/** The whole simulated past and future as known at one instant. */
export interface World {
  readonly now: number;
  /** The season that the CDN's undated files are about. */
  readonly season: string;
  /** @throws RangeError for a season that cannot be. */
  at(season: string): SeasonAt;
}

/** The date on today's scoreboard: it turns at noon Eastern. */
export function scoreboardDate(now: number): string {
  const date = easternDate(now);
  return now < easternInstant(date, '12:00') ? addDays(date, -1) : date;
}

const isGame = (text: string) => /^00[1-6]\d{7}$/.test(text);

/** The games of a date, when that was published, and the rosters of its season. */
function dayOf(date: string, world: World) {
  const season = isInSeason(date) ? world.at(seasonOf(date)) : undefined;
  const games = season?.on(date) ?? [];
  const morning = Math.min(world.now, easternInstant(addDays(date, 1), '05:00'));
  const observed = games.length === 0 ? morning : Math.max(...games.map(({ state }) => state.observed));
  return { games, rosters: season?.league.rosters ?? new Map(), observed };
}

function scoreboard(date: string, league: string, world: World): object {
  // What the host says to a date it cannot read.
  if (!isDate(date)) return {};
  if (league !== '00') return statsScoreboardV3(date, [], new Map(), world.now);
  const { games, rosters, observed } = dayOf(date, world);
  return statsScoreboardV3(date, games, rosters, observed);
}

function seasonSchedule(name: string, host: 'cdn' | 'stats', world: World): object {
  // A season that is none gives zero rows, not an error.
  if (!isSeason(name)) return schedule(name, [], host, world.now);
  const season = world.at(name);
  const games = season.all();
  const isOver = games.every(({ state }) => state.status === 3);
  const last = games.at(-1);
  return schedule(name, games, host, isOver && last !== undefined ? last.state.observed : world.now);
}

/** Null for an object that does not exist on the CDN: unknown, not yet there, or of another league. */
function cdnGame(kind: 'boxscore' | 'playbyplay', id: string, world: World): object | null {
  const state = isGame(id) ? world.at(seasonOfGame(id)).state(id) : undefined;
  if (state === undefined || state.is_postponed || state.is_tbd) return null;
  // The box appears on the day of the game, the plays with the first play.
  if (state.status === 1 && (kind === 'playbyplay' || world.now < easternInstant(state.scheduled.game_date)))
    return null;
  return kind === 'boxscore' ? cdnBoxscore(state) : cdnPlaybyplay(state);
}

function statsGame(kind: 'boxscoretraditional' | 'playbyplay', id: string, world: World): object {
  const state = isGame(id) ? world.at(seasonOfGame(id)).state(id) : undefined;
  const meta = {
    version: 1,
    request: `http://nba.cloud/games/${id}/${kind}?Format=json`,
    time: utcStamp(world.now),
  };
  if (kind === 'playbyplay') {
    if (state === undefined || state.status === 1) return {};
    return statsPlaybyplayV3(state);
  }
  return state === undefined || state.is_tbd ? { meta, boxScoreTraditional: null } : statsBoxscoreTraditionalV3(state);
}

/** The body that the league would send, as an object; null where the CDN has nothing. */
export function renderAnswer({ endpoint, subject, league }: Address, world: World): object | null {
  switch (endpoint) {
    case 'cdn/todaysscoreboard': {
      const date = scoreboardDate(world.now);
      const { games, observed } = dayOf(date, world);
      const noon = easternInstant(date, '12:00');
      return cdnTodaysScoreboard(date, games, Math.max(noon, Math.min(world.now, observed)));
    }
    case 'cdn/schedule':
      return seasonSchedule(world.season, 'cdn', world);
    case 'cdn/boxscore':
      return cdnGame('boxscore', subject, world);
    case 'cdn/playbyplay':
      return cdnGame('playbyplay', subject, world);
    case 'stats/scoreboardv3':
      return scoreboard(subject, league, world);
    case 'stats/scheduleleaguev2':
      return seasonSchedule(league === '00' ? subject : '', 'stats', world);
    case 'stats/boxscoretraditionalv3':
      return statsGame('boxscoretraditional', subject, world);
    case 'stats/playbyplayv3':
      return statsGame('playbyplay', subject, world);
  }
}
