import type { StampedDraft } from './game-state.ts';
import type { Rng } from './rng.ts';

/** Milliseconds since the epoch of every play: the game clock plus what real time takes besides. */
export function wallClock(rng: Rng, tipOffAt: string, plays: readonly StampedDraft[]): number[] {
  let now = Date.parse(tipOffAt) + Math.round(rng.between(420, 760)) * 1000 + rng.int(10) * 100;
  let before: StampedDraft | null = null;
  return plays.map((play) => {
    if (before) {
      if (before.period === play.period) now += (before.clock - play.clock) * 10;
      now += Math.round(deadTime(rng, before, play) * 10) * 100;
    }
    before = play;
    return now;
  });
}

/** Seconds between two plays that the game clock does not know. */
function deadTime(rng: Rng, before: StampedDraft, play: StampedDraft): number {
  if (before.kind === 'period' && before.subtype === 'end')
    return play.kind === 'game' ? 1 : play.period === 3 ? rng.between(880, 960) : rng.between(130, 165);
  if (play.kind === 'freethrow') return before.kind === 'freethrow' ? rng.between(13, 21) : rng.between(34, 52);
  switch (before.kind) {
    case 'timeout':
      return before.qualifiers?.includes('mandatory') ? rng.between(150, 195) : rng.between(70, 110);
    case 'instantreplay':
      return rng.between(60, 150);
    case 'foul':
      return play.kind === 'turnover' ? 0.1 : rng.between(20, 34);
    case 'violation':
    case 'stoppage':
      return rng.between(14, 30);
    case 'turnover':
      return play.kind === 'steal' ? 0 : before.steal === undefined ? rng.between(12, 22) : rng.between(0, 1);
    case 'jumpball':
      return rng.between(2, 8);
    case 'rebound':
      return before.qualifiers?.includes('team') && !before.qualifiers.includes('deadball') ? rng.between(10, 20) : 0;
    default:
      return 0;
  }
}
