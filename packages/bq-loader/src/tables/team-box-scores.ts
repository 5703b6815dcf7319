import { count, date, flag, gameId, id, nullable, seconds, text } from '../columns.ts';
import { defineStagingTable, layers, unfold } from '../define-staging-table.ts';
import { playedOn } from '../played-on.ts';
import { sidesOf } from '../sides-of.ts';

export const teamBoxScores = defineStagingTable({
  name: 'team_box_scores',
  description:
    'One row per team per game, as the league last reported it. Rebounds and turnovers of players and those of the team stand apart: no column mixes them.',
  key: ['game_id', 'team_id'],
  columns: {
    game_date: date('gameDate', 'US Eastern date of the game.'),
    game_id: gameId('gameId', 'Ten-digit league id of the game.'),
    team_id: id('teamId', 'League id of the team.'),
    opponent_team_id: id('opponentTeamId', 'League id of the other team.'),
    is_home: flag('isHome', 'Whether it was the home team.'),
    team_city: nullable(text('teamCity', 'City of the team at the time.')),
    team_name: nullable(text('teamName', 'Name of the team at the time.')),
    team_tricode: nullable(text('teamTricode', "The league's three letters for the team.")),
    points: count('points', 'Points scored.'),
    seconds_played: nullable(
      seconds('minutes', 'Seconds on court of all players: 14,400 and 1,500 for each overtime.'),
    ),
    field_goals_made: count('fieldGoalsMade', 'Field goals made, threes included.'),
    field_goals_attempted: count('fieldGoalsAttempted', 'Field goals attempted, threes included.'),
    three_pointers_made: count('threePointersMade', 'Three-pointers made.'),
    three_pointers_attempted: count('threePointersAttempted', 'Three-pointers attempted.'),
    free_throws_made: count('freeThrowsMade', 'Free throws made.'),
    free_throws_attempted: count('freeThrowsAttempted', 'Free throws attempted.'),
    rebounds_offensive: count('reboundsOffensive', 'Offensive rebounds of players.'),
    rebounds_defensive: count('reboundsDefensive', 'Defensive rebounds of players.'),
    rebounds_personal: count('reboundsPersonal', 'Rebounds of players.'),
    rebounds_team: nullable(count('reboundsTeam', 'Rebounds credited to the team; CDN only.')),
    rebounds_team_offensive: nullable(count('reboundsTeamOffensive', 'Offensive ones of them; CDN only.')),
    rebounds_team_defensive: nullable(count('reboundsTeamDefensive', 'Defensive ones of them; CDN only.')),
    assists: count('assists', 'Assists.'),
    steals: count('steals', 'Steals.'),
    blocks: count('blocks', 'Shots blocked.'),
    blocks_received: nullable(count('blocksReceived', 'Own shots that were blocked; CDN only.')),
    turnovers_personal: count('turnovers', 'Turnovers of players.'),
    turnovers_team: nullable(count('turnoversTeam', 'Turnovers charged to the team; CDN only.')),
    fouls_personal: count('foulsPersonal', 'Personal fouls, offensive ones included, technical ones not.'),
    fouls_offensive: nullable(count('foulsOffensive', 'Offensive fouls; CDN only.')),
    fouls_drawn: nullable(count('foulsDrawn', 'Fouls drawn; CDN only.')),
    fouls_team_technical: nullable(count('foulsTeamTechnical', 'Technical fouls charged to the team; CDN only.')),
    points_in_the_paint: nullable(count('pointsInThePaint', 'Points in the paint; CDN only.')),
    points_fast_break: nullable(count('pointsFastBreak', 'Points on fast breaks; CDN only.')),
    points_second_chance: nullable(count('pointsSecondChance', 'Points on second chances; CDN only.')),
    points_from_turnovers: nullable(count('pointsFromTurnovers', "Points off the opponent's turnovers; CDN only.")),
    bench_points: nullable(count('benchPoints', 'Points of those who did not start; CDN only.')),
    biggest_lead: nullable(count('biggestLead', 'Largest lead, in points; CDN only.')),
    lead_changes: nullable(count('leadChanges', 'Changes of the lead in the game; CDN only.')),
    times_tied: nullable(count('timesTied', 'Times that the score was level; CDN only.')),
    time_leading_seconds: nullable(seconds('timeLeading', 'Seconds in the lead; CDN only.')),
    team_fga_heave: nullable(
      count('teamFieldGoalAttempts', 'Missed heaves, charged to the team and to no shooter since 2025-26; CDN only.'),
    ),
  },
  from: [
    unfold('cdn/boxscore', 'game_id', ({ game }, answer) => {
      const shared = { gameDate: playedOn(game, answer), gameId: game.gameId };
      return sidesOf(game).map(({ team, opponentTeamId, isHome }) =>
        layers({ opponentTeamId, isHome }, team.statistics, team, shared),
      );
    }),
    unfold('stats/boxscoretraditionalv3', 'game_id', ({ boxScoreTraditional: game }, answer) => {
      const shared = { gameDate: answer.game_date, gameId: game.gameId };
      return sidesOf(game).map(({ team, opponentTeamId, isHome }) =>
        // V3's total is that of the players: it knows no team rebounds.
        layers(
          { opponentTeamId, isHome, reboundsPersonal: team.statistics.reboundsTotal },
          team.statistics,
          team,
          shared,
          notInV3,
        ),
      );
    }),
  ],
});

const notInV3 = {
  reboundsTeam: null,
  reboundsTeamOffensive: null,
  reboundsTeamDefensive: null,
  blocksReceived: null,
  turnoversTeam: null,
  foulsOffensive: null,
  foulsDrawn: null,
  foulsTeamTechnical: null,
  pointsInThePaint: null,
  pointsFastBreak: null,
  pointsSecondChance: null,
  pointsFromTurnovers: null,
  benchPoints: null,
  biggestLead: null,
  leadChanges: null,
  timesTied: null,
  timeLeading: null,
  teamFieldGoalAttempts: null,
};
