import type { Line, PlayerLine, TeamLine } from '../sim-game.ts';
import { float, share } from './float.ts';
import { startYear } from './game-state.ts';
import { duration } from './times.ts';

const seconds = (hundredths: number) => hundredths / 100;
const short = (minutes: number) => `PT${String(minutes).padStart(2, '0')}M`;

/** Two-pointers, percentages and the counters that player and team statistics spell alike. */
function shooting(line: Line) {
  const twos = line.field_goals_attempted - line.three_pointers_attempted;
  const twosMade = line.field_goals_made - line.three_pointers_made;
  return { twos, twosMade };
}

/** The 33 statistics of a player; `minutes` are the adjusted whole ones. */
export function playerStatistics(line: PlayerLine, minutes: number) {
  const { twos, twosMade } = shooting(line);
  return {
    assists: line.assists,
    blocks: line.blocks,
    blocksReceived: line.blocks_received,
    fieldGoalsAttempted: line.field_goals_attempted,
    fieldGoalsMade: line.field_goals_made,
    fieldGoalsPercentage: share(line.field_goals_made, line.field_goals_attempted),
    foulsOffensive: line.fouls_offensive,
    foulsDrawn: line.fouls_drawn,
    foulsPersonal: line.fouls_personal,
    foulsTechnical: line.fouls_technical,
    freeThrowsAttempted: line.free_throws_attempted,
    freeThrowsMade: line.free_throws_made,
    freeThrowsPercentage: share(line.free_throws_made, line.free_throws_attempted),
    minus: float(line.minus),
    minutes: duration(seconds(line.hundredths_played)),
    minutesCalculated: short(minutes),
    plus: float(line.plus),
    plusMinusPoints: float(line.plus - line.minus),
    points: line.points,
    pointsFastBreak: line.points_fast_break,
    pointsInThePaint: line.points_in_the_paint,
    pointsSecondChance: line.points_second_chance,
    reboundsDefensive: line.rebounds_defensive,
    reboundsOffensive: line.rebounds_offensive,
    reboundsTotal: line.rebounds_defensive + line.rebounds_offensive,
    steals: line.steals,
    threePointersAttempted: line.three_pointers_attempted,
    threePointersMade: line.three_pointers_made,
    threePointersPercentage: share(line.three_pointers_made, line.three_pointers_attempted),
    turnovers: line.turnovers,
    twoPointersAttempted: twos,
    twoPointersMade: twosMade,
    twoPointersPercentage: share(twosMade, twos),
  };
}

const scoreText = (score: { readonly home: number; readonly away: number }) => `${score.away}-${score.home}`;

/** The 62 statistics of a team: 61 before 2025-26, fewer where nobody ever led or scored. */
export function teamStatistics(line: TeamLine, opponent: TeamLine, season: string) {
  const { twos, twosMade } = shooting(line);
  const personal = line.rebounds_defensive + line.rebounds_offensive;
  const team = line.rebounds_team_defensive + line.rebounds_team_offensive;
  const turnoversTotal = line.turnovers + line.turnovers_team;
  const attempts = line.field_goals_attempted + 0.44 * line.free_throws_attempted;
  const effective = line.field_goals_made + 0.5 * line.three_pointers_made;
  const lead = line.biggest_lead_score;
  const run = line.biggest_scoring_run_score;
  return {
    assists: line.assists,
    assistsTurnoverRatio: float(turnoversTotal === 0 ? 0 : line.assists / turnoversTotal),
    benchPoints: line.bench_points,
    biggestLead: line.biggest_lead,
    ...(lead === null ? {} : { biggestLeadScore: scoreText(lead) }),
    biggestScoringRun: line.biggest_scoring_run,
    ...(run === null ? {} : { biggestScoringRunScore: scoreText(run) }),
    blocks: line.blocks,
    blocksReceived: line.blocks_received,
    fastBreakPointsAttempted: line.fast_break_attempted,
    fastBreakPointsMade: line.fast_break_made,
    fastBreakPointsPercentage: share(line.fast_break_made, line.fast_break_attempted),
    fieldGoalsAttempted: line.field_goals_attempted,
    fieldGoalsEffectiveAdjusted: share(effective, line.field_goals_attempted),
    fieldGoalsMade: line.field_goals_made,
    fieldGoalsPercentage: share(line.field_goals_made, line.field_goals_attempted),
    foulsOffensive: line.fouls_offensive,
    foulsDrawn: line.fouls_drawn,
    foulsPersonal: line.fouls_personal,
    foulsTeam: line.fouls_team,
    foulsTechnical: line.fouls_technical,
    foulsTeamTechnical: line.fouls_team_technical,
    freeThrowsAttempted: line.free_throws_attempted,
    freeThrowsMade: line.free_throws_made,
    freeThrowsPercentage: share(line.free_throws_made, line.free_throws_attempted),
    leadChanges: line.lead_changes,
    minutes: duration(seconds(line.hundredths_played)),
    minutesCalculated: short(Math.round(line.hundredths_played / 6000)),
    points: line.points,
    pointsAgainst: opponent.points,
    pointsFastBreak: line.points_fast_break,
    pointsFromTurnovers: line.points_from_turnovers,
    pointsInThePaint: line.points_in_the_paint,
    pointsInThePaintAttempted: line.points_in_the_paint_attempted,
    pointsInThePaintMade: line.points_in_the_paint_made,
    pointsInThePaintPercentage: share(line.points_in_the_paint_made, line.points_in_the_paint_attempted),
    pointsSecondChance: line.points_second_chance,
    reboundsDefensive: line.rebounds_defensive,
    reboundsOffensive: line.rebounds_offensive,
    reboundsPersonal: personal,
    reboundsTeam: team,
    reboundsTeamDefensive: line.rebounds_team_defensive,
    reboundsTeamOffensive: line.rebounds_team_offensive,
    reboundsTotal: personal + team,
    secondChancePointsAttempted: line.second_chance_attempted,
    secondChancePointsMade: line.second_chance_made,
    secondChancePointsPercentage: share(line.second_chance_made, line.second_chance_attempted),
    steals: line.steals,
    ...(startYear(season) >= 2025 ? { teamFieldGoalAttempts: line.field_goals_attempted_heave } : {}),
    threePointersAttempted: line.three_pointers_attempted,
    threePointersMade: line.three_pointers_made,
    threePointersPercentage: share(line.three_pointers_made, line.three_pointers_attempted),
    timeLeading: duration(seconds(line.hundredths_leading)),
    timesTied: line.times_tied,
    trueShootingAttempts: float(attempts),
    trueShootingPercentage: share(line.points, 2 * attempts),
    turnovers: line.turnovers,
    turnoversTeam: line.turnovers_team,
    turnoversTotal,
    twoPointersAttempted: twos,
    twoPointersMade: twosMade,
    twoPointersPercentage: share(twosMade, twos),
  };
}
