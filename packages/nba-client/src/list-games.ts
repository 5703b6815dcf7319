import type { Answer } from './answer.ts';
import { type Endpoint, endpoints } from './endpoints/index.ts';
import { count, text } from './endpoints/read-unknown.ts';
import type { ScheduleBody, ScheduleGame } from './endpoints/schedule-body.ts';
import type { ScoreboardBody, ScoreboardGame } from './endpoints/scoreboard-body.ts';
import type { GameDate } from './game-date.ts';
import { type GameId, parseGameId } from './game-id.ts';
import { bodyOf } from './read-body.ts';

/** A game of a date, as the best informed of the lists that name it says. */
export interface ListedGame {
  readonly game_id: GameId;
  readonly game_date: GameDate;
  readonly status: 1 | 2 | 3 | null;
  readonly status_text: string | null;
  /** Status 3 with scores that are there and unequal. */
  readonly is_final: boolean;
  readonly is_postponed: boolean;
  readonly home_score: number | null;
  readonly away_score: number | null;
  readonly listed_by: readonly Endpoint[];
}

/** A game that a list names and Hoops does not hold, and why. */
export interface RefusedGame {
  readonly game_id: string;
  readonly reason: string;
}

interface Listing {
  readonly game: ScoreboardGame | ScheduleGame;
  readonly endpoint: Endpoint;
  readonly observed_at: string;
}

/**
 * The games of a date: the union of what scoreboards and schedules say, in order of game id.
 * Where they differ the best informed counts: a final one before a live one before a scheduled one, then the one said last.
 */
export function listGames(answers: readonly Answer[], date: GameDate): ListedGame[] {
  const found = new Map<GameId, ListedGame & { observed_at: string }>();
  for (const { game, endpoint, observed_at } of listings(answers, date)) {
    const game_id = ours(text(game.gameId) ?? '');
    if (typeof game_id !== 'string') continue;
    const one = { ...readGame(game, game_id, date), observed_at };
    const other = found.get(game_id);
    const best = other === undefined || isBetter(one, other) ? one : other;
    const listed_by = [...new Set([...(other?.listed_by ?? []), endpoint])];
    found.set(game_id, { ...best, listed_by });
  }
  return [...found.values()]
    .map(({ observed_at: _, ...game }) => game)
    .sort((a, b) => (a.game_id < b.game_id ? -1 : 1));
}

/** The games that those lists name and that are not the NBA's, or whose id is none, each with the reason. */
export function otherLeagueGames(answers: readonly Answer[], date: GameDate): RefusedGame[] {
  const found = new Map<string, RefusedGame>();
  for (const { game } of listings(answers, date)) {
    const game_id = typeof game.gameId === 'string' ? game.gameId.slice(0, 40) : '';
    const id = ours(text(game.gameId) ?? '');
    if (typeof id !== 'string') found.set(game_id, { game_id, reason: id.message });
  }
  return [...found.values()];
}

function* listings(answers: readonly Answer[], date: GameDate): Generator<Listing> {
  for (const answer of answers) {
    const { endpoint } = answer.request;
    const { resource } = endpoints[endpoint];
    if (answer.verdict !== 'ok' || (resource !== 'scoreboard' && resource !== 'schedule')) continue;
    for (const game of gamesIn(answer, date)) yield { game, endpoint, observed_at: answer.observed_at };
  }
}

/** A season's schedule is some megabytes, and is asked more than once. */
const parsed = new WeakMap<Uint8Array, ScoreboardBody | ScheduleBody>();

function gamesIn(answer: Answer, date: GameDate): readonly (ScoreboardGame | ScheduleGame)[] {
  const body =
    parsed.get(answer.bytes) ?? (bodyOf(answer.request.endpoint, answer.bytes) as ScoreboardBody | ScheduleBody);
  parsed.set(answer.bytes, body);
  if ('scoreboard' in body) return body.scoreboard.gameDate === date ? body.scoreboard.games : [];
  const [year, month, day] = date.split('-');
  return body.leagueSchedule.gameDates
    .filter((each) => text(each.gameDate)?.startsWith(`${month}/${day}/${year}`))
    .flatMap((each) => each.games);
}

function readGame(game: ScoreboardGame | ScheduleGame, game_id: GameId, game_date: GameDate): ListedGame {
  const number = count(game.gameStatus);
  const status = number === 1 || number === 2 || number === 3 ? number : null;
  const status_text = text(game.gameStatusText);
  const home_score = status === 1 ? null : count(game.homeTeam.score);
  const away_score = status === 1 ? null : count(game.awayTeam.score);
  const is_final = status === 3 && home_score !== null && away_score !== null && home_score !== away_score;
  // The schedule's own postponedStatus has meant three things in three seasons: only the text tells.
  const is_postponed = !is_final && /^(ppd|postponed|cancell?ed)\b/i.test(status_text ?? '');
  return { game_id, game_date, status, status_text, is_final, is_postponed, home_score, away_score, listed_by: [] };
}

function isBetter(one: ListedGame & { observed_at: string }, other: ListedGame & { observed_at: string }): boolean {
  if (one.is_final !== other.is_final) return one.is_final;
  const [a, b] = [one.status ?? 0, other.status ?? 0];
  return a !== b ? a > b : one.observed_at > other.observed_at;
}

function ours(game_id: string): GameId | Error {
  try {
    return parseGameId(game_id);
  } catch (cause) {
    return cause as Error;
  }
}
