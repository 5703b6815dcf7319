/** A team of a scoreboard or a schedule. */
interface ListedTeam {
  readonly teamId?: unknown;
  readonly teamTricode?: unknown;
  readonly teamCity?: unknown;
  readonly teamName?: unknown;
  readonly wins?: unknown;
  readonly losses?: unknown;
  readonly score?: unknown;
}

/** The two teams of a listed game as one object, each field with its side before it. */
export function listedTeams({ homeTeam, awayTeam }: { readonly homeTeam: ListedTeam; readonly awayTeam: ListedTeam }) {
  return {
    homeTeamId: homeTeam.teamId,
    homeTeamTricode: homeTeam.teamTricode,
    homeTeamCity: homeTeam.teamCity,
    homeTeamName: homeTeam.teamName,
    homeWins: homeTeam.wins,
    homeLosses: homeTeam.losses,
    homeScore: homeTeam.score,
    awayTeamId: awayTeam.teamId,
    awayTeamTricode: awayTeam.teamTricode,
    awayTeamCity: awayTeam.teamCity,
    awayTeamName: awayTeam.teamName,
    awayWins: awayTeam.wins,
    awayLosses: awayTeam.losses,
    awayScore: awayTeam.score,
  };
}
