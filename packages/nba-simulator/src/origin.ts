import type { GameState } from './game-state.ts';

/** What happened before on this possession; the league's box score keeps its points apart. */
export interface Origin {
  readonly isFromTurnover: boolean;
  readonly isBreak: boolean;
  isSecondChance: boolean;
  began: number;
}

/** The box score's marks of a shot now; none are made up when nobody records. */
export function marksOf(state: GameState, origin: Origin, isPaint: boolean): string[] {
  const list: string[] = [];
  if (state.record === null) return list;
  if (isPaint) list.push('pointsinthepaint');
  if (origin.isSecondChance) list.push('2ndchance');
  if (origin.isFromTurnover) list.push('fromturnover');
  if (isBreakNow(state, origin)) list.push('fastbreak');
  return list;
}

/** Early enough after a steal or a defensive rebound to be a fast break. */
export function isBreakNow(state: GameState, origin: Origin): boolean {
  return origin.isBreak && !origin.isSecondChance && state.elapsed - origin.began <= 720;
}
