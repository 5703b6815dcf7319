import type { PlayEvent } from '../sim-game.ts';
import { chance } from './chance.ts';

export interface NumberedPlay {
  readonly play: PlayEvent;
  readonly actionNumber: number;
  readonly orderNumber: number;
}

/** Plays that a correction added have orders from here on. */
export const addedFrom = 100_000;

/**
 * The league numbers actions as they are keyed in, with gaps; what a statistician inserts later gets a higher number
 * than its neighbours and an order halfway between theirs. A number is never given twice and never changes: a play that a
 * correction took away leaves its number unused, one that a correction added gets a new one.
 */
export function numberPlays(gameId: string, plays: readonly PlayEvent[]): readonly NumberedPlay[] {
  const numbered: NumberedPlay[] = [];
  const late: { readonly index: number; readonly due: number }[] = [];
  let action = 1;
  let order = 10_000;
  let last = 0;
  const step = (playOrder: number) => {
    const gap = chance(gameId, 'gap', playOrder) < 0.12 ? 1 : 0;
    action += 1 + gap;
    order = Math.floor(order / 10_000 + 1 + gap) * 10_000;
  };
  const settle = (until: number) => {
    while (late[0] !== undefined && late[0].due <= until) {
      const { index } = late.shift() as { index: number };
      numbered[index] = { ...(numbered[index] as NumberedPlay), actionNumber: action };
      action += 1;
    }
  };
  for (const play of plays) {
    const isAdded = play.order >= addedFrom;
    if (!isAdded) {
      for (let gone = last + 1; gone < play.order; gone++) {
        step(gone);
        settle(action);
      }
      last = play.order;
    }
    const draw = chance(gameId, 'late', play.order);
    if (isAdded || (draw < 0.15 && (play.kind === 'steal' || play.kind === 'block'))) {
      order += (10_000 - (order % 10_000)) / 2;
      late.push({
        index: numbered.length,
        due: isAdded ? Number.POSITIVE_INFINITY : action + 20 + Math.floor(draw * 300),
      });
      late.sort((a, b) => a.due - b.due || a.index - b.index);
      numbered.push({ play, actionNumber: 0, orderNumber: order });
      continue;
    }
    step(play.order);
    settle(action);
    numbered.push({ play, actionNumber: action, orderNumber: order });
  }
  action += 1;
  settle(Number.POSITIVE_INFINITY);
  return numbered;
}
