import type { BodyOf } from '@hoops/nba-client';
import { count, date, flag, gameId, id, instant, nullable, text } from '../columns.ts';
import { defineStagingTable, layers, unfold } from '../define-staging-table.ts';
import { listedTeams } from '../listed-teams.ts';

export const scoreboardGames = defineStagingTable({
  name: 'scoreboard_games',
  description:
    'One row per listing of a game on the scoreboard of a date. A postponed game stays listed under the date that it was moved from.',
  key: ['game_date', 'game_id'],
  columns: {
    game_date: date('gameDate', 'US Eastern date of the scoreboard.'),
    game_id: gameId('gameId', 'Ten-digit league id of the game.'),
    game_code: nullable(text('gameCode', 'Date and tricodes, away before home.')),
    game_status: count('gameStatus', '1 scheduled (postponed too), 2 live, 3 final.'),
    game_status_text: nullable(text('gameStatusText', "The league's words for the status, e.g. `Final/OT`, `PPD`.")),
    period: nullable(count('period', 'Current or last period; 0 before tip-off.')),
    regulation_periods: nullable(count('regulationPeriods', 'Periods before overtime.')),
    tip_off_at: nullable(instant('gameTimeUTC', 'Scheduled start, UTC.')),
    home_team_id: nullable(id('homeTeamId', 'League id of the home team; null while it is to be decided.')),
    home_team_tricode: nullable(text('homeTeamTricode', "The league's three letters for the home team.")),
    home_team_city: nullable(text('homeTeamCity', 'City of the home team.')),
    home_team_name: nullable(text('homeTeamName', 'Name of the home team.')),
    home_wins: nullable(count('homeWins', 'Wins of the home team after the game; of the series in playoffs.')),
    home_losses: nullable(count('homeLosses', 'Losses of the home team after the game; of the series in playoffs.')),
    home_score: nullable(count('homeScore', 'Points of the home team; 0 before tip-off.')),
    away_team_id: nullable(id('awayTeamId', 'League id of the away team; null while it is to be decided.')),
    away_team_tricode: nullable(text('awayTeamTricode', "The league's three letters for the away team.")),
    away_team_city: nullable(text('awayTeamCity', 'City of the away team.')),
    away_team_name: nullable(text('awayTeamName', 'Name of the away team.')),
    away_wins: nullable(count('awayWins', 'Wins of the away team after the game; of the series in playoffs.')),
    away_losses: nullable(count('awayLosses', 'Losses of the away team after the game; of the series in playoffs.')),
    away_score: nullable(count('awayScore', 'Points of the away team; 0 before tip-off.')),
    series_text: nullable(text('seriesText', 'State of a playoff series, or a note such as `Neutral Site`.')),
    series_game_number: nullable(
      text('seriesGameNumber', "Number of the game in its series, in the league's words: `Game 5`."),
    ),
    game_label: nullable(text('gameLabel', 'Occasion, e.g. `East First Round`.')),
    game_sub_label: nullable(text('gameSubLabel', 'Second line of the occasion.')),
    game_subtype: nullable(text('gameSubtype', 'E.g. `in-season`, `Global Games`.')),
    is_neutral: nullable(flag('isNeutral', 'Whether it is on neutral ground.')),
    is_if_necessary: nullable(flag('ifNecessary', 'Whether it is played only if the series needs it.')),
  },
  from: [unfold('cdn/todaysscoreboard', 'game_date', listings), unfold('stats/scoreboardv3', 'game_date', listings)],
});

function listings({ scoreboard }: BodyOf<'cdn/todaysscoreboard'>) {
  const shared = { gameDate: scoreboard.gameDate };
  return scoreboard.games.map((game) => layers(listedTeams(game), game, shared));
}
