import { count, nullable } from '../columns.ts';

/** What both hustle tables count, of a player or of a team. */
export const hustleColumns = {
  points: nullable(count('points', 'Points scored.')),
  contested_shots: nullable(count('contestedShots', 'Shots of opponents contested.')),
  contested_shots_two: nullable(count('contestedShots2pt', 'Two-pointers of opponents contested.')),
  contested_shots_three: nullable(count('contestedShots3pt', 'Three-pointers of opponents contested.')),
  deflections: nullable(count('deflections', 'Balls deflected.')),
  charges_drawn: nullable(count('chargesDrawn', 'Charges drawn.')),
  screen_assists: nullable(count('screenAssists', 'Screens from which a teammate scored.')),
  screen_assist_points: nullable(count('screenAssistPoints', 'Points scored from those screens.')),
  loose_balls_recovered_offensive: nullable(count('looseBallsRecoveredOffensive', 'Loose balls recovered on offence.')),
  loose_balls_recovered_defensive: nullable(count('looseBallsRecoveredDefensive', 'Loose balls recovered on defence.')),
  loose_balls_recovered_total: nullable(count('looseBallsRecoveredTotal', 'Loose balls recovered.')),
  box_outs_offensive: nullable(count('offensiveBoxOuts', 'Box-outs on offence.')),
  box_outs_defensive: nullable(count('defensiveBoxOuts', 'Box-outs on defence.')),
  box_outs: nullable(count('boxOuts', 'Box-outs.')),
  box_out_team_rebounds: nullable(count('boxOutPlayerTeamRebounds', 'Rebounds of the team after a box-out.')),
  box_out_rebounds: nullable(count('boxOutPlayerRebounds', 'Own rebounds after a box-out.')),
};
