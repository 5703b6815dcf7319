import { count, nullable } from '../columns.ts';
import { defineStagingTable, unfold } from '../define-staging-table.ts';
import { familyTeamColumns, familyTeams } from '../family-rows.ts';

export const miscTeamBoxScores = defineStagingTable({
  name: 'misc_team_box_scores',
  description: 'One row per team per game: points by kind, from the stats host where it answers.',
  key: ['game_id', 'team_id'],
  columns: {
    ...familyTeamColumns,
    points_from_turnovers: nullable(count('pointsOffTurnovers', 'Points scored from turnovers of the opponent.')),
    points_second_chance: nullable(count('pointsSecondChance', 'Points scored on second chances.')),
    points_fast_break: nullable(count('pointsFastBreak', 'Points scored on fast breaks.')),
    points_in_the_paint: nullable(count('pointsPaint', 'Points scored in the paint.')),
    opponent_points_from_turnovers: nullable(
      count('oppPointsOffTurnovers', 'Points of the opponent from turnovers of the team.'),
    ),
    opponent_points_second_chance: nullable(
      count('oppPointsSecondChance', 'Points of the opponent on second chances.'),
    ),
    opponent_points_fast_break: nullable(count('oppPointsFastBreak', 'Points of the opponent on fast breaks.')),
    opponent_points_in_the_paint: nullable(count('oppPointsPaint', 'Points of the opponent in the paint.')),
    blocks: nullable(count('blocks', 'Shots blocked.')),
    blocks_received: nullable(count('blocksAgainst', 'Own shots that were blocked.')),
    fouls_personal: nullable(count('foulsPersonal', 'Personal fouls.')),
    fouls_drawn: nullable(count('foulsDrawn', 'Fouls drawn.')),
  },
  from: [unfold('stats/boxscoremiscv3', 'game_id', ({ boxScoreMisc: game }, answer) => familyTeams(game, answer))],
});
