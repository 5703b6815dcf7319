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
