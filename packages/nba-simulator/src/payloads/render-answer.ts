import type { Address } from './address.ts';
import { cdnBoxscore } from './cdn-boxscore.ts';
import { cdnPlaybyplay } from './cdn-playbyplay.ts';
import { cdnTodaysScoreboard } from './cdn-todays-scoreboard.ts';
import { schedule } from './schedule.ts';
import type { SeasonAt } from './season-at.ts';
import { seasonOf, seasonOfGame } from './season-of.ts';
import { statsBoxscoreTraditionalV3 } from './stats-boxscore-traditional-v3.ts';
import { statsPlaybyplayV3 } from './stats-playbyplay-v3.ts';
import { statsScoreboardV3 } from './stats-scoreboard-v3.ts';
import { addDays, easternDate, easternInstant, utcStamp } from './times.ts';

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

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const isSeason = (text: string) =>
  /^(19|20)\d{2}-\d{2}$/.test(text) && (Number(text.slice(0, 4)) + 1) % 100 === Number(text.slice(5));
const isGame = (text: string) => /^00[1-6]\d{7}$/.test(text);

function scoreboard(date: string, league: string, world: World): object {
  // What the host says to a date it cannot read.
  if (!isDate(date)) return {};
  if (league !== '00') return statsScoreboardV3(date, [], new Map(), world.now);
  const season = world.at(seasonOf(date));
  const games = season.on(date);
  return statsScoreboardV3(date, games, season.league.rosters, season.observed(games, date));
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
      const season = world.at(seasonOf(date));
      const games = season.on(date);
      const noon = easternInstant(date, '12:00');
      return cdnTodaysScoreboard(date, games, Math.max(noon, Math.min(world.now, season.observed(games, date))));
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
