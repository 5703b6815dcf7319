import type { Rng } from './rng.ts';
import type { ShotZone } from './sim-game.ts';

type Words = readonly (readonly [weight: number, subtype: string, descriptor: string])[];

const byZone: Record<ShotZone, Words> = {
  restricted: [
    [30, 'Layup', 'driving'],
    [14, 'Layup', 'running'],
    [11, 'Layup', 'driving finger roll'],
    [11, 'Layup', 'cutting'],
    [5, 'Layup', 'driving reverse'],
    [5, 'Layup', ''],
    [9, 'DUNK', 'cutting'],
    [6, 'DUNK', 'driving'],
    [5, 'DUNK', ''],
    [4, 'DUNK', 'alley-oop'],
    [2, 'Layup', 'alley-oop'],
    [2, 'Layup', 'reverse'],
  ],
  paint: [
    [40, 'Jump Shot', 'driving floating'],
    [8, 'Jump Shot', 'driving floating bank'],
    [10, 'Hook', 'turnaround'],
    [8, 'Jump Shot', 'floating'],
    [8, 'Jump Shot', 'turnaround'],
    [6, 'Hook', ''],
    [6, 'Hook', 'driving'],
    [8, 'Jump Shot', 'pullup'],
    [6, 'Jump Shot', ''],
  ],
  mid: [
    [45, 'Jump Shot', 'pullup'],
    [18, 'Jump Shot', ''],
    [13, 'Jump Shot', 'turnaround fadeaway'],
    [11, 'Jump Shot', 'step back'],
    [10, 'Jump Shot', 'fadeaway'],
    [3, 'Jump Shot', 'bank'],
  ],
  corner: [
    [90, 'Jump Shot', ''],
    [4, 'Jump Shot', 'step back'],
    [3, 'Jump Shot', 'running'],
    [3, 'Jump Shot', 'fadeaway'],
  ],
  above: [
    [60, 'Jump Shot', ''],
    [20, 'Jump Shot', 'pullup'],
    [11, 'Jump Shot', 'step back'],
    [5, 'Jump Shot', 'running pullup'],
    [4, 'Jump Shot', 'running'],
  ],
};
const fastBreak: Words = [
  [50, 'Layup', 'running'],
  [15, 'Layup', 'running finger roll'],
  [20, 'DUNK', 'running'],
  [4, 'DUNK', 'running alley-oop'],
  [11, 'Layup', 'driving'],
];
const putback: Words = [
  [50, 'Layup', 'putback'],
  [38, 'Layup', 'tip'],
  [7, 'DUNK', 'tip'],
  [5, 'DUNK', 'putback'],
];

/** The feed's subtype and descriptor of a shot. */
export function shotWords(
  rng: Rng,
  zone: ShotZone,
  isPutback: boolean,
  isBreak: boolean,
): readonly [subtype: string, descriptor: string] {
  const words = isPutback ? putback : isBreak && zone === 'restricted' ? fastBreak : byZone[zone];
  const [, subtype, descriptor] = words[rng.weighted(words.map(([weight]) => weight))] as Words[number];
  return [subtype, descriptor];
}
