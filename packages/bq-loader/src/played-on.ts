import type { StoredAnswer } from '@hoops/bronze-writer';

/** The US Eastern date of a game as its box score tells it (`gameEt` begins with it in both of its forms), else the run's game date. */
export function playedOn(game: { readonly gameEt?: unknown }, answer: StoredAnswer): unknown {
  return game.gameEt === undefined || game.gameEt === null || game.gameEt === '' ? answer.game_date : game.gameEt;
}
