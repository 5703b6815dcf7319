import { chance } from './payloads/chance.ts';
import { addedFrom } from './payloads/numbered-plays.ts';
import { replay } from './payloads/replay.ts';
import type { PlayEvent, PlayerLine, PlayTotals, SimGame, TeamLine } from './sim-game.ts';

/** What the league may change in a game after it was over. The final score never changes, and the box still adds up. */
export const correctionKinds = [
  'move_rebound',
  'remove_assist',
  'add_steal',
  'add_inactive',
  'remove_inactive',
  'edit_play',
  'remove_play',
] as const;
export type CorrectionKind = (typeof correctionKinds)[number];

/** Plain data: from this revision on (1, 2, …) the game answers differently, with a later meta.time. */
export interface Correction {
  readonly game_id: string;
  readonly revision: number;
  readonly kind: CorrectionKind;
}

/** Not played on its date: PPD there, and from the next morning on listed under the new date, with the same id. */
export interface Postponement {
  readonly game_id: string;
  readonly kind: 'postponed';
  /** Eastern dates, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
}

export interface CorrectedGame {
  readonly game: SimGame;
  /** By play order, the revision that last touched the row. */
  readonly touched: ReadonlyMap<number, number>;
}

function pick<T>(items: readonly T[], ...key: readonly (string | number)[]): T | undefined {
  return items[Math.floor(chance('correction', ...key) * items.length)];
}

/** Who stands on the court when a play happens, team by team. */
function onCourt(game: SimGame, until: PlayEvent): ReadonlyMap<number, ReadonlySet<number>> {
  const floor = new Map<number, Set<number>>();
  for (const team of [game.home, game.away]) {
    const starters = team.players.filter((line) => line.is_starter).map((line) => line.player.person_id);
    floor.set(team.team.team_id, new Set(starters));
  }
  for (const play of game.plays) {
    if (play === until) break;
    if (play.kind !== 'substitution') continue;
    if (play.subtype === 'in') floor.get(play.team_id)?.add(play.person_id);
    else floor.get(play.team_id)?.delete(play.person_id);
  }
  return floor;
}

type Totals = { -readonly [K in keyof PlayTotals]: PlayTotals[K] };
const count = (totals: Map<string, number>, name: string, person: number) => {
  const key = `${name}|${person}`;
  const value = (totals.get(key) ?? 0) + 1;
  totals.set(key, value);
  return value;
};

/** The running totals that corrections can change, counted anew. */
function recount(plays: readonly PlayEvent[]): PlayEvent[] {
  const seen = new Map<string, number>();
  const of = (name: string, person: number) => seen.get(`${name}|${person}`) ?? 0;
  return plays.map((play) => {
    const totals: Totals = { ...play.totals };
    if (play.assist_person_id !== 0 && play.is_made === true) count(seen, 'assists', play.assist_person_id);
    if (play.kind === 'rebound' && play.person_id !== 0) {
      count(seen, play.subtype, play.person_id);
      totals.rebounds_offensive = of('offensive', play.person_id);
      totals.rebounds_defensive = of('defensive', play.person_id);
    }
    if (play.kind === 'steal') totals.steals = count(seen, 'steals', play.person_id);
    return { ...play, totals };
  });
}

