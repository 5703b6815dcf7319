import type { Turn } from './chance-plan.ts';
import { drawOnCourt, type GameState, other, pass, type SideIndex, type StampedDraft } from './game-state.ts';
import { rebound } from './rebounds.ts';
import { usageWeight } from './shots.ts';

/** A throw from beyond half court: since 2025-26 a missed one of the first three quarters is the team's attempt, nobody's. */
export function heave(state: GameState, by: SideIndex): Turn {
  const { rng } = state;
  const off = state.sides[by];
  pass(state, Math.min(state.clock - 10, rng.between(30, Math.max(40, state.clock - 10))));
  const isMade = rng.chance(0.03);
  const who = drawOnCourt(state, off, usageWeight);
  let row: StampedDraft | undefined;
  if (isMade) {
    off.score += 3;
    state.record?.({ kind: '3pt', side: by, who, isMade, zone: 'above', descriptor: 'heave', qualifiers: [] });
    return { by: other(by), start: 'made' };
  }
  if (state.period <= 3 && state.hasTeamHeaves) {
    row = state.record?.({
      kind: 'heave',
      side: by,
      isMade: false,
      zone: 'above',
      descriptor: 'heave',
      qualifiers: ['team'],
    });
  } else {
    row = state.record?.({
      kind: '3pt',
      side: by,
      who,
      isMade: false,
      zone: 'above',
      descriptor: 'heave',
      qualifiers: [],
    });
  }
  return rebound(state, by, row, false) ?? { by, start: 'offensive' };
}
