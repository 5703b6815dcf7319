import type { PlayEvent, ShotSpot } from '../sim-game.ts';
import { cdnPlayText, type Names, namesOf } from './cdn-play-text.ts';
import { chance } from './chance.ts';
import { courtArea } from './court-area.ts';
import { type GameState, startYear } from './game-state.ts';
import { type NumberedPlay, numberPlays } from './numbered-plays.ts';
import { duration, easternStamp, utcSecond, utcTenth } from './times.ts';

/** Rows that carry the area of the last shot, whoever shot it. */
const placed = new Set(['rebound', 'turnover', 'steal', 'block', 'foul']);
const shots = new Set(['2pt', '3pt', 'heave']);

interface Setting {
  readonly gameId: string;
  readonly names: Names;
  /** area, areaDetail and isTargetScoreLastPeriod came with 2024-25. */
  readonly isModern: boolean;
  readonly numberOf: ReadonlyMap<number, number>;
  /** No row is edited later than this, corrections aside. */
  readonly closed: number;
  readonly touched: ReadonlyMap<number, number>;
}

/** Most rows are touched again: at once, within minutes, and some after the buzzer. */
function edited({ gameId, closed, touched }: Setting, play: PlayEvent): string {
  const at = Date.parse(play.occurred_at);
  const corrected = touched.get(play.order);
  if (corrected !== undefined) return utcSecond(corrected);
  const draw = chance(gameId, 'edit', play.order);
  const later = draw < 0.2 ? 0 : draw < 0.95 ? draw * 90 : draw < 0.985 ? draw * 1200 : draw * 9_000;
  return utcSecond(Math.min(at + later * 1000, Math.max(at, closed)));
}

function person(personId: number, names: Names) {
  return personId === 0 ? {} : { playerName: names.family(personId), playerNameI: names.initial(personId) };
}

function involved(play: PlayEvent): number[] {
  if (play.kind === 'jumpball') {
    return [play.person_id, play.jump_ball_won_person_id, play.jump_ball_lost_person_id].filter((id) => id !== 0);
  }
  const all = [
    play.person_id,
    play.assist_person_id,
    play.block_person_id,
    play.steal_person_id,
    play.foul_drawn_person_id,
  ];
  return [...new Set(all)].filter((id) => id !== 0);
}

function where(play: PlayEvent, spot: ShotSpot | null, setting: Setting) {
  const own = shots.has(play.kind) ? play.shot : null;
  const shown = own ?? (placed.has(play.kind) && play.subtype !== 'technical' ? spot : null);
  return shown === null || !setting.isModern ? {} : courtArea(shown);
}

function jumpBall(play: PlayEvent, names: Names) {
  const recovered = play.jump_ball_recovered_person_id;
  return {
    jumpBallRecoveredName: recovered === 0 ? `Team (${names.tricode(play.team_id)})` : names.initial(recovered),
    ...(recovered === 0 ? {} : { jumpBallRecoverdPersonId: recovered }),
  };
}

function result(play: PlayEvent, setting: Setting, assists: number) {
  const { names, numberOf } = setting;
  const { totals } = play;
  const description = cdnPlayText(play, names, assists);
  const filter = involved(play);
  const who = person(play.person_id, names);
  const common = { description, ...who, personIdsFilter: filter };
  switch (play.kind) {
    case '2pt':
    case '3pt':
      return {
        shotResult: play.is_made ? 'Made' : 'Missed',
        ...(play.is_made ? { pointsTotal: totals.points ?? 0 } : {}),
        ...common,
        ...(play.is_made && play.assist_person_id !== 0
          ? {
              assistPlayerNameInitial: names.initial(play.assist_person_id),
              assistPersonId: play.assist_person_id,
              assistTotal: assists,
            }
          : {}),
        ...(play.block_person_id === 0
          ? {}
          : { blockPlayerName: names.family(play.block_person_id), blockPersonId: play.block_person_id }),
      };
    case 'freethrow':
      return {
        shotResult: play.is_made ? 'Made' : 'Missed',
        ...(play.is_made ? { pointsTotal: totals.points ?? 0 } : {}),
        ...common,
      };
    case 'rebound': {
      const defensive = totals.rebounds_defensive ?? 0;
      const offensive = totals.rebounds_offensive ?? 0;
      return {
        ...(numberOf.has(play.shot_order) ? { shotActionNumber: numberOf.get(play.shot_order) } : {}),
        ...(play.person_id === 0
          ? {}
          : {
              reboundTotal: defensive + offensive,
              reboundDefensiveTotal: defensive,
              reboundOffensiveTotal: offensive,
            }),
        ...common,
      };
    }
    case 'turnover':
      return {
        ...(play.person_id === 0 ? {} : { turnoverTotal: totals.turnovers ?? 0 }),
        ...common,
        ...(play.steal_person_id === 0
          ? {}
          : { stealPlayerName: names.family(play.steal_person_id), stealPersonId: play.steal_person_id }),
      };
    case 'foul':
      return {
        ...(play.person_id === 0
          ? {}
          : { foulPersonalTotal: totals.fouls_personal ?? 0, foulTechnicalTotal: totals.fouls_technical ?? 0 }),
        ...(play.subtype === 'technical' ? { side: null } : {}),
        ...common,
        ...(play.foul_drawn_person_id === 0
          ? {}
          : {
              foulDrawnPlayerName: names.family(play.foul_drawn_person_id),
              foulDrawnPersonId: play.foul_drawn_person_id,
            }),
      };
    case 'jumpball':
      return {
        ...jumpBall(play, names),
        side: null,
        ...who,
        personIdsFilter: filter,
        jumpBallWonPlayerName: names.family(play.jump_ball_won_person_id),
        jumpBallWonPersonId: play.jump_ball_won_person_id,
        description,
        jumpBallLostPlayerName: names.family(play.jump_ball_lost_person_id),
        jumpBallLostPersonId: play.jump_ball_lost_person_id,
      };
    case 'steal':
    case 'block':
    case 'heave':
      return common;
    default:
      return { side: null, ...common };
  }
}

