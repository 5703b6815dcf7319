import { decimal, nullable } from '../columns.ts';
import { defineStagingTable, unfold } from '../define-staging-table.ts';
import { trackingColumns } from '../family-columns/tracking-columns.ts';
import { familyPlayerColumns, familyPlayers } from '../family-rows.ts';

export const trackingPlayerBoxScores = defineStagingTable({
  name: 'tracking_player_box_scores',
  description: 'One row per player per game: what the cameras saw, from the stats host where it answers.',
  key: ['game_id', 'player_id'],
  columns: {
    ...familyPlayerColumns,
    speed_mph: nullable(decimal('speed', 'Mean speed on court, in miles an hour.')),
    ...trackingColumns,
  },
  from: [
    unfold('stats/boxscoreplayertrackv3', 'game_id', ({ boxScorePlayerTrack: game }, answer) =>
      familyPlayers(game, answer),
    ),
  ],
});
