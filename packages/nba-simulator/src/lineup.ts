import type { Absence } from './absences.ts';
import type { Squad } from './play-game.ts';
import type { Rng } from './rng.ts';
import type { Talent } from './roster.ts';
import type { NotPlayingReason, Position } from './sim-game.ts';
import type { Strength } from './strength.ts';

/** A team as it comes to one game. */
export interface Lineup {
  readonly squad: Squad;
  /** Slots of the five starters, in the squad's order. */
  readonly slots: readonly Position[];
  readonly inactive: readonly {
    readonly talent: Talent;
    readonly reason: NotPlayingReason;
    readonly description: string | null;
  }[];
}

export interface TeamSeason {
  readonly talents: readonly Talent[];
  readonly absences: readonly (readonly Absence[])[];
  readonly strength: Strength;
}

/** League order of the five slots. */
const slotOrder: readonly Position[] = ['SF', 'PF', 'C', 'SG', 'PG'];
const DRESSED = 13;
const FEWEST = 9;

export function drawLineup(rng: Rng, team: TeamSeason, day: number): Lineup {
  const fit: Talent[] = [];
  const out: { talent: Talent; reason: NotPlayingReason; description: string | null }[] = [];
  team.talents.forEach((talent, depth) => {
    const absence = (team.absences[depth] as readonly Absence[]).find(({ from, to }) => day >= from && day <= to);
    if (absence) out.push({ talent, reason: absence.reason, description: absence.description });
    else fit.push(talent);
  });
  // A hospital is no excuse: enough always dress.
  while (fit.length < FEWEST) fit.push((out.pop() as { talent: Talent }).talent);
  const dressed: Talent[] = [];
  const twoWayPlays = fit.length < 12 ? 3 : rng.chance(0.3) ? 1 : 0;
  let twoWays = 0;
  for (const talent of fit) {
    if (dressed.length < DRESSED && (!talent.player.is_two_way || twoWays < twoWayPlays)) {
      dressed.push(talent);
      if (talent.player.is_two_way) twoWays += 1;
    } else {
      out.push({
        talent,
        reason: talent.player.is_two_way ? 'INACTIVE_GLEAGUE_TWOWAY' : 'INACTIVE_COACH',
        description: null,
      });
    }
  }
  const starters = slotOrder.map((slot) => dressed.find(({ player }) => player.position === slot) ?? null);
  const rest = dressed.filter((talent) => !starters.includes(talent));
  const five = starters.map((talent) => talent ?? (rest.shift() as Talent));
  const talents = [...five, ...rest];
  const byDepth = [...five].sort((a, b) => a.player.person_id - b.player.person_id);
  const ranks = talents.map((talent, i) => (i < 5 ? byDepth.indexOf(talent) : i));
  return { squad: { talents, ranks, strength: team.strength }, slots: slotOrder, inactive: out };
}
