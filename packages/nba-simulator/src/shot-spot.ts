import type { Rng } from './rng.ts';
import type { ShotSpot, ShotZone } from './sim-game.ts';

/** Tenths of feet: the court is 940 × 500, baskets 52.5 from the baselines. */
const LENGTH = 940;
const WIDTH = 500;
const RIM = 52.5;
const ARC = 237.5;
const SIDELINE = 245;

/** A place on the floor inside the zone; `isLeft` when the team attacks the left basket in this period. */
export function drawSpot(rng: Rng, zone: ShotZone, isLeft: boolean, isHeave: boolean, isAtRim: boolean): ShotSpot {
  const [x_legacy, y_legacy] = isAtRim
    ? [rng.int(21) - 10, rng.int(21) - 5]
    : isHeave
      ? heaveSpot(rng)
      : spotIn(rng, zone);
  const along = ((y_legacy + RIM) / LENGTH) * 100;
  const across = 50 + (x_legacy / WIDTH) * 100;
  return {
    zone,
    x_legacy,
    y_legacy,
    x: round(isLeft ? along : 100 - along, 10),
    y: round(isLeft ? across : 100 - across, 10),
    distance: round(Math.hypot(x_legacy, y_legacy) / 10, 100),
    side: along > 50 === isLeft ? 'right' : 'left',
  };
}

function spotIn(rng: Rng, zone: ShotZone): [number, number] {
  for (;;) {
    const [x, y] = candidate(rng, zone);
    if (zoneOf(x, y) === zone && Math.abs(x) <= SIDELINE) return [x, y];
  }
}

function candidate(rng: Rng, zone: ShotZone): [number, number] {
  switch (zone) {
    case 'restricted':
      return polar(rng, Math.abs(rng.normal(0, 18)), -0.3, Math.PI + 0.3);
    case 'paint':
      return polar(rng, rng.between(44, 150), 0.2, Math.PI - 0.2);
    case 'mid':
      return polar(rng, rng.between(90, 228), -0.1, Math.PI + 0.1);
    case 'corner':
      return [Math.round((rng.chance(0.5) ? 1 : -1) * rng.between(221, 236)), Math.round(rng.between(-38, 85))];
    case 'above':
      return polar(rng, ARC + 2 + Math.min(75, -14 * Math.log(1 - rng.next())), 0.36, Math.PI - 0.36);
  }
}

function heaveSpot(rng: Rng): [number, number] {
  return [Math.round(rng.normal(0, 80)), Math.round(rng.between(480, 800))];
}

function polar(rng: Rng, radius: number, from: number, to: number): [number, number] {
  const angle = rng.between(from, to);
  return [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))];
}

/** Zone of a place by the league's lines. */
export function zoneOf(x: number, y: number): ShotZone {
  if (Math.abs(x) >= 220 && y <= 89.5) return 'corner';
  const radius = Math.hypot(x, y);
  if (radius > ARC) return 'above';
  if (radius <= 43.5 && y >= -14) return 'restricted';
  if (Math.abs(x) <= 80 && y <= 137.5) return 'paint';
  return 'mid';
}

function round(value: number, by: number): number {
  return Math.round(value * by) / by;
}
