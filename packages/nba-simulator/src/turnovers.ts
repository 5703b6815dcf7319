import type { Turn } from './chance-plan.ts';
import { deadBall } from './dead-ball.ts';
import { callFoul, drawFouler } from './fouls.ts';
import { drawOnCourt, type GameState, other, type SideIndex } from './game-state.ts';

const STOLEN = 0.585;
/** Shares of the turnovers that nobody stole. */
const kinds: readonly (readonly [share: number, subtype: string, descriptor: string])[] = [
  [0.15, 'bad pass', ''],
  [0.08, 'lost ball', ''],
  [0.235, 'out-of-bounds', 'bad pass'],
  [0.115, 'out-of-bounds', 'lost ball'],
  [0.05, 'out-of-bounds', 'step'],
  [0.135, 'traveling', ''],
  [0.02, 'backcourt', ''],
  [0.03, '3-second-violation', ''],
  [0.015, 'double dribble', ''],
  [0.02, 'offensive goaltending', ''],
];
const shares = [...kinds.map(([share]) => share), 0.35, 0.1];

/** The ball changes hands without a shot. */
export function turnover(state: GameState, by: SideIndex, isShotClock: boolean): Turn {
  const { rng } = state;
  const off = state.sides[by];
  const def = state.sides[other(by)];
  if (isShotClock) {
    state.record?.({ kind: 'turnover', subtype: 'shot clock', qualifiers: ['team'], side: by });
    deadBall(state, other(by));
    return { by: def.index, start: 'dead' };
  }
  const who = drawOnCourt(state, off, (talent) => talent.turnovers * (talent.usage + 4));
  if (rng.chance(STOLEN * def.steals)) {
    const steal = drawOnCourt(state, def, (talent) => talent.stealing);
    const subtype = rng.chance(0.55) ? 'bad pass' : 'lost ball';
    state.record?.({ kind: 'turnover', subtype, side: by, who, steal });
    state.record?.({ kind: 'steal', side: def.index, who: steal });
    return { by: def.index, start: 'steal' };
  }
  const kind = rng.weighted(shares);
  if (kind === kinds.length) {
    callFoul(state, {
      subtype: 'offensive',
      descriptor: rng.chance(0.14) ? 'charge' : '',
      freeThrows: 0,
      by,
      who,
      drawn: drawFouler(state, def.index),
    });
    state.record?.({ kind: 'turnover', subtype: 'offensive foul', side: by, who });
  } else if (kind > kinds.length) {
    const subtype = rng.chance(0.5) ? '5-second-violation' : '8-second-violation';
    state.record?.({ kind: 'turnover', subtype, qualifiers: ['team'], side: by });
  } else {
    const [, subtype, descriptor] = kinds[kind] as readonly [number, string, string];
    state.record?.({ kind: 'turnover', subtype, descriptor, side: by, who });
  }
  deadBall(state, other(by));
  return { by: def.index, start: 'dead' };
}
