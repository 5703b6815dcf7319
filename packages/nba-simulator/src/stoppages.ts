import { afterFreeThrows } from './after-free-throws.ts';
import type { Turn } from './chance-plan.ts';
import { deadBall } from './dead-ball.ts';
import { callFoul, callTechnical, drawFouler } from './fouls.ts';
import { drawOnCourt, type GameState, other, type SideIndex } from './game-state.ts';
import { marksOf, type Origin } from './origin.ts';
import { usageWeight } from './shots.ts';

/** A foul away from a shot: free throws in the bonus, else the ball stays. */
export function floorFoul(state: GameState, by: SideIndex, descriptor: string, origin: Origin): Turn | null {
  const off = state.sides[by];
  const drawn = drawOnCourt(state, off, descriptor === 'take' ? (talent) => talent.freeThrow ** 6 : usageWeight);
  const count = callFoul(state, {
    subtype: 'personal',
    descriptor,
    freeThrows: 0,
    by: other(by),
    who: drawFouler(state, other(by)),
    drawn,
  });
  if (count === 0) {
    maybeTechnical(state);
    deadBall(state, by);
    return null;
  }
  return afterFreeThrows(state, by, drawn, count, marksOf(state, origin, false)) ?? secondChance(origin);
}

function secondChance(origin: Origin): null {
  origin.isSecondChance = true;
  return null;
}

function maybeTechnical(state: GameState): void {
  if (!state.rng.chance(0.118)) return;
  callTechnical(state, state.rng.chance(0.5) ? 0 : 1, state.rng.chance(0.12) ? 'defensive-3-second' : '');
}

/** Kicked balls, held balls and the like. True when the defence comes away with the ball. */
export function stop(state: GameState, by: SideIndex): boolean {
  const { rng } = state;
  const def = state.sides[other(by)];
  const roll = rng.next();
  if (roll < 0.3) {
    const who = drawOnCourt(state, def, (talent) => talent.stealing);
    state.record?.({ kind: 'violation', subtype: 'kicked ball', side: def.index, who });
  } else if (roll < 0.5) {
    state.record?.({ kind: 'violation', subtype: 'delay-of-game', qualifiers: ['team'], side: def.index });
  } else if (roll < 0.95) {
    const wins: SideIndex = rng.chance(0.5) ? by : other(by);
    const winner = drawOnCourt(state, state.sides[wins], (talent) => talent.size);
    const loser = drawOnCourt(state, state.sides[other(wins)], (talent) => talent.size);
    const who = drawOnCourt(state, state.sides[wins], usageWeight, winner);
    state.record?.({
      kind: 'jumpball',
      subtype: 'recovered',
      descriptor: 'heldball',
      side: wins,
      who,
      tip: [wins, winner, loser],
    });
    deadBall(state, null);
    return wins !== by;
  } else {
    state.record?.({ kind: 'stoppage', subtype: 'equipment issue' });
  }
  deadBall(state, null);
  return false;
}
