import { type BodyOf, type Endpoint, endpoints } from '@hoops/nba-client';

/**
 * How many games an answer calls final: status 3 with scores present and unequal on a list of games, else whether it is a whole game's.
 * Of two answers, the one with fewer steps back.
 */
export function countFinals(endpoint: Endpoint, body: unknown, isWhole: boolean): number {
  switch (endpoints[endpoint].resource) {
    case 'scoreboard':
      return (body as BodyOf<'stats/scoreboardv3'>).scoreboard.games.filter(isFinal).length;
    case 'schedule':
      return (body as BodyOf<'cdn/schedule'>).leagueSchedule.gameDates.reduce(
        (sum, { games }) => sum + games.filter(isFinal).length,
        0,
      );
    default:
      return isWhole ? 1 : 0;
  }
}

interface Listed {
  readonly gameStatus?: unknown;
  readonly homeTeam: { readonly score?: unknown };
  readonly awayTeam: { readonly score?: unknown };
}

function isFinal({ gameStatus, homeTeam, awayTeam }: Listed): boolean {
  return (
    Number(gameStatus) === 3 && isSaid(homeTeam.score) && isSaid(awayTeam.score) && homeTeam.score !== awayTeam.score
  );
}

function isSaid(score: unknown): boolean {
  return score !== undefined && score !== null && score !== '';
}
