import { count, date, flag, gameId, id, instant, nullable, text } from '../columns.ts';
import { defineStagingTable, layers, unfold } from '../define-staging-table.ts';
import { playedOn } from '../played-on.ts';

export const games = defineStagingTable({
  name: 'games',
  description: 'One row per game that has a box score: when, where, before how many, and how it ended.',
  key: ['game_id'],
  columns: {
    game_date: date('gameDate', 'US Eastern date on which it was played.'),
    game_id: gameId('gameId', 'Ten-digit league id of the game.'),
    game_code: nullable(text('gameCode', 'Date and tricodes, away before home; CDN only.')),
    game_status: nullable(count('gameStatus', '1 scheduled, 2 live, 3 final; CDN only.')),
    game_status_text: nullable(text('gameStatusText', "The league's words for the status; CDN only.")),
    tip_off_at: nullable(instant('gameTimeUTC', 'Scheduled start, UTC; CDN only.')),
    period: nullable(count('period', 'Last period played; CDN only.')),
    regulation_periods: nullable(count('regulationPeriods', 'Periods before overtime; CDN only.')),
    duration_minutes: nullable(count('duration', 'Minutes from tip-off to buzzer; CDN only.')),
    attendance: nullable(count('attendance', 'People in the arena; 0 where nobody was let in; CDN only.')),
    is_sellout: nullable(flag('sellout', 'Whether every seat was sold; CDN only.')),
    arena_id: nullable(id('arenaId', 'League id of the arena, which changed over the years; CDN only.')),
    arena_name: nullable(text('arenaName', 'Name of the arena; CDN only.')),
    arena_city: nullable(text('arenaCity', 'City of the arena; CDN only.')),
    arena_state: nullable(text('arenaState', 'State or province of the arena; CDN only.')),
    arena_country: nullable(text('arenaCountry', 'Country of the arena, two letters; CDN only.')),
    arena_timezone: nullable(text('arenaTimezone', 'IANA name of its time zone; CDN only.')),
    officials_count: nullable(count('officialsCount', 'How many officials the box score names; CDN only.')),
    home_team_id: id('homeTeamId', 'League id of the home team.'),
    away_team_id: id('awayTeamId', 'League id of the away team.'),
    home_score: count('homeScore', 'Points of the home team.'),
    away_score: count('awayScore', 'Points of the away team.'),
  },
  from: [
    unfold('cdn/boxscore', 'game_id', ({ game }, answer) => {
      const own = {
        gameDate: playedOn(game, answer),
        officialsCount: game.officials?.length ?? null,
        homeTeamId: game.homeTeam.teamId,
        awayTeamId: game.awayTeam.teamId,
        homeScore: game.homeTeam.score,
        awayScore: game.awayTeam.score,
      };
      return [layers(own, game, game.arena ?? {})];
    }),
    unfold('stats/boxscoretraditionalv3', 'game_id', ({ boxScoreTraditional: game }, answer) => {
      const own = {
        gameDate: answer.game_date,
        gameId: game.gameId,
        homeTeamId: game.homeTeam.teamId,
        awayTeamId: game.awayTeam.teamId,
        homeScore: game.homeTeam.statistics.points,
        awayScore: game.awayTeam.statistics.points,
      };
      return [layers(own, notInV3)];
    }),
  ],
});

const notInV3 = {
  gameCode: null,
  gameStatus: null,
  gameStatusText: null,
  gameTimeUTC: null,
  period: null,
  regulationPeriods: null,
  duration: null,
  attendance: null,
  sellout: null,
  arenaId: null,
  arenaName: null,
  arenaCity: null,
  arenaState: null,
  arenaCountry: null,
  arenaTimezone: null,
  officialsCount: null,
};
