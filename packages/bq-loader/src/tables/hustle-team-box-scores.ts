import { defineStagingTable, unfold } from '../define-staging-table.ts';
import { hustleColumns } from '../family-columns/hustle-columns.ts';
import { familyTeamColumns, familyTeams } from '../family-rows.ts';

export const hustleTeamBoxScores = defineStagingTable({
  name: 'hustle_team_box_scores',
  description:
    'One row per team per game: what hustle is counted by, from the stats host where it answers. Its minutes are those of the players it lists.',
  key: ['game_id', 'team_id'],
  columns: {
    ...familyTeamColumns,
    ...hustleColumns,
  },
  from: [unfold('stats/boxscorehustlev2', 'game_id', ({ boxScoreHustle: game }, answer) => familyTeams(game, answer))],
});
