import { defineStagingTable, unfold } from '../define-staging-table.ts';
import { hustleColumns } from '../family-columns/hustle-columns.ts';
import { familyPlayerColumns, familyPlayers } from '../family-rows.ts';

export const hustlePlayerBoxScores = defineStagingTable({
  name: 'hustle_player_box_scores',
  description:
    'One row per player per game: what hustle is counted by, from the stats host where it answers. Players who did nothing of it may be missing.',
  key: ['game_id', 'player_id'],
  columns: {
    ...familyPlayerColumns,
    ...hustleColumns,
  },
  from: [
    unfold('stats/boxscorehustlev2', 'game_id', ({ boxScoreHustle: game }, answer) => familyPlayers(game, answer)),
  ],
});
