import { defineStagingTable, unfold } from '../define-staging-table.ts';
import { trackingColumns } from '../family-columns/tracking-columns.ts';
import { familyTeamColumns, familyTeams } from '../family-rows.ts';

export const trackingTeamBoxScores = defineStagingTable({
  name: 'tracking_team_box_scores',
  description: 'One row per team per game: what the cameras saw, from the stats host where it answers.',
  key: ['game_id', 'team_id'],
  columns: {
    ...familyTeamColumns,
    ...trackingColumns,
  },
  from: [
    unfold('stats/boxscoreplayertrackv3', 'game_id', ({ boxScorePlayerTrack: game }, answer) =>
      familyTeams(game, answer),
    ),
  ],
});
