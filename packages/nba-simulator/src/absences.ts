import { stream } from './rng.ts';
import type { Talent } from './roster.ts';
import type { NotPlayingReason } from './sim-game.ts';

export interface Absence {
  readonly from: number;
  readonly to: number;
  readonly reason: NotPlayingReason;
  readonly description: string | null;
}

const places = [
  'Left Ankle',
  'Right Ankle',
  'Left Knee',
  'Right Knee',
  'Left Hamstring',
  'Right Hamstring',
  'Lower Back',
  'Right Calf',
  'Left Shoulder',
  'Right Wrist',
  'Left Foot',
];
const kinds = ['Sprain', 'Strain', 'Contusion', 'Soreness', 'Management', 'Inflammation'];

/** Spells out of the line-up over a season's days, in order; long ones are rarer than short ones. */
export function drawAbsences(seed: number, season: string, talent: Talent, days: number): Absence[] {
  const rng = stream(seed, season, 'absences', talent.player.person_id);
  const spells: Absence[] = [];
  // Some are hardly ever hurt, some hardly ever well.
  const gap = 48 * Math.exp(rng.normal(0, 1.3));
  for (let day = Math.floor(rng.between(-25, gap)); day < days; ) {
    const roll = rng.next();
    const length = roll < 0.62 ? 1 + rng.int(4) : roll < 0.88 ? 5 + rng.int(16) : 25 + rng.int(90);
    const isIll = length < 5 && rng.chance(0.15);
    const isPersonal = length < 5 && !isIll && rng.chance(0.08);
    const isRest = length === 1 && !isIll && !isPersonal && rng.chance(0.3);
    spells.push({
      from: day,
      to: day + length - 1,
      reason: isPersonal ? 'INACTIVE_PERSONAL' : isRest ? 'INACTIVE_REST' : 'INACTIVE_INJURY',
      description: isPersonal || isRest ? null : isIll ? 'Illness' : `${rng.pick(places)}; ${rng.pick(kinds)}`,
    });
    day += length + 1 + Math.floor(-Math.log(1 - rng.next()) * gap);
  }
  return spells;
}
