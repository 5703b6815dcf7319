import type { StoredAnswer } from '@hoops/bronze-writer';

/** The US Eastern date of a game as its box score tells it (`gameEt` begins with it in both of its forms), else the run's game date. */
export function playedOn(game: { readonly gameEt?: unknown }, answer: StoredAnswer): unknown {
  return game.gameEt === undefined || game.gameEt === null || game.gameEt === '' ? answer.game_date : game.gameEt;
}

/** One team of a box score, seen from its side. */
export interface Side<T> {
  readonly team: T;
  readonly opponentTeamId: unknown;
  readonly isHome: boolean;
}

/** The two teams of a box score, home first. */
export function sidesOf<T extends { readonly teamId?: unknown }>(game: {
  readonly homeTeam: T;
  readonly awayTeam: T;
}): readonly Side<T>[] {
  return [
    { team: game.homeTeam, opponentTeamId: game.awayTeam.teamId, isHome: true },
    { team: game.awayTeam, opponentTeamId: game.homeTeam.teamId, isHome: false },
  ];
}
