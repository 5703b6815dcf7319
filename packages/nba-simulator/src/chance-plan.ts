import { type GameState, other, type SideIndex } from './game-state.ts';

/** How a chance began; it decides how soon it ends. */
export type Start = 'made' | 'rebound' | 'steal' | 'dead' | 'jump' | 'offensive' | 'side';

/** Whose ball it is next, and how he came by it. */
export interface Turn {
  readonly by: SideIndex;
  readonly start: Start;
}

export interface ChancePlan {
  /** Hundredths until the shot or turnover. */
  readonly time: number;
  readonly isPutback: boolean;
  /** The last shot of a period. */
  readonly isLast: boolean;
  /** Too late for more than a throw from far away, or for nothing. */
  readonly isHeave: boolean;
  /** The leader lets the clock run out. */
  readonly isRunOut: boolean;
  /** The trailing side fouls on purpose. */
  readonly isTakeFoul: boolean;
  readonly isViolation: boolean;
  readonly threes: number | null;
  readonly lift: number;
}

const MEAN: Record<Start, number> = {
  made: 1640,
  rebound: 1345,
  steal: 850,
  dead: 1480,
  jump: 1450,
  offensive: 760,
  side: 900,
};
const SD: Record<Start, number> = {
  made: 540,
  rebound: 600,
  steal: 520,
  dead: 500,
  jump: 500,
  offensive: 360,
  side: 420,
};
/** Fits the league's pace. */
const PACE = 0.943;
const plain = {
  isPutback: false,
  isLast: false,
  isHeave: false,
  isRunOut: false,
  isTakeFoul: false,
  isViolation: false,
  threes: null,
  lift: 0,
};

export function planChance(state: GameState, by: SideIndex, start: Start): ChancePlan {
  const { rng, clock } = state;
  const lead = state.sides[by].score - state.sides[other(by)].score;
  if (start === 'offensive' && rng.chance(0.33)) {
    return { ...plain, time: Math.min(clock - 10, rng.between(30, 200)), isPutback: true };
  }
  if (state.period >= 4 && clock <= 6_000) {
    const late = planLate(state, start, lead);
    if (late) return late;
  }
  let time = rng.normal(MEAN[start], SD[start]) * state.tempo * PACE;
  if (time < 250) time = rng.between(200, 500);
  const shotClock = start === 'offensive' || start === 'side' ? 1_400 : 2_400;
  let isViolation = false;
  if (state.period === 4 && clock < 18_000 && lead >= 4) time = Math.max(time, rng.between(1_300, 2_250));
  if (time > shotClock) {
    isViolation = rng.chance(0.07);
    time = isViolation ? shotClock : rng.between(0.72, 0.99) * shotClock;
  }
  if (clock > 2_600 && time < clock) return { ...plain, time, isViolation };
  if (clock <= shotClock + 200 && (time > clock - 600 || rng.chance(0.6))) return lastShot(state, start, null, 0);
  return { ...plain, time: Math.min(time, clock - 20), threes: null };
}

function lastShot(state: GameState, start: Start, threes: number | null, lift: number): ChancePlan {
  const { rng, clock } = state;
  const isBackcourt = start === 'made' || start === 'rebound' || start === 'steal';
  if (clock <= 350 && isBackcourt) {
    const tries = state.period >= 4 || rng.chance(0.15);
    return { ...plain, time: Math.max(10, clock - rng.between(10, 60)), isLast: true, isHeave: true, isRunOut: !tries };
  }
  if (clock <= 60) return { ...plain, time: clock, isLast: true, isRunOut: true };
  const left = Math.min(clock - 40, rng.between(20, 380));
  return { ...plain, time: clock - left, isLast: true, threes, lift: lift - 0.06 };
}

/** The last minute of a game that is still open: who needs what, and who fouls. */
function planLate(state: GameState, start: Start, lead: number): ChancePlan | null {
  const { rng, clock } = state;
  if (lead > 0) {
    if (rng.chance(foulsOnPurpose(lead, clock))) {
      return {
        ...plain,
        time: Math.min(clock - 10, rng.between(80, 420)),
        isTakeFoul: true,
        isLast: clock < 300,
      };
    }
    if (clock <= 2_400) return { ...plain, time: clock, isRunOut: true };
    return { ...plain, time: Math.min(clock - 20, rng.between(1_500, 2_300)) };
  }
  if (lead === 0) {
    return clock <= 2_600 ? lastShot(state, start, 0.3, state.period > 4 ? 0.14 : -0.03) : null;
  }
  const need = -lead;
  if (need > 12 && clock < 2_400) return { ...plain, time: clock, isRunOut: true };
  if (need <= 3) {
    const threes = need === 3 ? 0.95 : need === 2 ? 0.22 : 0.15;
    const lift = state.period > 4 ? -0.1 : need === 3 ? EQUALISER_THREE : need === 2 ? EQUALISER_TWO : 0;
    if (clock <= 1_400)
      return clock <= 350
        ? lastShot(state, start, threes, lift + 0.06)
        : { ...lastShot(state, start, threes, lift + 0.06), isHeave: false };
    return { ...plain, time: Math.min(clock - 100, rng.between(400, 1_100)), threes, lift };
  }
  return {
    ...plain,
    time: Math.min(clock - 20, rng.between(350, 900)),
    threes: need >= 5 ? 0.7 : 0.45,
    lift: CONCEDED,
  };
}

/** How willing a side is to stop the clock when it trails by so much. */
function foulsOnPurpose(lead: number, clock: number): number {
  if (clock > (lead <= 2 ? 2_400 : lead <= 4 ? 2_900 : 3_600) || clock < (lead <= 3 ? 150 : 500)) return 0;
  return Math.max(0, Math.min(0.93, 1.15 - 0.11 * lead));
}

/** Leaders guard the line and give the rest away. */
const CONCEDED = 0.06;

/** Sides that need exactly so many points find them a little more often than chance says: the league's overtimes ask for it. */
const EQUALISER_THREE = 0.05;
const EQUALISER_TWO = 0.05;
