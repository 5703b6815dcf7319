import type { Turn } from './chance-plan.ts';
import {
  type GameState,
  OVERTIME,
  other,
  type PlayDraft,
  playedBy,
  QUARTER,
  type Side,
  type SideIndex,
  type StampedDraft,
} from './game-state.ts';
import { playPossession } from './possession.ts';
import type { Rng } from './rng.ts';
import type { Talent } from './roster.ts';
import { substitute } from './rotation.ts';
import type { Strength } from './strength.ts';

/** One side as it comes to the game: the dressed players, the five starters first. */
export interface Squad {
  readonly talents: readonly Talent[];
  /** Place of each in the coach's order of minutes. */
  readonly ranks: readonly number[];
  readonly strength: Strength;
}

export interface PlayedGame {
  readonly state: GameState;
  /** Hundredths on court by side and player. */
  readonly played: readonly [readonly number[], readonly number[]];
  readonly plays: readonly StampedDraft[];
}

/** Plan of minutes by rank among the dressed; what is over goes to the deep bench when a game is decided. */
const MINUTES = [37.8, 35.4, 33.4, 31.6, 29.4, 24.4, 20.4, 15.4, 11.4, 6.8];

/** Plays a game to its end. The same rng gives the same game, whether or not its plays are recorded. */
export function playGame(
  rng: Rng,
  home: Squad,
  away: Squad,
  { isRecorded, hasTeamHeaves }: { readonly isRecorded: boolean; readonly hasTeamHeaves: boolean },
): PlayedGame {
  const plays: StampedDraft[] = [];
  const whistle = 1 + rng.normal(0, 0.03);
  const tempo = 1 + rng.normal(0, 0.026);
  const sides = [side(rng, 0, home, whistle), side(rng, 1, away, whistle)] as const;
  const state: GameState = {
    rng,
    sides,
    hasTeamHeaves,
    tempo: tempo / (home.strength.pace * away.strength.pace),
    period: 0,
    clock: 0,
    elapsed: 0,
    possession: -1,
    record: null,
  };
  if (isRecorded) state.record = (draft) => stamp(state, plays, draft);
  const tipped: SideIndex = rng.chance(0.5) ? 0 : 1;
  do {
    state.period += 1;
    playPeriod(state, tipped);
  } while (state.period < 4 || sides[0].score === sides[1].score);
  state.record?.({ kind: 'game', subtype: 'end' });
  const seconds = (of: Side): number[] => of.talents.map((_, who) => playedBy(state, of, who));
  return { state, played: [seconds(sides[0]), seconds(sides[1])], plays };
}

function playPeriod(state: GameState, tipped: SideIndex): void {
  const { rng } = state;
  state.clock = state.period <= 4 ? QUARTER : OVERTIME;
  state.possession = -1;
  for (const side of state.sides) {
    side.teamFouls = 0;
    side.lateFouls = 0;
    side.mandatory = 0;
    if (state.period === 4) side.timeouts = Math.min(side.timeouts, 4);
    if (state.period > 4) side.timeouts = 2;
    if (state.period === 3) returnStarters(state, side);
    else if (state.period > 1) substitute(state, side, ['startperiod'], 9_000);
  }
  state.record?.({ kind: 'period', subtype: 'start' });
  let turn: Turn = { by: state.period === 1 || state.period === 4 ? tipped : other(tipped), start: 'jump' };
  if (state.period === 1 || state.period > 4)
    turn = { by: tipOff(state, state.period === 1 ? tipped : rng.chance(0.5) ? 0 : 1), start: 'jump' };
  while (state.clock > 0) turn = playPossession(state, turn);
  state.possession = -1;
  state.record?.({ kind: 'period', subtype: 'end' });
}

function tipOff(state: GameState, wins: SideIndex): SideIndex {
  const [won, lost] = [state.sides[wins], state.sides[other(wins)]];
  const tallest = (side: Side): number =>
    side.on.reduce((best, who) =>
      (side.talents[who] as Talent).size > (side.talents[best] as Talent).size ? who : best,
    );
  const winner = tallest(won);
  const catches = won.on.filter((who) => who !== winner);
  const who = state.rng.pick(catches);
  state.record?.({
    kind: 'jumpball',
    subtype: 'recovered',
    descriptor: 'startperiod',
    side: wins,
    who,
    tip: [wins, winner, tallest(lost)],
  });
  return wins;
}

function returnStarters(state: GameState, side: Side): void {
  const leaving = side.on.filter((who) => who >= 5);
  const coming = [0, 1, 2, 3, 4].filter((who) => !side.isOn[who] && !side.isOut[who]);
  for (const who of coming) {
    const out = leaving.shift() as number;
    const slot = side.on.indexOf(out);
    side.played[out] = playedBy(state, side, out);
    side.isOn[out] = 0;
    side.entered[out] = state.elapsed;
    side.isOn[who] = 1;
    side.entered[who] = state.elapsed;
    side.on[slot] = who;
    state.record?.({ kind: 'substitution', subtype: 'out', side: side.index, who: out, qualifiers: ['startperiod'] });
    state.record?.({ kind: 'substitution', subtype: 'in', side: side.index, who, qualifiers: ['startperiod'] });
  }
}

function stamp(state: GameState, plays: StampedDraft[], draft: PlayDraft): StampedDraft {
  const stamped: StampedDraft = Object.assign(draft, {
    period: state.period,
    clock: state.clock,
    home: state.sides[0].score,
    away: state.sides[1].score,
    possession: state.possession,
  });
  plays.push(stamped);
  return stamped;
}

function side(rng: Rng, index: SideIndex, squad: Squad, whistle: number): Side {
  const count = squad.talents.length;
  const isOn = new Uint8Array(count).fill(1, 0, 5);
  const target = new Float64Array(count);
  let sum = 0;
  for (let who = 0; who < count; who += 1) {
    const plan = MINUTES[squad.ranks[who] as number];
    const minutes = plan === undefined ? 0 : plan + rng.normal(0, plan > 28 ? 2.2 : 3.2);
    target[who] = minutes < 4 ? 0 : minutes;
    sum += target[who] as number;
  }
  for (let who = 0; who < count; who += 1) target[who] = ((target[who] as number) * 5) / sum;
  const factor = (sd: number): number => Math.max(0.4, 1 + rng.normal(0, sd));
  return {
    index,
    talents: squad.talents,
    strength: squad.strength,
    target,
    on: [0, 1, 2, 3, 4],
    isOn,
    isOut: new Uint8Array(count),
    fouls: new Uint8Array(count),
    technicals: new Uint8Array(count),
    played: new Float64Array(count),
    entered: new Float64Array(count),
    score: 0,
    shooter: -1,
    teamFouls: 0,
    foulsCalled: 0,
    lateFouls: 0,
    timeouts: 7,
    mandatory: 0,
    challenges: 1,
    turnovers: factor(0.1),
    threes: factor(0.055),
    offensiveRebounding: factor(0.1),
    fouling: whistle * factor(0.02),
    steals: factor(0.08),
    blocks: factor(0.15),
    passing: factor(0.08),
    form: rng.normal(0, 0.008),
  };
}
