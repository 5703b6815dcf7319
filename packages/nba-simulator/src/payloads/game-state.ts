import type { PlayEvent, ScheduledGame, SimGame, TeamLine } from '../sim-game.ts';
import { replay } from './replay.ts';
import { boardClock, tipText } from './times.ts';

export interface TeamRecord {
  readonly wins: number;
  readonly losses: number;
}

/** One game as the league would know it at one instant. */
export interface GameState {
  readonly scheduled: ScheduledGame;
  /** Epoch milliseconds. */
  readonly tip: number;
  /** 1 scheduled (also postponed, also TBD) · 2 live · 3 final */
  readonly status: 1 | 2 | 3;
  readonly status_text: string;
  readonly is_postponed: boolean;
  /** The teams are not known yet. */
  readonly is_tbd: boolean;
  /** 0 before the tip. */
  readonly period: number;
  /** Seconds left in the period. */
  readonly clock: number;
  readonly home_score: number;
  readonly away_score: number;
  readonly home_record: TeamRecord;
  readonly away_record: TeamRecord;
  readonly series_text: string;
  /** Lines and plays so far; a function, since most games are never asked for in detail. */
  readonly detail: () => GameDetail;
  /** When this state was first published, epoch milliseconds. */
  readonly observed: number;
}

export interface GameDetail {
  readonly game: SimGame;
  readonly home: TeamLine;
  readonly away: TeamLine;
  readonly plays: readonly PlayEvent[];
  /** By play order: when a correction last touched the row. */
  readonly touched?: ReadonlyMap<number, number>;
}

export const startYear = (season: string): number => Number(season.slice(0, 4));

/** `Final`, `Final/OT`, `Final/OT2` */
function finalText(overtimes: number): string {
  return overtimes === 0 ? 'Final' : `Final/OT${overtimes === 1 ? '' : overtimes}`;
}

function liveText(last: PlayEvent): string {
  const name = last.period <= 4 ? `Q${last.period}` : `OT${last.period - 4}`;
  if (last.kind === 'period' && last.subtype === 'end') return last.period === 2 ? 'Half' : `END ${name}   `;
  return `${name} ${boardClock(last.clock / 100)}`;
}

/** Everything of the game has happened. */
function wholeDetail(game: SimGame): GameDetail {
  return { game, home: game.home, away: game.away, plays: game.plays };
}

/** Rosters and starters, and nothing has happened yet. */
function emptyDetail(game: SimGame): GameDetail {
  const shell = ({ timeouts_remaining: _, ...line }: TeamLine): TeamLine => ({ ...line, timeouts_remaining: 0 });
  const { home, away } = replay(game, []);
  return { game, home: shell(home), away: shell(away), plays: [] };
}

/** What had happened by an instant; null before the first play. */
export function detailAt(game: SimGame, instant: number): GameDetail | null {
  const plays = game.plays.filter((play) => Date.parse(play.occurred_at) <= instant);
  return plays.length === 0 ? null : { game, ...replay(game, plays), plays };
}

export interface Known {
  readonly scheduled: ScheduledGame;
  readonly home_record: TeamRecord;
  readonly away_record: TeamRecord;
  readonly series_text: string;
}

/** Not begun: scheduled, postponed, or its teams unknown. */
export function stateBefore(
  known: Known,
  game: () => SimGame,
  observed: number,
  why: 'scheduled' | 'postponed' | 'tbd' = 'scheduled',
): GameState {
  const tip = Date.parse(known.scheduled.tip_off_at);
  const text = { scheduled: tipText(tip), postponed: 'PPD', tbd: 'TBD' }[why];
  return {
    ...known,
    tip,
    status: 1,
    status_text: text,
    is_postponed: why === 'postponed',
    is_tbd: why === 'tbd',
    period: 0,
    clock: 0,
    home_score: 0,
    away_score: 0,
    detail: () => emptyDetail(game()),
    observed,
  };
}

export function stateDuring(known: Known, detail: GameDetail, observed: number): GameState {
  const last = detail.plays.at(-1) as PlayEvent;
  return {
    ...known,
    tip: Date.parse(known.scheduled.tip_off_at),
    status: 2,
    status_text: liveText(last),
    is_postponed: false,
    is_tbd: false,
    period: last.period,
    clock: last.clock / 100,
    home_score: detail.home.points,
    away_score: detail.away.points,
    detail: () => detail,
    observed,
  };
}

export function stateAfter(known: Known, game: () => SimGame, observed: number): GameState {
  const { home_score, away_score, overtimes } = known.scheduled.result;
  return {
    ...known,
    tip: Date.parse(known.scheduled.tip_off_at),
    status: 3,
    status_text: finalText(overtimes),
    is_postponed: false,
    is_tbd: false,
    period: 4 + overtimes,
    clock: 0,
    home_score,
    away_score,
    detail: () => wholeDetail(game()),
    observed,
  };
}
