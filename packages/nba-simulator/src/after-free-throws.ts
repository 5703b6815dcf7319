import type { Turn } from './chance-plan.ts';
import { deadBall, maybeChallenge } from './dead-ball.ts';
import { shootFreeThrows } from './fouls.ts';
import { type GameState, other, type SideIndex } from './game-state.ts';
import { rebound } from './rebounds.ts';

/** The free throws of whoever was fouled; he stays on for them. Null when his side gets the last one back. */
export function afterFreeThrows(
  state: GameState,
  by: SideIndex,
  who: number,
  count: number,
  marks: readonly string[],
): Turn | null {
  maybeChallenge(state, other(by));
  state.sides[by].shooter = who;
  deadBall(state, other(by));
  state.sides[by].shooter = -1;
  if (shootFreeThrows(state, by, who, count, marks)) {
    deadBall(state, other(by));
    return { by: other(by), start: 'made' };
  }
  return rebound(state, by, undefined, true);
}
