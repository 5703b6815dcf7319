import { type ChancePlan, planChance, type Start } from './chance-plan.ts';
import { deadBall, maybeChallenge } from './dead-ball.ts';
import { callFoul, callTechnical, drawFouler, shootFreeThrows, whistle } from './fouls.ts';
import { drawOnCourt, type GameState, other, pass, type SideIndex, type StampedDraft } from './game-state.ts';
import { rebound } from './rebounds.ts';
import type { Talent } from './roster.ts';
import {
  andOneChance,
  assistChance,
  blockChance,
  drawShot,
  foulChance,
  type ShotAttempt,
  usageWeight,
  zoneName,
} from './shots.ts';
import { turnover } from './turnovers.ts';

/** Whose ball it is next, and how he came by it. */
export interface Turn {
  readonly by: SideIndex;
  readonly start: Start;
}

/** What happened before on this possession; the league's box score keeps its points apart. */
interface Origin {
  readonly isFromTurnover: boolean;
  readonly isBreak: boolean;
  isSecondChance: boolean;
  began: number;
}

const TURNOVER = 0.1305;
const FLOOR_FOUL = 0.0475;

/** Plays one possession, offensive rebounds included, until the ball changes hands or the period ends. */
export function playPossession(state: GameState, { by, start }: Turn): Turn {
  const { rng } = state;
  const off = state.sides[by];
  const def = state.sides[other(by)];
  const origin: Origin = {
    isFromTurnover: start === 'steal' || start === 'dead',
    isBreak: start === 'steal' || start === 'rebound',
    isSecondChance: false,
    began: state.elapsed,
  };
  let chance: Start = start;
  state.possession = by;
  for (;;) {
    if (state.clock <= 0) return { by, start: 'dead' };
    const plan = planChance(state, by, chance);
    if (plan.isRunOut) {
      pass(state, state.clock);
      return { by, start: 'dead' };
    }
    if (plan.isHeave) return heave(state, by);
    if (plan.isTakeFoul) {
      pass(state, plan.time);
      const isOver = floorFoul(state, by, 'take', origin);
      if (isOver) return isOver;
      chance = 'side';
      continue;
    }
    const stops = plan.isPutback || plan.isLast ? 1 : rng.next();
    if (stops < FLOOR_FOUL * whistle(state, def)) {
      pass(state, plan.time * rng.between(0.15, 0.85));
      const isOver = floorFoul(state, by, '', origin);
      if (isOver) return isOver;
      chance = 'side';
      continue;
    }
    if (stops > 0.9872 && stops < 1) {
      pass(state, plan.time * rng.between(0.15, 0.85));
      if (stop(state, by)) return { by: other(by), start: 'jump' };
      chance = 'side';
      continue;
    }
    const loses =
      TURNOVER *
      off.turnovers *
      off.strength.turnovers *
      def.strength.forcesTurnovers *
      (plan.isPutback ? 0.35 : plan.isLast ? 0.5 : 1);
    if (plan.isViolation || rng.chance(loses)) {
      pass(state, plan.isViolation ? plan.time : plan.time * rng.between(0.25, 1));
      return turnover(state, by, plan.isViolation);
    }
    pass(state, plan.time);
    const next = shoot(state, by, plan, origin);
    if (next) return next;
    chance = 'offensive';
    origin.isSecondChance = true;
  }
}

function qualifiers(state: GameState, origin: Origin, isPaint: boolean): string[] {
  const list: string[] = [];
  if (state.record === null) return list;
  if (isPaint) list.push('pointsinthepaint');
  if (origin.isSecondChance) list.push('2ndchance');
  if (origin.isFromTurnover) list.push('fromturnover');
  if (isBreakNow(state, origin)) list.push('fastbreak');
  return list;
}

function isBreakNow(state: GameState, origin: Origin): boolean {
  return origin.isBreak && !origin.isSecondChance && state.elapsed - origin.began <= 720;
}

