import { countPlay } from './count-play.ts';
import { other, type SideIndex, type StampedDraft } from './game-state.ts';
import type { Lineup } from './lineup.ts';
import type { Rng } from './rng.ts';
import type { Talent } from './roster.ts';
import { drawSpot } from './shot-spot.ts';
import { shotWords } from './shot-words.ts';
import type { PlayEvent, ScheduledGame, ShotSpot, SimOfficial } from './sim-game.ts';
import type { Tally } from './tally.ts';
import { wallClock } from './wall-clock.ts';

/** Drafts become rows: with names, places, wall clock and running totals. The tally counts along. */
export function tellPlays(
  rng: Rng,
  scheduled: ScheduledGame,
  lineups: readonly [Lineup, Lineup],
  officials: readonly SimOfficial[],
  drafts: readonly StampedDraft[],
  tally: Tally,
): PlayEvent[] {
  const walls = wallClock(rng, scheduled.tip_off_at, drafts);
  const orders = new Map<StampedDraft, number>();
  const teamIds = [scheduled.home_team_id, scheduled.away_team_id] as const;
  const homeAttacksLeft = rng.chance(0.5);
  const person = (side: SideIndex, who: number | undefined): number =>
    who === undefined ? 0 : (lineups[side].squad.talents[who] as Talent).player.person_id;
  let lastMiss = 0;
  return drafts.map((draft, i): PlayEvent => {
    const order = i + 1;
    orders.set(draft, order);
    const side = draft.side ?? 0;
    const rival = other(side);
    const isShot = draft.kind === '2pt' || draft.kind === '3pt' || draft.kind === 'heave';
    const isHeave = draft.descriptor === 'heave';
    const isBreak = draft.qualifiers?.includes('fastbreak') === true;
    const words =
      isShot && !isHeave && draft.zone ? shotWords(rng, draft.zone, draft.isPutback === true, isBreak) : null;
    const isLeft = (homeAttacksLeft === (side === 0)) === draft.period <= 2;
    const shot: ShotSpot | null =
      isShot && draft.zone
        ? drawSpot(rng, draft.zone, isLeft, isHeave, words?.[1] === 'tip' || words?.[1] === 'putback')
        : null;
    if ((isShot || draft.kind === 'freethrow') && draft.isMade === false) lastMiss = order;
    const isCalled =
      draft.kind === 'foul' ||
      draft.kind === 'violation' ||
      (draft.kind === 'turnover' && draft.subtype === 'traveling');
    const [won, wonBy, lostBy] = draft.tip ?? [side, undefined, undefined];
    return {
      order,
      period: draft.period,
      clock: draft.clock,
      occurred_at: `${new Date(walls[i] as number).toISOString().slice(0, 21)}Z`,
      kind: draft.kind,
      subtype: words ? words[0] : isHeave ? 'Jump Shot' : (draft.subtype ?? ''),
      descriptor: words ? words[1] : isHeave ? (draft.kind === 'heave' ? '' : 'running') : (draft.descriptor ?? ''),
      qualifiers: draft.qualifiers ?? [],
      team_id: draft.side === undefined ? 0 : teamIds[side],
      person_id: person(side, draft.who),
      is_made: draft.isMade ?? null,
      shot,
      assist_person_id: person(side, draft.assist),
      steal_person_id: person(rival, draft.steal),
      block_person_id: person(rival, draft.block),
      foul_drawn_person_id: person(rival, draft.drawn),
      jump_ball_won_person_id: person(won, wonBy),
      jump_ball_lost_person_id: person(other(won), lostBy),
      jump_ball_recovered_person_id: draft.kind === 'jumpball' ? person(side, draft.who) : 0,
      official_id: isCalled ? (officials[rng.int(3)] as SimOfficial).person_id : 0,
      shot_order: draft.kind === 'rebound' ? (draft.shot ? (orders.get(draft.shot) ?? lastMiss) : lastMiss) : 0,
      possession_team_id: draft.possession === -1 ? 0 : teamIds[draft.possession],
      home_score: draft.home,
      away_score: draft.away,
      totals: countPlay(tally, draft),
    };
  });
}
