import type { PlayEvent } from '../sim-game.ts';
import { type Names, namesOf } from './cdn-play-text.ts';
import { chance } from './chance.ts';
import type { GameState } from './game-state.ts';
import { numberPlays } from './numbered-plays.ts';
import { Counts, type Row, rowOf, type Setting } from './stats-play-row.ts';
import { duration, utcStamp } from './times.ts';

/** V3 knows who was replaced by whom: the n-th out of a team in a break of play with its n-th in. None between periods. */
function substitutions(plays: readonly PlayEvent[], names: Names): Map<number, Row> {
  const rows = new Map<number, Row>();
  let waiting: PlayEvent[] = [];
  for (const play of plays) {
    if (play.kind !== 'substitution') {
      if (play.kind !== 'freethrow') waiting = [];
      continue;
    }
    if (play.qualifiers.includes('startperiod')) continue;
    const partner = waiting.find((one) => one.team_id === play.team_id && one.subtype !== play.subtype);
    if (partner === undefined) {
      waiting.push(play);
      continue;
    }
    waiting = waiting.filter((one) => one !== partner);
    const [out, into] = play.subtype === 'in' ? [partner, play] : [play, partner];
    rows.set(Math.min(out.order, into.order), {
      actionType: 'Substitution',
      subType: '',
      description: `SUB: ${names.family(into.person_id)} FOR ${names.family(out.person_id)}`,
      personId: out.person_id,
    });
  }
  return rows;
}

const scoring = (play: PlayEvent) => play.is_made === true && ['2pt', '3pt', 'freethrow'].includes(play.kind);

function action(play: PlayEvent, made: Row, actionNumber: number, actionId: number, { game, names }: Setting) {
  const personId = made.personId ?? play.person_id;
  const ofTeam = play.team_id !== 0 && personId === 0 && play.kind !== 'heave';
  const isShot = made.isFieldGoal === true;
  const shows = scoring(play) || play.kind === 'period' || play.kind === 'instantreplay';
  return {
    actionNumber,
    clock: duration(play.clock / 100),
    period: play.period,
    // A team's own rebounds, timeouts and violations have no team: the team's id stands where the person's should.
    teamId: ofTeam ? 0 : play.team_id,
    teamTricode: ofTeam ? '' : names.tricode(play.team_id),
    personId: ofTeam ? play.team_id : personId,
    playerName: names.family(personId),
    playerNameI: names.initial(personId),
    xLegacy: isShot ? (play.shot?.x_legacy ?? 0) : 0,
    yLegacy: isShot ? (play.shot?.y_legacy ?? 0) : 0,
    shotDistance: isShot ? Math.round(play.shot?.distance ?? 0) : 0,
    shotResult: isShot ? (play.is_made ? 'Made' : 'Missed') : '',
    isFieldGoal: isShot ? 1 : 0,
    scoreHome: shows ? String(play.home_score) : '',
    scoreAway: shows ? String(play.away_score) : '',
    pointsTotal: shows ? play.home_score + play.away_score : 0,
    location: play.team_id === 0 ? '' : play.team_id === game.home.team.team_id ? 'h' : 'v',
    description: made.description,
    actionType: made.actionType,
    subType: made.subType,
    videoAvailable: chance(game.scheduled.game_id, 'video', play.order) < 0.95 ? 1 : 0,
    shotValue: isShot ? (play.kind === '3pt' ? 3 : 2) : 0,
    actionId,
  };
}

/** Body of /stats/playbyplayv3: every key on every row, blocks and steals as rows without a type under their shot's or turnover's number. */
export function statsPlaybyplayV3(state: GameState): object {
  const { game_id } = state.scheduled;
  const { game, plays } = state.detail();
  const setting: Setting = { game, names: namesOf(game), counts: new Counts() };
  const paired = substitutions(plays, setting.names);
  const actions: object[] = [];
  let parent = 0;
  for (const { play, actionNumber } of numberPlays(game_id, plays)) {
    const made = paired.get(play.order) ?? rowOf(play, setting);
    if (made === null) continue;
    const number = made.actionType === '' ? parent : actionNumber;
    parent = number;
    actions.push(action(play, made, number, actions.length + 1, setting));
  }
  return {
    meta: {
      version: 1,
      request: `http://nba.cloud/games/${game_id}/playbyplay?Format=json`,
      time: utcStamp(state.observed),
    },
    game: { gameId: game_id, videoAvailable: state.status === 3 ? 1 : 0, actions },
  };
}
