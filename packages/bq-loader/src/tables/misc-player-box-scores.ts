import { count, nullable } from '../columns.ts';
import { defineStagingTable, unfold } from '../define-staging-table.ts';
import { familyPlayerColumns, familyPlayers } from '../family-rows.ts';

export const miscPlayerBoxScores = defineStagingTable({
  name: 'misc_player_box_scores',
  description: 'One row per player per game: points by kind, from the stats host where it answers.',
  key: ['game_id', 'player_id'],
  columns: {
    ...familyPlayerColumns,
    points_from_turnovers: nullable(count('pointsOffTurnovers', 'Points scored from turnovers of the opponent.')),
    points_second_chance: nullable(count('pointsSecondChance', 'Points scored on second chances.')),
    points_fast_break: nullable(count('pointsFastBreak', 'Points scored on fast breaks.')),
    points_in_the_paint: nullable(count('pointsPaint', 'Points scored in the paint.')),
    opponent_points_from_turnovers: nullable(
      count('oppPointsOffTurnovers', 'Points of the opponent from turnovers of the team while he was on court.'),
    ),
    opponent_points_second_chance: nullable(
      count('oppPointsSecondChance', 'Points of the opponent on second chances while he was on court.'),
    ),
    opponent_points_fast_break: nullable(
      count('oppPointsFastBreak', 'Points of the opponent on fast breaks while he was on court.'),
    ),
    opponent_points_in_the_paint: nullable(
      count('oppPointsPaint', 'Points of the opponent in the paint while he was on court.'),
    ),
    blocks: nullable(count('blocks', 'Shots blocked.')),
    blocks_received: nullable(count('blocksAgainst', 'Own shots that were blocked.')),
    fouls_personal: nullable(count('foulsPersonal', 'Personal fouls.')),
    fouls_drawn: nullable(count('foulsDrawn', 'Fouls drawn.')),
  },
  from: [unfold('stats/boxscoremiscv3', 'game_id', ({ boxScoreMisc: game }, answer) => familyPlayers(game, answer))],
});
