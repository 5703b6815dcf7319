import { at, text } from './endpoints/read-unknown.ts';
import { type GameDate, readGameDate } from './game-date.ts';
import { type GameId, parseGameId } from './game-id.ts';
import type { RefusedGame } from './list-games.ts';

/** What a folder of recorded answers holds. */
export interface FolderContents {
  /** Dates of the scoreboards, and those that box scores carry themselves, in order. */
  readonly dates: readonly GameDate[];
  /** Games with a box score. */
  readonly games: readonly GameId[];
  /** Games with plays and no box score: they cannot be loaded as games. */
  readonly plays_only: readonly GameId[];
  /** Games of other leagues. */
  readonly refused: readonly RefusedGame[];
}

/** The Eastern date of a CDN box score: of its tip-off, else of its code; null when it has neither. */
export function dateOfGame(game: unknown): GameDate | null {
  const tip = text(at(game, 'gameEt'))?.slice(0, 10);
  const code = /^(\d{4})(\d{2})(\d{2})\//.exec(text(at(game, 'gameCode')) ?? '');
  return readGameDate(tip) ?? (code ? readGameDate(`${code[1]}-${code[2]}-${code[3]}`) : null);
}

/** Why a game is none of ours; null when it is. */
export function refusalOf(game_id: string): RefusedGame | null {
  try {
    parseGameId(game_id);
    return null;
  } catch (cause) {
    return { game_id, reason: (cause as Error).message };
  }
}

/** Sorts what was found, and tells plays without a box score. */
export function sumUp(
  dates: Iterable<GameDate>,
  boxes: ReadonlySet<string>,
  plays: ReadonlySet<string>,
): FolderContents {
  const all = new Set([...boxes, ...plays]);
  const refused = [...all].map(refusalOf).filter((each) => each !== null);
  const others = new Set(refused.map((each) => each.game_id));
  return {
    dates: sorted(dates),
    games: sorted(boxes).filter((id) => !others.has(id)) as GameId[],
    plays_only: sorted(plays).filter((id) => !others.has(id) && !boxes.has(id)) as GameId[],
    refused,
  };
}

function sorted<T extends string>(all: Iterable<T>): T[] {
  return [...new Set(all)].sort((a, b) => (a < b ? -1 : 1));
}
