import type { StagingTable } from '../table.ts';
import { games } from './games.ts';
import { periodScores } from './period-scores.ts';
import { playerBoxScores } from './player-box-scores.ts';
import { plays } from './plays.ts';
import { scheduleGames } from './schedule-games.ts';
import { scoreboardGames } from './scoreboard-games.ts';
import { teamBoxScores } from './team-box-scores.ts';

/** The tables that answers are decoded into, in the order in which they are loaded. `rejects` stands beside them: loads feed it. */
export const stagingTables: readonly StagingTable[] = [
  scoreboardGames,
  scheduleGames,
  games,
  teamBoxScores,
  playerBoxScores,
  periodScores,
  plays,
];
