import type { PlayEvent, ShotSpot } from '../sim-game.ts';
import { cdnPlayResult } from './cdn-play-result.ts';
import { type Names, namesOf } from './cdn-play-text.ts';
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

function where(play: PlayEvent, spot: ShotSpot | null, setting: Setting) {
  const own = shots.has(play.kind) ? play.shot : null;
  const shown = own ?? (placed.has(play.kind) && play.subtype !== 'technical' ? spot : null);
  return shown === null || !setting.isModern ? {} : courtArea(shown);
}

/** `side` stands early in rows that have a place, late or not at all in the others: the key orders of the real feed. */
function sideEarly(play: PlayEvent) {
  if (play.kind === 'freethrow') return { side: null };
  if (shots.has(play.kind)) return { side: play.kind === 'heave' ? null : (play.shot?.side ?? null) };
  return placed.has(play.kind) && !(play.kind === 'foul' && play.subtype === 'technical') ? { side: null } : {};
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
    qualifiers: play.kind === 'heave' ? [] : play.qualifiers,
    personId: play.person_id,
    x: isShot ? (play.shot?.x ?? null) : null,
    y: isShot ? (play.shot?.y ?? null) : null,
    ...where(play, spot, setting),
    ...sideEarly(play),
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
    ...cdnPlayResult(play, setting.names, setting.numberOf, assists),
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
