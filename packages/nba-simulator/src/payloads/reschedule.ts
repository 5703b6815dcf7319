import type { Postponement } from '../corrections.ts';
import type { ScheduledGame, SimGame } from '../sim-game.ts';
import { easternInstant } from './times.ts';

/** A game in full, that much later on the clock. */
export function shiftGame(original: SimGame, scheduled: ScheduledGame, shift: number): SimGame {
  const later = (instant: string) => new Date(Date.parse(instant) + shift).toISOString();
  return {
    ...original,
    scheduled,
    ended_at: `${later(original.ended_at).slice(0, 19)}Z`,
    plays: original.plays.map((play) => ({ ...play, occurred_at: `${later(play.occurred_at).slice(0, 21)}Z` })),
  };
}

/** Moves games to their new dates, same time of day, and counts the regular season's records anew. */
export function reschedule(schedule: readonly ScheduledGame[], moves: readonly Postponement[]): ScheduledGame[] {
  const to = new Map(moves.map((move) => [move.game_id, move.to]));
  const games = schedule.map((game): ScheduledGame => {
    const date = to.get(game.game_id);
    if (date === undefined) return game;
    const clock = Date.parse(game.tip_off_at) - easternInstant(game.game_date);
    const tip = new Date(easternInstant(date) + clock).toISOString();
    return { ...game, game_date: date, tip_off_at: `${tip.slice(0, 19)}Z` };
  });
  const record = new Map<number, { wins: number; losses: number }>();
  const add = (team: number, won: boolean) => {
    const { wins, losses } = record.get(team) ?? { wins: 0, losses: 0 };
    const next = { wins: wins + (won ? 1 : 0), losses: losses + (won ? 0 : 1) };
    record.set(team, next);
    return next;
  };
  return games
    .toSorted((a, b) => (a.tip_off_at < b.tip_off_at ? -1 : a.tip_off_at > b.tip_off_at ? 1 : 0))
    .map((game) => {
      if (game.season_type !== 2) return game;
      const isHomeWin = game.result.home_score > game.result.away_score;
      const home = add(game.home_team_id, isHomeWin);
      const away = add(game.away_team_id, !isHomeWin);
      return {
        ...game,
        home_wins: home.wins,
        home_losses: home.losses,
        away_wins: away.wins,
        away_losses: away.losses,
      };
    });
}
