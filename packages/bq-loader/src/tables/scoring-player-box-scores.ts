import { defineStagingTable, unfold } from '../define-staging-table.ts';
import { scoringColumns } from '../family-columns/scoring-columns.ts';
import { familyPlayerColumns, familyPlayers } from '../family-rows.ts';

export const scoringPlayerBoxScores = defineStagingTable({
  name: 'scoring_player_box_scores',
  description: 'One row per player per game: where the points came from, from the stats host where it answers.',
  key: ['game_id', 'player_id'],
  columns: {
    ...familyPlayerColumns,
    ...scoringColumns,
  },
  from: [
    unfold('stats/boxscorescoringv3', 'game_id', ({ boxScoreScoring: game }, answer) => familyPlayers(game, answer)),
  ],
});
