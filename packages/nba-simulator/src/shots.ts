import { drawOnCourt, type GameState, other, type Side, type SideIndex } from './game-state.ts';
import { type Talent, zones } from './roster.ts';
import type { ShotZone } from './sim-game.ts';

/** Chances for an average shooter against an average defence, by zone: restricted, paint, mid, corner, above. */
const MAKE = [0.628, 0.397, 0.379, 0.3845, 0.3525];
const FOULED = [0.2335, 0.105, 0.045, 0.012, 0.014];
const AND_ONE = [0.34, 0.26, 0.22, 0.1, 0.1];
const BLOCKED = [0.273, 0.172, 0.06, 0.015, 0.015];
const ASSISTED = [0.655, 0.49, 0.295, 0.915, 0.82];
/** Points per 100 possessions that one point of shooting chance is worth. */
const PER_MAKE = 191;
const HOME = 1.12;
/** Leaders ease off and trailers press: without it margins would be wider than the league's. */
const RUBBER = 0.0011;
/** A side that scores far above the usual meets a defence that adjusts. */
const HOT = 0.0008;
const USUAL_POINTS = 113.8 / 288_000;

export interface ShotAttempt {
  readonly who: number;
  readonly zone: number;
  readonly isThree: boolean;
  readonly makeChance: number;
}

export interface ShotWish {
  /** Share of threes forced (1) or avoided (0); null leaves it to the player. */
  readonly threes: number | null;
  /** Added to the chance. */
  readonly lift: number;
  readonly isPutback: boolean;
  readonly except: number;
}

export function drawShot(state: GameState, by: SideIndex, wish: ShotWish): ShotAttempt {
  const side = state.sides[by];
  const against = state.sides[other(by)];
  const who = drawOnCourt(state, side, wish.isPutback ? reboundWeight : usageWeight, wish.except);
  const talent = side.talents[who] as Talent;
  const zone = wish.isPutback ? 0 : drawZone(state, side, talent, wish.threes);
  const isThree = zone >= 3;
  const skill = isThree ? talent.threeSkill : talent.twoSkill;
  const rating = (side.strength.offense + against.strength.defense + (by === 0 ? HOME : -HOME)) / PER_MAKE;
  const lead = Math.max(-30, Math.min(30, side.score - against.score));
  const hot = Math.max(-30, Math.min(30, side.score - USUAL_POINTS * state.elapsed));
  const makeChance = (MAKE[zone] as number) + skill + rating + side.form - RUBBER * lead - HOT * hot + wish.lift;
  return { who, zone, isThree, makeChance: Math.max(0.03, Math.min(0.95, makeChance)) };
}

export function usageWeight(talent: Talent): number {
  return talent.usage;
}

function reboundWeight(talent: Talent): number {
  return talent.offensiveRebounding;
}

function drawZone(state: GameState, side: Side, talent: Talent, threes: number | null): number {
  const shares = talent.zoneShares;
  const inside = shares[2] as number;
  const wanted = threes ?? 1.031 * (1 - inside) * side.threes * side.strength.threes;
  const roll = state.rng.next();
  if (state.rng.chance(Math.min(0.95, wanted))) {
    const corner = (shares[3] as number) - inside;
    return roll * (1 - inside) < corner ? 3 : 4;
  }
  const at = roll * inside;
  return at < (shares[0] as number) ? 0 : at < (shares[1] as number) ? 1 : 2;
}

export function foulChance(shot: ShotAttempt, talent: Talent): number {
  return (FOULED[shot.zone] as number) * talent.drawsFouls;
}

export function andOneChance(shot: ShotAttempt): number {
  return (AND_ONE[shot.zone] as number) * (shot.makeChance / (MAKE[shot.zone] as number));
}

export function blockChance(shot: ShotAttempt): number {
  return BLOCKED[shot.zone] as number;
}

export function assistChance(shot: ShotAttempt, talent: Talent, side: Side): number {
  return (ASSISTED[shot.zone] as number) * talent.isFed * side.passing * side.strength.passing;
}

export function zoneName(zone: number): ShotZone {
  return zones[zone] as ShotZone;
}
