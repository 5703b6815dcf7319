import { describe, expect, test } from 'vitest';
import { replay } from '../../src/payloads/replay.ts';
import { simulateSeason } from '../../src/season.ts';
import type { SimGame, TeamLine } from '../../src/sim-game.ts';

const games = [11, 12].flatMap((seed) => {
  const league = simulateSeason({ seed, season: '2025-26' });
  return Array.from({ length: 20 }, (_, i) => league.game(league.schedule[i * 61]?.game_id ?? ''));
});

/** What plays alone do not tell: the rules of time-outs and of the bonus at the end. */
function told({ timeouts_remaining: _, is_in_bonus: __, ...line }: TeamLine) {
  return line;
}

describe('replaying', () => {
  test('all plays of a game gives the very lines that it ended with', () => {
    for (const game of games) {
      const { home, away } = replay(game, game.plays);
      expect(told(home)).toEqual(told(game.home));
      expect(told(away)).toEqual(told(game.away));
    }
  });

  test('none gives zeros and the starters on the court', () => {
    const game = games[0] as SimGame;
    const { home } = replay(game, []);
    expect(home.points).toBe(0);
    expect(home.players.filter((line) => line.is_on_court).map((line) => line.slot)).toEqual([
      'SF',
      'PF',
      'C',
      'SG',
      'PG',
    ]);
    expect(home.players.some((line) => line.is_played)).toBe(false);
  });

  test('any first part of the plays gives lines that add up and match the running score', () => {
    for (const game of games.slice(0, 6)) {
      for (let count = 1; count <= game.plays.length; count += 37) {
        const plays = game.plays.slice(0, count);
        const { home, away } = replay(game, plays);
        const last = plays.at(-1);
        expect([home.points, away.points]).toEqual([last?.home_score, last?.away_score]);
        for (const team of [home, away]) {
          expect(team.players.reduce((sum, line) => sum + line.points, 0)).toBe(team.points);
          expect(team.players.reduce((sum, line) => sum + line.hundredths_played, 0)).toBe(team.hundredths_played);
          expect(team.period_scores.reduce((sum, points) => sum + points, 0)).toBe(team.points);
        }
      }
    }
  });
});
