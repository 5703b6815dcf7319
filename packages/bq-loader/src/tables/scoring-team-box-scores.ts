import { defineStagingTable, unfold } from '../define-staging-table.ts';
import { scoringColumns } from '../family-columns/scoring-columns.ts';
import { familyTeamColumns, familyTeams } from '../family-rows.ts';

export const scoringTeamBoxScores = defineStagingTable({
  name: 'scoring_team_box_scores',
  description: 'One row per team per game: where the points came from, from the stats host where it answers.',
  key: ['game_id', 'team_id'],
  columns: {
    ...familyTeamColumns,
    ...scoringColumns,
  },
  from: [
    unfold('stats/boxscorescoringv3', 'game_id', ({ boxScoreScoring: game }, answer) => familyTeams(game, answer)),
  ],
});
