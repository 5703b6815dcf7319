import type { Answer } from './answer.ts';
import type { Endpoint } from './endpoints/index.ts';
import type { GameDate } from './game-date.ts';
import type { GameId } from './game-id.ts';

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
export function listGames(_answers: readonly Answer[], _date: GameDate): ListedGame[] {
  return [];
}
export function otherLeagueGames(_answers: readonly Answer[], _date: GameDate): RefusedGame[] {
  return [];
}
