import type { BodyOf } from '@hoops/nba-client';
import { count, date, flag, gameId, id, instant, nullable, season, text } from '../columns.ts';
import { defineStagingTable, layers, unfold } from '../define-staging-table.ts';
import { listedTeams } from '../listed-teams.ts';

export const scheduleGames = defineStagingTable({
  name: 'schedule_games',
  description:
    'One row per game of a season, as its schedule last listed it. Dates that a game was listed under before are in the versions.',
  key: ['season', 'game_id'],
  columns: {
    season: season('season', 'The season, as `2025-26`.'),
    game_id: gameId('gameId', 'Ten-digit league id of the game.'),
    game_date: date('listedOn', 'US Eastern date that the game is listed under.'),
    game_code: nullable(
      text('gameCode', 'Date and tricodes, away before home; null while the teams are to be decided.'),
    ),
    game_status: count('gameStatus', '1 scheduled (postponed too), 2 live, 3 final.'),
    game_status_text: nullable(text('gameStatusText', "The league's words for the status, e.g. `Final/OT`, `PPD`.")),
    tip_off_at: nullable(instant('gameDateTimeUTC', 'Scheduled start, UTC.')),
    week_number: nullable(count('weekNumber', "Week of the league's calendar.")),
    arena_name: nullable(text('arenaName', 'Name of the arena.')),
    arena_city: nullable(text('arenaCity', 'City of the arena.')),
    arena_state: nullable(text('arenaState', 'State or province of the arena.')),
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
  from: [unfold('cdn/schedule', 'season', listings), unfold('stats/scheduleleaguev2', 'season', listings)],
});

function listings({ leagueSchedule: { seasonYear, gameDates } }: BodyOf<'cdn/schedule'>) {
  const all = gameDates.flatMap((day) => day.games.map((game) => ({ game, listedOn: day.gameDate })));
  return validFirst(all).map(({ game, listedOn }) => layers(listedTeams(game), game, { season: seasonYear, listedOn }));
}

type Listing = {
  readonly game: BodyOf<'cdn/schedule'>['leagueSchedule']['gameDates'][number]['games'][number];
  readonly listedOn: unknown;
};

/**
 * A game that was moved is listed under both dates for hours, under the old one as postponed or as final without scores.
 * The first listing of a game counts, so those come last.
 */
function validFirst(listings: readonly Listing[]): readonly Listing[] {
  const isMoved = ({ game }: Listing) =>
    /PPD|postponed|cancel/i.test(String(game.gameStatusText)) ||
    (game.gameStatus === 3 && (game.homeTeam.score ?? '') === '');
  return [...listings.filter((each) => !isMoved(each)), ...listings.filter(isMoved)];
}
