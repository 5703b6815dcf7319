import { drawName } from './names.ts';
import { type Rng, stream } from './rng.ts';
import type { SimOfficial } from './sim-game.ts';

const assignments = ['OFFICIAL1', 'OFFICIAL2', 'OFFICIAL3', 'ALTERNATE'] as const;
const staff = (() => {
  const rng = stream('officials');
  const taken = new Set<string>();
  const jerseys = rng.shuffle(Array.from({ length: 90 }, (_, n) => String(n + 1)));
  return Array.from({ length: 72 }, (_, n) => ({
    person_id: 9_900_001 + n,
    ...drawName(rng, taken),
    jersey: jerseys[n] as string,
  }));
})();

/** Three of the league's 72, with an alternate in the playoffs. */
export function drawOfficials(rng: Rng, isPlayoffs: boolean): SimOfficial[] {
  return rng
    .shuffle(staff)
    .slice(0, isPlayoffs ? 4 : 3)
    .map((official, i) => ({ ...official, assignment: assignments[i] as SimOfficial['assignment'] }));
}
