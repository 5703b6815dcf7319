import type { StagingTable } from '../table.ts';
import { playerBoxScores } from './player-box-scores.ts';

/** The tables that answers are decoded into, in the order in which they are loaded. `rejects` stands beside them: loads feed it. */
export const stagingTables: readonly StagingTable[] = [playerBoxScores];
