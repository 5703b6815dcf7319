import { drawAbsences } from './absences.ts';
import { seasonCalendar, seasonStartYear } from './calendar.ts';
import { buildGame } from './game.ts';
import { drawLineup, type Lineup, type TeamSeason } from './lineup.ts';
import { type PlayedGame, playGame } from './play-game.ts';
import { playPostseason } from './postseason.ts';
import { drawRegularSeason } from './regular-season.ts';
import { stream } from './rng.ts';
import { drawRoster } from './roster.ts';
import { buildSchedule } from './schedule.ts';
import type { GameResult, League, ScheduledGame, SimGame, SimTeam } from './sim-game.ts';
import { standingsOf } from './standings.ts';
import { drawStrengths, type Strength } from './strength.ts';
import { simulatedTeams } from './teams.ts';

/** Until the last possible game of the finals. */
const DAYS = 250;

/**
 * A whole season from a seed: every result at once, a game's plays when they are asked for.
 * @throws RangeError for a season that is not written `2025-26`.
 */
export function simulateSeason({ seed, season }: { readonly seed: number; readonly season: string }): League {
  const year = seasonStartYear(season);
  const yy = String(year % 100).padStart(2, '0');
  const calendar = seasonCalendar(season);
  const teams = drawTeams(seed, season);
  const days = new Map<string, number>();
  const results = new Map<string, GameResult>();
  /** The one engine: with its recorder off it gives the score, with it on the same game in full. */
  const run = (
    gameId: string,
    homeTeamId: number,
    awayTeamId: number,
    isRecorded: boolean,
  ): { home: Lineup; away: Lineup; played: PlayedGame } => {
    const rng = stream(seed, season, 'game', gameId);
    const day = days.get(gameId) as number;
    const home = drawLineup(rng, teams.get(homeTeamId) as TeamSeason, day);
    const away = drawLineup(rng, teams.get(awayTeamId) as TeamSeason, day);
    return { home, away, played: playGame(rng, home.squad, away.squad, { isRecorded, hasTeamHeaves: year >= 2025 }) };
  };
  const play = (gameId: string, homeTeamId: number, awayTeamId: number, day: number): GameResult => {
    let result = results.get(gameId);
    if (!result) {
      days.set(gameId, day);
      const { sides, period } = run(gameId, homeTeamId, awayTeamId, false).played.state;
      result = { home_score: sides[0].score, away_score: sides[1].score, overtimes: period - 4 };
      results.set(gameId, result);
    }
    return result;
  };
  const playTeams = (gameId: string, home: number, away: number, day: number): GameResult =>
    play(gameId, (simulatedTeams[home] as SimTeam).team_id, (simulatedTeams[away] as SimTeam).team_id, day);

  const regular = drawRegularSeason(stream(seed, season, 'schedule'), yy, calendar, playTeams).map((game) => ({
    ...game,
    result: playTeams(game.game_id, game.home, game.away, game.day),
  }));
  const counted = buildSchedule(seed, calendar, regular, []).filter((game) => game.season_type === 2);
  const schedule = buildSchedule(
    seed,
    calendar,
    regular,
    playPostseason(yy, standingsOf(seed, counted), calendar, play),
  );
  const byId = new Map(schedule.map((game) => [game.game_id, game]));
  const scheduledGame = (gameId: string): ScheduledGame => {
    const game = byId.get(gameId);
    if (!game)
      throw new RangeError(
        `'${gameId}' is no game of the simulated season ${season}: its schedule names those that were played`,
      );
    return game;
  };
  return {
    seed,
    season,
    teams: simulatedTeams,
    rosters: new Map([...teams].map(([teamId, { talents }]) => [teamId, talents.map(({ player }) => player)])),
    schedule,
    standings: (before) =>
      standingsOf(seed, before === undefined ? counted : counted.filter((game) => game.game_date < before)),
    scheduledGame,
    game: (gameId): SimGame => {
      const scheduled = scheduledGame(gameId);
      const { home, away, played } = run(gameId, scheduled.home_team_id, scheduled.away_team_id, true);
      return buildGame(stream(seed, season, 'detail', gameId), scheduled, home, away, played);
    },
  };
}

function drawTeams(seed: number, season: string): ReadonlyMap<number, TeamSeason> {
  const strengths = drawStrengths(seed, season);
  const taken = new Set<string>();
  return new Map(
    simulatedTeams.map((team) => {
      const talents = drawRoster(seed, season, team, taken);
      const absences = talents.map((talent) => drawAbsences(seed, season, talent, DAYS));
      return [team.team_id, { talents, absences, strength: strengths.get(team.team_id) as Strength }];
    }),
  );
}