function changePlays(
  game: SimGame,
  { game_id, revision, kind }: Correction,
): { plays: PlayEvent[]; touched: number[] } {
  const plays = [...game.plays];
  const among = (test: (play: PlayEvent) => boolean) => pick(plays.filter(test), game_id, revision, kind);
  const put = (old: PlayEvent, next: PlayEvent) => {
    plays[plays.indexOf(old)] = next;
    return { plays, touched: [old.order] };
  };
  const other = (teamId: number) => (teamId === game.home.team.team_id ? game.away : game.home).team.team_id;
  switch (kind) {
    case 'move_rebound': {
      const play = among((one) => one.kind === 'rebound' && one.person_id !== 0);
      if (play === undefined) break;
      const mates = [...(onCourt(game, play).get(play.team_id) ?? [])].filter((id) => id !== play.person_id);
      return put(play, { ...play, person_id: pick(mates, game_id, revision, 'mate') ?? play.person_id });
    }
    case 'remove_assist': {
      const play = among((one) => one.is_made === true && one.assist_person_id !== 0);
      return play === undefined ? { plays, touched: [] } : put(play, { ...play, assist_person_id: 0 });
    }
    case 'add_steal': {
      const play = among(
        (one) =>
          one.kind === 'turnover' &&
          one.person_id !== 0 &&
          one.steal_person_id === 0 &&
          one.subtype !== 'offensive foul',
      );
      if (play === undefined) break;
      const team = other(play.team_id);
      const thief = pick([...(onCourt(game, play).get(team) ?? [])], game_id, revision, 'thief');
      if (thief === undefined) break;
      const order = addedFrom + plays.filter((one) => one.order >= addedFrom).length;
      const stolen: PlayEvent = {
        ...play,
        subtype: 'lost ball',
        descriptor: '',
        official_id: 0,
        steal_person_id: thief,
      };
      const steal: PlayEvent = {
        ...stolen,
        order,
        kind: 'steal',
        subtype: '',
        qualifiers: [],
        team_id: team,
        person_id: thief,
        steal_person_id: 0,
        possession_team_id: team,
        totals: {},
      };
      plays.splice(plays.indexOf(play), 1, stolen, steal);
      return { plays, touched: [play.order, order] };
    }
    case 'edit_play': {
      const play = among((one) => (one.kind === '2pt' || one.kind === '3pt') && one.descriptor !== '');
      return play === undefined ? { plays, touched: [] } : put(play, { ...play, descriptor: '' });
    }
    case 'remove_play': {
      const play = among((one) => one.kind === 'violation') ?? among((one) => one.kind === 'timeout');
      return { plays: plays.filter((one) => one !== play), touched: [] };
    }
    default:
      break;
  }
  return { plays, touched: [] };
}

/** The last of the inactive goes, or one more comes whose id is beyond every roster. */
function changeInactive(team: TeamLine, { revision, kind }: Correction): TeamLine {
  const inactive = team.players.filter((line) => !line.is_active);
  const last = inactive.at(-1);
  if (kind === 'remove_inactive') return { ...team, players: team.players.filter((line) => line !== last) };
  const model = last ?? (team.players.at(-1) as PlayerLine);
  const player = {
    ...model.player,
    person_id: 9_900_000 + (team.team.team_id % 100) * 100 + revision,
    first_name: 'Sim',
    family_name: `Addition ${revision}`,
    name_initial: `S. Addition ${revision}`,
    jersey: '00',
  };
  const line: PlayerLine = {
    ...model,
    player,
    is_active: false,
    is_starter: false,
    slot: null,
    is_played: false,
    is_on_court: false,
    not_playing_reason: 'INACTIVE_PERSONAL',
    not_playing_description: null,
  };
  return { ...team, players: [...team.players, line] };
}

function correctOnce(game: SimGame, correction: Correction): { game: SimGame; touched: number[] } {
  if (correction.kind === 'add_inactive' || correction.kind === 'remove_inactive') {
    const isHome = chance('correction', correction.game_id, correction.revision, 'side') < 0.5;
    const side = isHome ? 'home' : 'away';
    return { game: { ...game, [side]: changeInactive(game[side], correction) }, touched: [] };
  }
  const { plays: changed, touched } = changePlays(game, correction);
  const plays = recount(changed);
  const counted = replay(game, plays);
  // What plays do not tell exactly stays as it was.
  const keep = (before: TeamLine, after: TeamLine): TeamLine => ({
    ...after,
    timeouts_remaining: before.timeouts_remaining,
    is_in_bonus: before.is_in_bonus,
  });
  return {
    game: { ...game, plays, home: keep(game.home, counted.home), away: keep(game.away, counted.away) },
    touched,
  };
}

/** The game as of a set of corrections, applied in order of revision. */
export function correctGame(game: SimGame, corrections: readonly Correction[]): CorrectedGame {
  const touched = new Map<number, number>();
  let corrected = game;
  for (const correction of corrections.toSorted((a, b) => a.revision - b.revision)) {
    const next = correctOnce(corrected, correction);
    corrected = next.game;
    for (const order of next.touched) touched.set(order, correction.revision);
  }
  return { game: corrected, touched };
}
