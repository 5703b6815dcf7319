import { drawOnCourt, type GameState, other, type Side, type SideIndex } from './game-state.ts';
import type { Talent } from './roster.ts';
import { replaceDisqualified } from './rotation.ts';

export interface FoulCall {
  readonly subtype: 'personal' | 'offensive';
  readonly descriptor: string;
  /** Free throws that follow from the act itself; a bonus foul is worked out here. */
  readonly freeThrows: number;
  readonly by: SideIndex;
  readonly who: number;
  readonly drawn: number;
}

/** Fouls allowed before the bonus: four in a quarter, three in overtime, one in the last two minutes. */
export function isInPenalty(state: GameState, fouling: Side): boolean {
  const limit = state.period > 4 ? 3 : 4;
  return fouling.teamFouls >= limit || (state.clock <= 12_000 && fouling.lateFouls >= 1);
}

/** Records the foul and returns how many free throws it gives. */
export function callFoul(state: GameState, call: FoulCall): number {
  const side = state.sides[call.by];
  const penalty = call.subtype === 'personal' && isInPenalty(state, side);
  if (call.subtype === 'personal') {
    side.teamFouls += 1;
    if (state.clock <= 12_000) side.lateFouls += 1;
  }
  side.foulsCalled += 1;
  side.fouls[call.who] = (side.fouls[call.who] as number) + 1;
  const freeThrows = call.freeThrows > 0 ? call.freeThrows : penalty ? 2 : 0;
  state.record?.({
    kind: 'foul',
    subtype: call.subtype,
    descriptor: call.descriptor,
    qualifiers: [
      ...(freeThrows > 0 ? [`${freeThrows}freethrow`] : []),
      ...(penalty && call.freeThrows === 0 ? ['inpenalty'] : []),
    ],
    side: call.by,
    who: call.who,
    drawn: call.drawn,
  }); // After an offensive foul the turnover is still his; the dead ball that follows takes him off.
  if ((side.fouls[call.who] as number) >= 6) disqualify(state, side, call.who, call.subtype === 'personal');
  return freeThrows;
}

/** How readily a side's fouls are called now: more when it has been spared, less when it has not. */
export function whistle(state: GameState, side: Side): number {
  const usual = (USUAL_FOULS * state.elapsed) / 288_000;
  return side.fouling * side.strength.fouling * Math.max(0.6, Math.min(1.5, 1 - EVEN_UP * (side.foulsCalled - usual)));
}

const USUAL_FOULS = 18.6;
const EVEN_UP = 0.014;

export function drawFouler(state: GameState, by: SideIndex): number {
  const side = state.sides[by];
  return drawOnCourt(state, side, (talent, who) => {
    const fouls = side.fouls[who] as number;
    return talent.fouling * (fouls >= 5 ? 0.12 : fouls === 4 ? 0.4 : fouls === 3 ? 0.8 : 1);
  });
}

/** Technical foul on someone on court, one free throw for the other side's best shooter. A second one ejects. */
export function callTechnical(state: GameState, by: SideIndex, descriptor: '' | 'defensive-3-second'): void {
  const side = state.sides[by];
  const who = drawOnCourt(state, side, (talent) => talent.fouling);
  if (descriptor === '') side.technicals[who] = (side.technicals[who] as number) + 1;
  state.record?.({
    kind: 'foul',
    subtype: 'technical',
    descriptor,
    qualifiers: ['1freethrow'],
    side: by,
    ...(descriptor === '' ? { who } : {}),
  });
  if (descriptor === '' && (side.technicals[who] as number) >= 2) {
    state.record?.({ kind: 'ejection', subtype: '', side: by, who });
    disqualify(state, side, who, true);
  }
  const shooters = state.sides[other(by)];
  let best = shooters.on[0] as number;
  for (const candidate of shooters.on) {
    if ((shooters.talents[candidate] as Talent).freeThrow > (shooters.talents[best] as Talent).freeThrow)
      best = candidate;
  }
  shootFreeThrows(state, shooters.index, best, 1, [], 'technical');
}

/** Whether the last one went in. A miss that is not the last is a dead-ball rebound of the shooters. */
export function shootFreeThrows(
  state: GameState,
  by: SideIndex,
  who: number,
  count: number,
  qualifiers: readonly string[],
  descriptor: '' | 'technical' = '',
): boolean {
  const side = state.sides[by];
  const talent = side.talents[who] as Talent;
  let isMade = false;
  for (let n = 1; n <= count; n += 1) {
    isMade = state.rng.chance(talent.freeThrow);
    if (isMade) side.score += 1;
    const shot = state.record?.({
      kind: 'freethrow',
      subtype: `${n} of ${count}`,
      descriptor,
      qualifiers: isMade
        ? qualifiers
        : qualifiers.filter((q) => q === '2ndchance' || q === 'fromturnover' || q === 'fastbreak'),
      side: by,
      who,
      isMade,
    });
    if (!isMade && (n < count || descriptor === 'technical')) {
      state.record?.({ kind: 'rebound', subtype: 'offensive', qualifiers: ['team', 'deadball'], side: by, shot });
    }
  }
  return isMade;
}

function disqualify(state: GameState, side: Side, who: number, leavesNow: boolean): void {
  if (side.isOut[who]) return;
  let left = 0;
  for (let i = 0; i < side.talents.length; i += 1) if (!side.isOut[i]) left += 1;
  if (left <= 5) return;
  side.isOut[who] = 1;
  if (leavesNow && side.isOn[who]) replaceDisqualified(state, side);
}
