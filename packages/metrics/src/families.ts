import type { Metric } from './metric.ts';
import { averages, per36, per100 } from './metrics/averages.ts';
import { boxEstimates } from './metrics/box-estimates.ts';
import { eloRatings } from './metrics/elo.ts';
import { fourFactorsOnCourt } from './metrics/four-factors.ts';
import { gamesAndRest } from './metrics/games-and-rest.ts';
import { lines } from './metrics/lines.ts';
import { onCourtRates, onCourtRatings, shares } from './metrics/on-court.ts';
import { possessions } from './metrics/possessions.ts';
import { shooting } from './metrics/shooting.ts';
import { shots } from './metrics/shots.ts';
import { standings } from './metrics/standings.ts';
import { teamGames } from './metrics/team-games.ts';

/** Every metric, by family, in the order in which they are documented. */
export const families: Readonly<Record<string, readonly Metric[]>> = {
  Shooting: shooting,
  'Lines of a game': lines,
  'A game': averages,
  'Per 36 minutes': per36,
  'Per 100 possessions': per100,
  Possessions: possessions,
  'Ratings on court': onCourtRatings,
  'Rates on court': onCourtRates,
  'Shares on court': shares,
  'Four factors on court': fourFactorsOnCourt,
  'A team and its opponent': teamGames,
  'Estimates from box scores': boxEstimates,
  Standings: standings,
  'Games, rest and eligibility': gamesAndRest,
  'Shots and plays': shots,
  Elo: eloRatings,
};

export const metrics: readonly Metric[] = Object.values(families).flat();
