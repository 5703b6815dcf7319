import type { Turn } from './chance-plan.ts';
import { deadBall } from './dead-ball.ts';
import { callFoul, drawFouler, shootFreeThrows } from './fouls.ts';
import { drawOnCourt, type GameState, other, pass, type SideIndex, type StampedDraft } from './game-state.ts';

const OFFENSIVE = 0.2595;
const OFFENSIVE_AFTER_FREE_THROW = 0.14;
/** Balls that nobody secures before they are out or a foul is called: a team's rebound. */
const TEAM = 0.115;

/** After a miss. Null when the shooters keep the ball. */
export function rebound(
  state: GameState,
  by: SideIndex,
  shot: StampedDraft | undefined,
  isFreeThrow: boolean,
): Turn | null {
  const { rng } = state;
  const off = state.sides[by];
  const def = state.sides[other(by)];
  const isAfterBuzzer = state.clock <= 20 || (state.clock < 130 && rng.chance(1 - state.clock / 130));
  pass(state, isAfterBuzzer ? state.clock : rng.between(60, 260));
  const chance =
    (isFreeThrow ? OFFENSIVE_AFTER_FREE_THROW : OFFENSIVE) * off.offensiveRebounding * off.strength.offensiveRebounding;
  const isTeam = state.clock <= 0 || rng.chance(TEAM);
  const isOffensive = rng.chance(isTeam ? chance * 1.35 : chance);
  const winner = isOffensive ? off : def;
  if (isTeam) {
    state.record?.({
      kind: 'rebound',
      subtype: isOffensive ? 'offensive' : 'defensive',
      qualifiers: ['team'],
      side: winner.index,
      shot,
    });
    if (state.clock <= 0) return isOffensive ? null : { by: def.index, start: 'dead' };
    return afterLooseBall(state, by, winner.index);
  }
  const who = drawOnCourt(
    state,
    winner,
    isOffensive ? (talent) => talent.offensiveRebounding : (talent) => talent.defensiveRebounding,
  );
  state.record?.({
    kind: 'rebound',
    subtype: isOffensive ? 'offensive' : 'defensive',
    side: winner.index,
    who,
    shot,
    qualifiers: [],
  });
  return isOffensive ? null : { by: def.index, start: 'rebound' };
}

function afterLooseBall(state: GameState, by: SideIndex, won: SideIndex): Turn | null {
  const { rng } = state;
  if (rng.chance(0.23)) {
    const winner = state.sides[won];
    const drawn = drawOnCourt(state, winner, (talent) => talent.defensiveRebounding);
    const count = callFoul(state, {
      subtype: 'personal',
      descriptor: 'loose ball',
      freeThrows: 0,
      by: other(won),
      who: drawFouler(state, other(won)),
      drawn,
    });
    winner.shooter = count > 0 ? drawn : -1;
    deadBall(state, null);
    winner.shooter = -1;
    if (count > 0) {
      state.possession = won;
      if (shootFreeThrows(state, won, drawn, count, [])) {
        deadBall(state, other(won));
        return { by: other(won), start: 'made' };
      }
      const next = rebound(state, won, undefined, true);
      return next ?? (won === by ? null : { by: won, start: 'offensive' });
    }
  } else {
    if (rng.chance(0.2)) state.record?.({ kind: 'stoppage', subtype: 'out-of-bounds' });
    deadBall(state, null);
  }
  return won === by ? null : { by: won, start: 'jump' };
}
