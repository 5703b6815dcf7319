import { type GameState, playedBy, type Side } from './game-state.ts';
import type { Talent } from './roster.ts';

/** A swap is made when the bench is owed this much more time than the floor (hundredths). */
const SWAP_AT = 24_500;
const MIN_STINT = 9_000;
const MIN_REST = 6_000;

/** Swaps players at a dead ball as the minutes in the coach's mind, fouls and the score ask for it. */
export function substitute(
  state: GameState,
  side: Side,
  qualifiers: readonly string[] = [],
  threshold = SWAP_AT,
): void {
  for (let swaps = 0; swaps < 4; swaps += 1) {
    let outSlot = -1;
    let lowest = Number.POSITIVE_INFINITY;
    for (let slot = 0; slot < 5; slot += 1) {
      const who = side.on[slot] as number;
      if (who === side.shooter) continue;
      let owed = owedTo(state, side, who);
      if (side.isOut[who]) owed = Number.NEGATIVE_INFINITY;
      else if (state.elapsed - (side.entered[who] as number) < MIN_STINT && threshold > 0) owed += 60_000;
      if (owed < lowest) {
        lowest = owed;
        outSlot = slot;
      }
    }
    const leaving = side.on[outSlot] as number;
    const incoming = bestOnBench(state, side, side.talents[leaving] as Talent);
    if (incoming < 0) return;
    const forced = side.isOut[leaving] === 1;
    if (!forced && owedTo(state, side, incoming) - lowest < threshold) return;
    swap(state, side, outSlot, incoming, qualifiers);
  }
}

/** The disqualified leave at once, whatever minutes are owed. */
export function replaceDisqualified(state: GameState, side: Side): void {
  for (let slot = 0; slot < 5; slot += 1) {
    const who = side.on[slot] as number;
    if (!side.isOut[who]) continue;
    const incoming = bestOnBench(state, side, side.talents[who] as Talent);
    if (incoming >= 0) swap(state, side, slot, incoming, []);
  }
}

function swap(state: GameState, side: Side, slot: number, incoming: number, qualifiers: readonly string[]): void {
  const leaving = side.on[slot] as number;
  side.played[leaving] = playedBy(state, side, leaving);
  side.isOn[leaving] = 0;
  side.isOn[incoming] = 1;
  side.entered[incoming] = state.elapsed;
  side.entered[leaving] = state.elapsed;
  side.on[slot] = incoming;
  state.record?.({ kind: 'substitution', subtype: 'out', side: side.index, who: leaving, qualifiers });
  state.record?.({ kind: 'substitution', subtype: 'in', side: side.index, who: incoming, qualifiers });
}

function bestOnBench(state: GameState, side: Side, leaving: Talent): number {
  let best = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let who = 0; who < side.talents.length; who += 1) {
    if (side.isOn[who] || side.isOut[who]) continue;
    const rest = state.elapsed - (side.entered[who] as number);
    const owed =
      owedTo(state, side, who) -
      4_000 * Math.abs((side.talents[who] as Talent).size - leaving.size) -
      (rest < MIN_REST && side.entered[who] !== 0 ? 40_000 : 0);
    if (owed > highest) {
      highest = owed;
      best = who;
    }
  }
  return best;
}

/** Hundredths that a player is owed on court now; the plan bends to fouls, to the score and to the end of the game. */
function owedTo(state: GameState, side: Side, who: number): number {
  let owed = (side.target[who] as number) * state.elapsed - playedBy(state, side, who);
  const fouls = side.fouls[who] as number;
  if (fouls > state.period && fouls > 1 && state.period < 4) owed -= 14_000 * (fouls - state.period);
  else if (fouls === 5 && state.period === 4 && state.clock > 27_000) owed -= 20_000;
  const isDeep = (side.target[who] as number) < 0.02;
  const late = state.period >= 4;
  const lead = Math.abs(state.sides[0].score - state.sides[1].score);
  if (late && state.clock < 42_000 && isDecided(lead, state.clock, state.period)) {
    return owed + (isDeep ? 60_000 : -100_000 * (side.target[who] as number));
  }
  if (isDeep) owed -= 45_000;
  if (late && state.clock < 33_000 && lead <= 14) owed += 38_000 * ((side.target[who] as number) - 0.45);
  return owed;
}

/** Garbage time: the deep bench finishes the game. */
function isDecided(lead: number, clock: number, period: number): boolean {
  return period === 4 && lead >= 14 + clock / 2_800;
}