/** Null while the same side keeps the ball. */
function shoot(state: GameState, by: SideIndex, plan: ChancePlan, origin: Origin): Turn | null {
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
  const marks = qualifiers(state, origin, shot.zone <= 1);
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

function afterFreeThrows(
  state: GameState,
  by: SideIndex,
  who: number,
  count: number,
  marks: readonly string[],
): Turn | null {
  maybeChallenge(state, other(by));
  deadBall(state, other(by));
  if (!state.sides[by].isOn[who]) who = drawOnCourt(state, state.sides[by], usageWeight);
  if (shootFreeThrows(state, by, who, count, marks)) {
    deadBall(state, other(by));
    return { by: other(by), start: 'made' };
  }
  return rebound(state, by, undefined, true);
}

/** A foul away from a shot: free throws in the bonus, else the ball stays. */
function floorFoul(state: GameState, by: SideIndex, descriptor: string, origin: Origin): Turn | null {
  const off = state.sides[by];
  const drawn = drawOnCourt(state, off, descriptor === 'take' ? (talent) => talent.freeThrow ** 6 : usageWeight);
  const count = callFoul(state, {
    subtype: 'personal',
    descriptor,
    freeThrows: 0,
    by: other(by),
    who: drawFouler(state, other(by)),
    drawn,
  });
  if (count === 0) {
    maybeTechnical(state);
    deadBall(state, by);
    return null;
  }
  return afterFreeThrows(state, by, drawn, count, qualifiers(state, origin, false)) ?? secondChance(origin);
}

function secondChance(origin: Origin): null {
  origin.isSecondChance = true;
  return null;
}

function maybeTechnical(state: GameState): void {
  if (!state.rng.chance(0.118)) return;
  callTechnical(state, state.rng.chance(0.5) ? 0 : 1, state.rng.chance(0.12) ? 'defensive-3-second' : '');
}

/** Kicked balls, held balls and the like. True when the defence comes away with the ball. */
function stop(state: GameState, by: SideIndex): boolean {
  const { rng } = state;
  const def = state.sides[other(by)];
  const roll = rng.next();
  if (roll < 0.3) {
    const who = drawOnCourt(state, def, (talent) => talent.stealing);
    state.record?.({ kind: 'violation', subtype: 'kicked ball', side: def.index, who });
  } else if (roll < 0.5) {
    state.record?.({ kind: 'violation', subtype: 'delay-of-game', qualifiers: ['team'], side: def.index });
  } else if (roll < 0.95) {
    const wins: SideIndex = rng.chance(0.5) ? by : other(by);
    const winner = drawOnCourt(state, state.sides[wins], (talent) => talent.size);
    const loser = drawOnCourt(state, state.sides[other(wins)], (talent) => talent.size);
    const who = drawOnCourt(state, state.sides[wins], usageWeight, winner);
    state.record?.({
      kind: 'jumpball',
      subtype: 'recovered',
      descriptor: 'heldball',
      side: wins,
      who,
      tip: [wins, winner, loser],
    });
    deadBall(state, null);
    return wins !== by;
  } else {
    state.record?.({ kind: 'stoppage', subtype: 'equipment issue' });
  }
  deadBall(state, null);
  return false;
}

/** A throw from beyond half court: missed ones of the first three quarters are the team's attempt, nobody's. */
function heave(state: GameState, by: SideIndex): Turn {
  const { rng } = state;
  const off = state.sides[by];
  pass(state, Math.min(state.clock - 10, rng.between(30, Math.max(40, state.clock - 10))));
  const isMade = rng.chance(0.03);
  const who = drawOnCourt(state, off, usageWeight);
  let row: StampedDraft | undefined;
  if (isMade) {
    off.score += 3;
    state.record?.({ kind: '3pt', side: by, who, isMade, zone: 'above', descriptor: 'heave', qualifiers: [] });
    return { by: other(by), start: 'made' };
  }
  if (state.period <= 3)
    row = state.record?.({
      kind: 'heave',
      side: by,
      isMade: false,
      zone: 'above',
      descriptor: 'heave',
      qualifiers: ['team'],
    });
  else
    row = state.record?.({
      kind: '3pt',
      side: by,
      who,
      isMade: false,
      zone: 'above',
      descriptor: 'heave',
      qualifiers: [],
    });
  return rebound(state, by, row, false) ?? { by, start: 'offensive' };
}
