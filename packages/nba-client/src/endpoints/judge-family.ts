import { type Judgement, OK } from './endpoint-definition.ts';
import { aboutAnotherGame } from './judge-game.ts';
import { at, items, seconds } from './read-unknown.ts';
import { isWholeGame } from './whole-minutes.ts';

/**
 * A further box score of the stats host says neither status nor score: it counts when both teams have whole games' minutes (`hasWholeMinutes`:
 * the hustle box leaves out players, and its teams' minutes with them). Ask for it once the game is known to be over.
 */
export function judgeFamily(game: unknown, id: string, hasWholeMinutes: boolean): Judgement {
  const other = aboutAnotherGame(game, id);
  if (other) return other;
  const teams = [at(game, 'homeTeam'), at(game, 'awayTeam')];
  const played = teams.map((team) =>
    items(at(team, 'players')).reduce<number>(
      (sum, player) => sum + (seconds(at(at(player, 'statistics'), 'minutes')) ?? 0),
      0,
    ),
  );
  if (played.every((each) => each === 0)) {
    return { verdict: 'shell', reason: `game ${id} has no player with minutes yet` };
  }
  if (!hasWholeMinutes) return OK;
  for (const team of teams) {
    const whole = seconds(at(at(team, 'statistics'), 'minutes'));
    if (!isWholeGame(whole)) {
      return {
        verdict: 'partial',
        reason: `game ${id} is still going on: a team has ${(whole ?? 0) / 60} minutes, not 240 and 25 for each overtime`,
      };
    }
  }
  return OK;
}
