import {
  bodyOf,
  type GameDate,
  type GameId,
  type ListedGame,
  listGames,
  type NbaSource,
  otherLeagueGames,
} from '@hoops/nba-client';
import type { ObjectStore } from './object-store.ts';
import { readListings } from './read-listings.ts';
import type { RunRef, StoredAnswer } from './run.ts';

const OVER_AFTER_MS = 3 * 3_600_000;

/** A game worth asking for. */
export interface PlannedGame extends ListedGame {
  /** Why it is: what the lists say, or that the source knows it. */
  readonly because: 'final' | 'live' | 'unknown' | 'stale_listing' | 'known_to_source';
}

/** A game that is not asked for. `not_over` leaves the day incomplete; the others do not. */
export interface UnplannedGame {
  readonly game_id: string;
  readonly kind: 'postponed' | 'not_over' | 'other_league';
  readonly reason: string;
}

export interface GamePlan {
  readonly games: readonly PlannedGame[];
  readonly others: readonly UnplannedGame[];
  /** How many lists of games the run was answered. With none, an empty plan says nothing. */
  readonly listings: number;
}

/** Step 2: which of the date's games are worth asking for, by the run's lists and what the source itself knows, and why the others are not. */
export async function extractGameIds(store: ObjectStore, run: RunRef, source?: NbaSource): Promise<GamePlan> {
  const listings = await readListings(store, run);
  const known = new Set<GameId>(await source?.gamesOn?.(run.game_date));
  const listed = listGames(listings, run.game_date);
  const games: PlannedGame[] = [];
  const others: UnplannedGame[] = otherLeagueGames(listings, run.game_date).map(({ game_id, reason }) => ({
    game_id,
    kind: 'other_league',
    reason,
  }));
  const stale = listed.some((game) => game.status === 1) ? overdueGames(listings) : new Set<string>();
  for (const game of listed) {
    const because = reasonToAsk(game, known, stale);
    if (because !== null) games.push({ ...game, because });
    else others.push(unplanned(game));
  }
  const ids = new Set(listed.map(({ game_id }) => game_id));
  for (const game_id of known) {
    if (!ids.has(game_id)) games.push({ ...unlisted(game_id, run.game_date), because: 'known_to_source' });
  }
  return { games: games.sort(byId), others: others.sort(byId), listings: listings.length };
}

function reasonToAsk(
  game: ListedGame,
  known: ReadonlySet<string>,
  stale: ReadonlySet<string>,
): PlannedGame['because'] | null {
  if (known.has(game.game_id)) return 'known_to_source';
  if (game.is_postponed) return null;
  if (game.status === 3) return 'final';
  // The list may be older than the game's end; the box score itself will tell.
  if (game.status === 2) return 'live';
  if (game.status === null) return 'unknown';
  return stale.has(game.game_id) ? 'stale_listing' : null;
}

/** Games whose tip-off lay so far back, when the newest list was made, that they must be over whatever it says. */
function overdueGames(listings: readonly StoredAnswer[]): Set<string> {
  const asOf = Math.max(...listings.map(({ observed_at }) => Date.parse(observed_at)));
  const overdue = new Set<string>();
  for (const { gameId, tipOff } of listings.flatMap(tipOffs)) {
    const at = typeof tipOff === 'string' ? Date.parse(tipOff) : Number.NaN;
    if (typeof gameId === 'string' && asOf - at > OVER_AFTER_MS) overdue.add(gameId);
  }
  return overdue;
}

function tipOffs({ request: { endpoint }, bytes }: StoredAnswer): { gameId: unknown; tipOff: unknown }[] {
  if (endpoint === 'cdn/todaysscoreboard' || endpoint === 'stats/scoreboardv3') {
    return bodyOf(endpoint, bytes).scoreboard.games.map(({ gameId, gameTimeUTC }) => ({ gameId, tipOff: gameTimeUTC }));
  }
  if (endpoint === 'cdn/schedule' || endpoint === 'stats/scheduleleaguev2') {
    const days = bodyOf(endpoint, bytes).leagueSchedule.gameDates;
    return days.flatMap(({ games }) =>
      games.map(({ gameId, gameDateTimeUTC }) => ({ gameId, tipOff: gameDateTimeUTC })),
    );
  }
  return [];
}

function unplanned({ game_id, is_postponed, status_text }: ListedGame): UnplannedGame {
  const said = status_text === null ? '' : ` (listed as "${status_text}")`;
  return is_postponed
    ? { game_id, kind: 'postponed', reason: `game ${game_id} is postponed${said}` }
    : { game_id, kind: 'not_over', reason: `game ${game_id} is not over${said}` };
}

function unlisted(game_id: GameId, game_date: GameDate): ListedGame {
  const nothing = { status: null, status_text: null, home_score: null, away_score: null, listed_by: [] };
  return { game_id, game_date, ...nothing, is_final: false, is_postponed: false };
}

function byId(a: { readonly game_id: string }, b: { readonly game_id: string }): number {
  return a.game_id < b.game_id ? -1 : 1;
}
