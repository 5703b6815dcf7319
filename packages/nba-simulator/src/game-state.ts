import type { Rng } from './rng.ts';
import type { Talent } from './roster.ts';
import type { PlayKind, ShotZone } from './sim-game.ts';
import type { Strength } from './strength.ts';

/** 0 home, 1 away. */
export type SideIndex = 0 | 1;

export function other(side: SideIndex): SideIndex {
  return side === 0 ? 1 : 0;
}

/** A play before it has a wall clock, a place and names; players are indices into their side's dressed players. */
export interface PlayDraft {
  kind: PlayKind;
  subtype?: string;
  descriptor?: string;
  qualifiers?: readonly string[];
  side?: SideIndex;
  who?: number;
  isMade?: boolean;
  zone?: ShotZone;
  isPutback?: boolean;
  assist?: number;
  steal?: number;
  block?: number;
  drawn?: number;
  /** Side and index of tip winner and loser. */
  tip?: readonly [won: SideIndex, wonBy: number, lostBy: number];
  /** Missed shot that a rebound belongs to. */
  shot?: StampedDraft | undefined;
}

export interface StampedDraft extends PlayDraft {
  period: number;
  clock: number;
  home: number;
  away: number;
  possession: SideIndex | -1;
}

export interface Side {
  readonly index: SideIndex;
  readonly talents: readonly Talent[];
  readonly strength: Strength;
  /** Minutes that the coach has in mind, as a share of the game. */
  readonly target: Float64Array;
  readonly on: number[];
  readonly isOn: Uint8Array;
  readonly isOut: Uint8Array;
  readonly fouls: Uint8Array;
  readonly technicals: Uint8Array;
  /** Hundredths before the present stint; when that began. */
  readonly played: Float64Array;
  readonly entered: Float64Array;
  score: number;
  /** Who is at the line and so cannot leave; -1 for nobody. */
  shooter: number;
  teamFouls: number;
  foulsCalled: number;
  lateFouls: number;
  timeouts: number;
  mandatory: number;
  challenges: number;
  /** Game-long luck of the day, factors around 1. */
  turnovers: number;
  threes: number;
  offensiveRebounding: number;
  fouling: number;
  steals: number;
  blocks: number;
  passing: number;
  /** Added to the chance of a make. */
  form: number;
}

export const QUARTER = 72_000;
export const OVERTIME = 30_000;

export interface GameState {
  readonly rng: Rng;
  readonly sides: readonly [Side, Side];
  /** Whether missed heaves are the team's attempts: the rule of 2025-26. */
  readonly hasTeamHeaves: boolean;
  /** Factor on the length of possessions. */
  tempo: number;
  period: number;
  /** Hundredths left in the period. */
  clock: number;
  /** Hundredths since the tip. */
  elapsed: number;
  possession: SideIndex | -1;
  /** Null when only the score is wanted: then no play is built at all. */
  record: ((draft: PlayDraft) => StampedDraft) | null;
}

/** Lets time pass. The clock stops on whole seconds, in the last minute on tenths. */
export function pass(state: GameState, hundredths: number): void {
  const step = state.clock - hundredths > 6000 ? 100 : 10;
  const to = Math.max(0, Math.round((state.clock - hundredths) / step) * step);
  if (to >= state.clock) return;
  state.elapsed += state.clock - to;
  state.clock = to;
}

/** Hundredths on court until now. */
export function playedBy(state: GameState, side: Side, who: number): number {
  return (side.played[who] as number) + (side.isOn[who] ? state.elapsed - (side.entered[who] as number) : 0);
}

/** One of the five on court, drawn by a weight; `except` sits it out. */
export function drawOnCourt(
  state: GameState,
  side: Side,
  weight: (talent: Talent, who: number) => number,
  except = -1,
): number {
  const { on, talents } = side;
  let total = 0;
  for (let i = 0; i < 5; i += 1) {
    const who = on[i] as number;
    if (who !== except) total += weight(talents[who] as Talent, who);
  }
  let left = state.rng.next() * total;
  let last = -1;
  for (let i = 0; i < 5; i += 1) {
    const who = on[i] as number;
    if (who === except) continue;
    last = who;
    left -= weight(talents[who] as Talent, who);
    if (left < 0) return who;
  }
  return last;
}
