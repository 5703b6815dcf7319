import type { StagingTable } from '../table.ts';
import { advancedPlayerBoxScores } from './advanced-player-box-scores.ts';
import { advancedTeamBoxScores } from './advanced-team-box-scores.ts';
import { fourFactorsPlayerBoxScores } from './four-factors-player-box-scores.ts';
import { fourFactorsTeamBoxScores } from './four-factors-team-box-scores.ts';
import { gameOfficials } from './game-officials.ts';
import { games } from './games.ts';
import { hustlePlayerBoxScores } from './hustle-player-box-scores.ts';
import { hustleTeamBoxScores } from './hustle-team-box-scores.ts';
import { miscPlayerBoxScores } from './misc-player-box-scores.ts';
import { miscTeamBoxScores } from './misc-team-box-scores.ts';
import { periodScores } from './period-scores.ts';
import { playerBoxScores } from './player-box-scores.ts';
import { plays } from './plays.ts';
import { scheduleGames } from './schedule-games.ts';
import { scoreboardGames } from './scoreboard-games.ts';
import { scoringPlayerBoxScores } from './scoring-player-box-scores.ts';
import { scoringTeamBoxScores } from './scoring-team-box-scores.ts';
import { teamBoxScores } from './team-box-scores.ts';
import { trackingPlayerBoxScores } from './tracking-player-box-scores.ts';
import { trackingTeamBoxScores } from './tracking-team-box-scores.ts';
import { usagePlayerBoxScores } from './usage-player-box-scores.ts';

/** The tables that answers are decoded into, in the order in which they are loaded. `rejects` stands beside them: loads feed it. */
export const stagingTables: readonly StagingTable[] = [
  scoreboardGames,
  scheduleGames,
  games,
  teamBoxScores,
  playerBoxScores,
  periodScores,
  plays,
  gameOfficials,
  advancedPlayerBoxScores,
  advancedTeamBoxScores,
  fourFactorsPlayerBoxScores,
  fourFactorsTeamBoxScores,
  miscPlayerBoxScores,
  miscTeamBoxScores,
  usagePlayerBoxScores,
  scoringPlayerBoxScores,
  scoringTeamBoxScores,
  trackingPlayerBoxScores,
  trackingTeamBoxScores,
  hustlePlayerBoxScores,
  hustleTeamBoxScores,
];
