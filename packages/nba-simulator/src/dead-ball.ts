import { type GameState, other, type Side, type SideIndex } from './game-state.ts';
import { substitute } from './rotation.ts';

const FIRST_MANDATORY = 41_900;
const SECOND_MANDATORY = 17_900;

/** The ball is dead: timeouts that are due or wanted, then substitutions. After a basket only a timeout opens the bench. */
export function deadBall(state: GameState, wants: SideIndex | null, isAfterBasket = false): void {
  const called = state.clock > 0 && takeTimeout(state, wants);
  if (isAfterBasket && !called) return;
  substitute(state, state.sides[0]);
  substitute(state, state.sides[1]);
}

function takeTimeout(state: GameState, wants: SideIndex | null): boolean {
  const [home, away] = state.sides;
  if (state.period <= 4) {
    const taken = home.mandatory + away.mandatory;
    const due = state.clock <= SECOND_MANDATORY ? 2 : state.clock <= FIRST_MANDATORY ? 1 : 0;
    if (taken < due) {
      const payer = home.mandatory <= away.mandatory ? home : away;
      return charge(state, payer.timeouts > 0 ? payer : state.sides[other(payer.index)], true);
    }
  }
  if (wants === null) return false;
  const side = state.sides[wants];
  const lead = side.score - state.sides[other(wants)].score;
  const late = state.period >= 4 && state.clock < 18_000 && Math.abs(lead) <= 9;
  const chance = late ? (state.clock < 3_000 && lead <= 0 ? 0.4 : 0.3) : lead < -4 ? 0.09 : 0.03;
  return state.rng.chance(chance) && side.timeouts > (late ? 0 : 2) && charge(state, side, false);
}

function charge(state: GameState, side: Side, isMandatory: boolean): boolean {
  if (side.timeouts <= 0) return false;
  side.timeouts -= 1;
  side.mandatory += 1;
  state.record?.({
    kind: 'timeout',
    subtype: 'full',
    qualifiers: isMandatory ? ['team', 'mandatory'] : ['team'],
    side: side.index,
  });
  return true;
}

/** Now and then a coach has a call looked at; it stands. */
export function maybeChallenge(state: GameState, by: SideIndex): void {
  const side = state.sides[by];
  if (side.challenges === 0 || side.timeouts === 0 || !state.rng.chance(0.004)) return;
  side.challenges -= 1;
  side.timeouts -= 1;
  side.mandatory += 1;
  state.record?.({ kind: 'timeout', subtype: 'challenge', qualifiers: ['team'], side: by });
  state.record?.({ kind: 'instantreplay', subtype: 'challenge', descriptor: 'support', side: by });
}
