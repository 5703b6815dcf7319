import { afterFreeThrows } from './after-free-throws.ts';
import type { ChancePlan, Turn } from './chance-plan.ts';
import { deadBall } from './dead-ball.ts';
import { callFoul, drawFouler, whistle } from './fouls.ts';
import { drawOnCourt, type GameState, other, type SideIndex, type StampedDraft } from './game-state.ts';
import { isBreakNow, marksOf, type Origin } from './origin.ts';
import { rebound } from './rebounds.ts';
import type { Talent } from './roster.ts';
import { andOneChance, assistChance, blockChance, drawShot, foulChance, type ShotAttempt, zoneName } from './shots.ts';

/** Null while the same side keeps the ball. */
export function shoot(state: GameState, by: SideIndex, plan: ChancePlan, origin: Origin): Turn | null {
  const { rng } = state;
  const off = state.sides[by];
  const def = state.sides[other(by)];
  const isBreak = isBreakNow(state, origin);
  const shot = drawShot(state, by, {
    threes: plan.threes,
    lift: plan.lift + (isBreak ? 0.05 : -0.006),
    isPutback: plan.isPutback,
    except: -1,
  });
  const talent = off.talents[shot.who] as Talent;
  const isFouled = rng.chance(foulChance(shot, talent) * whistle(state, def) * (plan.isLast ? 0.6 : 1));
  const isMade = rng.chance(isFouled ? andOneChance(shot) : shot.makeChance);
  const marks = marksOf(state, origin, shot.zone <= 1);
  const bonusMarks = marks.filter((mark) => mark !== 'pointsinthepaint');
  if (isFouled && !isMade) {
    const count = callFoul(state, {
      subtype: 'personal',
      descriptor: 'shooting',
      freeThrows: shot.isThree ? 3 : 2,
      by: other(by),
      who: drawFouler(state, other(by)),
      drawn: shot.who,
    });
    return afterFreeThrows(state, by, shot.who, count, bonusMarks);
  }
  const row = recordShot(state, by, shot, isMade, isBreak, marks, plan.isPutback);
  if (isMade) {
    if (isFouled) {
      callFoul(state, {
        subtype: 'personal',
        descriptor: 'shooting',
        freeThrows: 1,
        by: other(by),
        who: drawFouler(state, other(by)),
        drawn: shot.who,
      });
      return afterFreeThrows(state, by, shot.who, 1, bonusMarks);
    }
    deadBall(state, other(by), true);
    return { by: other(by), start: 'made' };
  }
  return rebound(state, by, row, false);
}

function recordShot(
  state: GameState,
  by: SideIndex,
  shot: ShotAttempt,
  isMade: boolean,
  isBreak: boolean,
  marks: string[],
  isPutback: boolean,
): StampedDraft | undefined {
  const { rng } = state;
  const off = state.sides[by];
  const def = state.sides[other(by)];
  let assist = -1;
  let block = -1;
  if (isMade) {
    off.score += shot.isThree ? 3 : 2;
    const fed = assistChance(shot, off.talents[shot.who] as Talent, off) * (isPutback ? 0.04 : isBreak ? 0.95 : 1);
    if (rng.chance(fed)) assist = drawOnCourt(state, off, (talent) => talent.passing, shot.who);
  } else if (rng.chance(blockChance(shot) * def.blocks * def.strength.blocking)) {
    block = drawOnCourt(state, def, (talent) => talent.blocking);
  }
  const isGoaltend = isMade && shot.zone <= 1 && rng.chance(0.016);
  const row = state.record?.({
    kind: shot.isThree ? '3pt' : '2pt',
    side: by,
    who: shot.who,
    isMade,
    zone: zoneName(shot.zone),
    isPutback,
    qualifiers: isGoaltend ? [...marks, 'defensivegoaltending'] : marks,
    ...(assist >= 0 ? { assist } : {}),
    ...(block >= 0 ? { block } : {}),
  });
  if (block >= 0) state.record?.({ kind: 'block', side: def.index, who: block });
  if (isGoaltend) {
    const who = drawOnCourt(state, def, (talent) => talent.blocking);
    state.record?.({ kind: 'violation', subtype: 'defensive goaltending', side: def.index, who });
  }
  return row;
}
