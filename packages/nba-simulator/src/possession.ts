import { planChance, type Start, type Turn } from './chance-plan.ts';
import { whistle } from './fouls.ts';
import { type GameState, other, pass } from './game-state.ts';
import { heave } from './heave.ts';
import type { Origin } from './origin.ts';
import { shoot } from './shoot.ts';
import { floorFoul, stop } from './stoppages.ts';
import { turnover } from './turnovers.ts';

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