/** `side` stands early in rows that have a place, late or not at all in the others: the key orders of the real feed. */
function sideEarly(play: PlayEvent, setting: Setting) {
  if (play.kind === 'freethrow') return { side: null };
  if (shots.has(play.kind)) return { side: play.kind === 'heave' ? null : (play.shot?.side ?? null) };
  return placed.has(play.kind) && !(play.kind === 'foul' && play.subtype === 'technical') && setting
    ? { side: null }
    : {};
}

function action(
  { play, actionNumber, orderNumber }: NumberedPlay,
  spot: ShotSpot | null,
  setting: Setting,
  assists: number,
) {
  const isShot = play.kind === '2pt' || play.kind === '3pt';
  const lateSubtype = play.kind === 'steal' || play.kind === 'block' || play.kind === 'heave';
  return {
    actionNumber,
    clock: duration(play.clock / 100),
    timeActual: utcTenth(Date.parse(play.occurred_at)),
    period: play.period,
    periodType: play.period <= 4 ? 'REGULAR' : 'OVERTIME',
    ...(play.team_id === 0 ? {} : { teamId: play.team_id, teamTricode: setting.names.tricode(play.team_id) }),
    actionType: play.kind,
    ...(lateSubtype ? {} : { subType: play.subtype }),
    ...(play.descriptor === '' ? {} : { descriptor: play.descriptor }),
    qualifiers: play.qualifiers,
    personId: play.person_id,
    x: isShot ? (play.shot?.x ?? null) : null,
    y: isShot ? (play.shot?.y ?? null) : null,
    ...where(play, spot, setting),
    ...sideEarly(play, setting),
    ...(shots.has(play.kind) && play.shot !== null ? { shotDistance: play.shot.distance } : {}),
    possession: play.possession_team_id,
    scoreHome: String(play.home_score),
    scoreAway: String(play.away_score),
    edited: edited(setting, play),
    ...(play.official_id === 0 ? {} : { officialId: play.official_id }),
    orderNumber,
    ...(setting.isModern ? { isTargetScoreLastPeriod: false } : {}),
    ...(lateSubtype && setting.isModern ? { subType: '' } : {}),
    xLegacy: isShot ? (play.shot?.x_legacy ?? null) : null,
    yLegacy: isShot ? (play.shot?.y_legacy ?? null) : null,
    isFieldGoal: isShot ? 1 : 0,
    ...result(play, setting, assists),
  };
}

/** Body of /static/json/liveData/playbyplay/playbyplay_{id}.json, in order of orderNumber. */
export function cdnPlaybyplay(state: GameState): object {
  const { game_id, season } = state.scheduled;
  const { game, plays, touched } = state.detail();
  const numbered = numberPlays(game_id, plays);
  const setting: Setting = {
    gameId: game_id,
    names: namesOf(game),
    isModern: startYear(season) >= 2024,
    numberOf: new Map(numbered.map(({ play, actionNumber }) => [play.order, actionNumber])),
    closed: state.status === 3 ? Math.min(state.observed, Date.parse(game.ended_at) + 300_000) : state.observed,
    touched: touched ?? new Map(),
  };
  const assists = new Map<number, number>();
  let spot: ShotSpot | null = null;
  const actions = numbered.map((one) => {
    if (one.play.shot !== null) spot = one.play.shot;
    const passer = one.play.assist_person_id;
    if (passer !== 0) assists.set(passer, (assists.get(passer) ?? 0) + 1);
    return action(one, spot, setting, assists.get(passer) ?? 0);
  });
  return {
    meta: {
      version: 1,
      code: 200,
      request: `http://nba.cloud/games/${game_id}/playbyplay?Format=json`,
      time: easternStamp(state.observed, Math.floor(chance('meta', game_id) * 1000)),
    },
    game: { gameId: game_id, actions },
  };
}
