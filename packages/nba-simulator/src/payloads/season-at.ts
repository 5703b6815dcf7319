import { type Correction, correctGame, type Postponement } from '../corrections.ts';
import type { League, ScheduledGame, SimGame, SimTeam } from '../sim-game.ts';
import type { BoardGame } from './cdn-todays-scoreboard.ts';
import { chance } from './chance.ts';
import {
  detailAt,
  type GameState,
  type Known,
  stateAfter,
  stateBefore,
  stateDuring,
  type TeamRecord,
} from './game-state.ts';
import { reschedule, shiftGame } from './reschedule.ts';
import { addDays, easternDate, easternInstant } from './times.ts';

const hour = 3_600_000;
const minute = 60_000;
const longestGame = 4 * hour;

export interface Amendments {
  readonly corrections: readonly Correction[];
  readonly postponements: readonly Postponement[];
  /** Corrections beyond this revision are still to come. */
  readonly revision: number;
}

/** A league's season as known at one instant: which games are over, on, to come, moved or not yet drawn. */
export class SeasonAt {
  readonly league: League;
  readonly now: number;
  readonly #amendments: Amendments;
  readonly #games = new Map<string, SimGame>();
  readonly #schedule: readonly ScheduledGame[];
  readonly #ghosts: readonly ScheduledGame[];
  readonly #byId: ReadonlyMap<string, ScheduledGame>;
  readonly #teams: ReadonlyMap<number, SimTeam>;
  readonly #records = new Map<number, TeamRecord>();
  readonly #regularEnd: string;

  constructor(league: League, amendments: Amendments, now: number) {
    this.league = league;
    this.now = now;
    this.#amendments = amendments;
    this.#teams = new Map(league.teams.map((team) => [team.team_id, team]));
    const moved = amendments.postponements.filter(({ from }) => now >= easternInstant(addDays(from, 1), '05:00'));
    const ids = new Set(amendments.postponements.map(({ game_id }) => game_id));
    this.#ghosts = league.schedule.filter((game) => ids.has(game.game_id));
    this.#schedule = moved.length === 0 ? league.schedule : reschedule(league.schedule, moved);
    this.#byId = new Map(this.#schedule.map((game) => [game.game_id, game]));
    this.#regularEnd = this.#schedule.findLast((game) => game.season_type === 2)?.game_date ?? '';
    for (const game of this.#schedule) {
      if (game.season_type !== 2 || !this.#isOver(game)) continue;
      this.#records.set(game.home_team_id, { wins: game.home_wins, losses: game.home_losses });
      this.#records.set(game.away_team_id, { wins: game.away_wins, losses: game.away_losses });
    }
  }

  has(gameId: string): boolean {
    return this.#byId.has(gameId);
  }

  scheduled(gameId: string): ScheduledGame | undefined {
    return this.#byId.get(gameId);
  }

  state(gameId: string): GameState | undefined {
    const game = this.#byId.get(gameId);
    return game === undefined ? undefined : this.#state(game);
  }

  /** Games of an Eastern date with their lines so far, postponed ones included. */
  on(date: string): BoardGame[] {
    const listed = this.#schedule.filter((game) => game.game_date === date && this.#isListed(game));
    const ghosts = this.#ghosts.filter(
      (game) => game.game_date === date && !listed.some((one) => one.game_id === game.game_id),
    );
    const games = [...listed, ...ghosts].toSorted((a, b) =>
      a.tip_off_at < b.tip_off_at ? -1 : a.tip_off_at > b.tip_off_at ? 1 : a.game_id < b.game_id ? -1 : 1,
    );
    return games.map((game) => this.#board(game, true));
  }

  /** The whole season by score; lines only for the newest finished date, whose games are at hand anyway. */
  all(): BoardGame[] {
    const games = this.#schedule.filter((game) => this.#isListed(game));
    const newest = games.findLast((game) => this.#isOver(game))?.game_date;
    return games.map((game) => this.#board(game, game.game_date === newest));
  }

  #game(scheduled: ScheduledGame): SimGame {
    const known = this.#games.get(scheduled.game_id);
    if (known !== undefined) return known;
    const original = this.league.game(scheduled.game_id);
    const shift = Date.parse(scheduled.tip_off_at) - Date.parse(original.scheduled.tip_off_at);
    const game = shift === 0 ? { ...original, scheduled } : shiftGame(original, scheduled, shift);
    if (this.#games.size > 64) this.#games.clear();
    this.#games.set(scheduled.game_id, game);
    return game;
  }

  #visible(gameId: string): Correction[] {
    const { corrections, revision } = this.#amendments;
    return corrections.filter((one) => one.game_id === gameId && one.revision <= revision);
  }

  #isOver(game: ScheduledGame): boolean {
    const tip = Date.parse(game.tip_off_at);
    if (this.#isPostponed(game) || this.now < tip) return false;
    return this.now >= tip + longestGame || this.now >= Date.parse(this.#game(game).ended_at);
  }

  #isPostponed(game: ScheduledGame): boolean {
    return this.#amendments.postponements.some(
      ({ game_id, from }) => game_id === game.game_id && game.game_date === from && this.now >= easternInstant(from),
    );
  }

  /** Nothing after the regular season is on the calendar until that is over. */
  #isListed(game: ScheduledGame): boolean {
    return game.season_type === 2 || game.season_type === 6 || easternDate(this.now) > this.#regularEnd;
  }

  /** Teams of a knock-out game are known once whatever decides them is over. */
  #isDrawn(game: ScheduledGame): boolean {
    const isCup = game.season_type === 6 || game.subtype === 'in-season-knockout';
    if (game.season_type === 2 && !isCup) return true;
    const stage = (one: ScheduledGame) =>
      isCup ? one.subtype.startsWith('in-season') : one.season_type === 4 || one.season_type === 5;
    const series = game.game_id.slice(0, 9);
    const first = this.#schedule.find((one) =>
      game.season_type === 4 ? one.game_id.startsWith(series) : one === game,
    );
    const teams = [game.home_team_id, game.away_team_id];
    return this.#schedule.every(
      (one) =>
        !stage(one) ||
        one.game_date >= (first?.game_date ?? game.game_date) ||
        !(isCup || teams.includes(one.home_team_id) || teams.includes(one.away_team_id)) ||
        this.#isOver(one),
    );
  }

  #known(scheduled: ScheduledGame, isOver: boolean): Known {
    const { home_wins, home_losses, away_wins, away_losses, home_team_id, away_team_id } = scheduled;
    if (isOver) {
      return {
        scheduled,
        home_record: { wins: home_wins, losses: home_losses },
        away_record: { wins: away_wins, losses: away_losses },
        series_text: scheduled.series_text,
      };
    }
    const none = { wins: 0, losses: 0 };
    if (scheduled.season_type === 4) {
      const series = scheduled.game_id.slice(0, 9);
      const before = this.#schedule.findLast(
        (one) => one.game_id.startsWith(series) && one.game_id < scheduled.game_id && this.#isOver(one),
      );
      if (before === undefined) return { scheduled, home_record: none, away_record: none, series_text: '' };
      const home = { wins: before.home_wins, losses: before.home_losses };
      const away = { wins: before.away_wins, losses: before.away_losses };
      const same = before.home_team_id === home_team_id;
      return {
        scheduled,
        home_record: same ? home : away,
        away_record: same ? away : home,
        series_text: before.series_text,
      };
    }
    const text = scheduled.season_type === 5 ? '' : scheduled.series_text;
    const isOwn = scheduled.season_type === 2;
    return {
      scheduled,
      home_record: isOwn ? (this.#records.get(home_team_id) ?? none) : none,
      away_record: isOwn ? (this.#records.get(away_team_id) ?? none) : none,
      series_text: text,
    };
  }

  #state(scheduled: ScheduledGame): GameState {
    const game = () => this.#game(scheduled);
    const tip = Date.parse(scheduled.tip_off_at);
    const before = (why: 'scheduled' | 'postponed' | 'tbd', observed: number) =>
      stateBefore(this.#known(scheduled, false), game, observed, why);
    const isMovedAway = this.#byId.get(scheduled.game_id) !== scheduled;
    if (isMovedAway || this.#isPostponed(scheduled))
      return before('postponed', easternInstant(scheduled.game_date, '15:00'));
    if (this.now < tip) return before(this.#isDrawn(scheduled) ? 'scheduled' : 'tbd', this.now);
    if (this.#isOver(scheduled)) return this.#final(scheduled);
    const detail = detailAt(game(), this.now);
    return detail === null
      ? before('scheduled', this.now)
      : stateDuring(this.#known(scheduled, false), detail, this.now);
  }

  #final(scheduled: ScheduledGame): GameState {
    const visible = this.#visible(scheduled.game_id);
    const revision = Math.max(0, ...visible.map((one) => one.revision));
    const tip = Date.parse(scheduled.tip_off_at);
    const known = this.#known(scheduled, true);
    // Published some minutes after the buzzer; where only the score is at hand, the buzzer is taken to be 2½ hours in.
    const settle = () => 5 * minute + Math.floor(chance('settle', scheduled.game_id) * 20 * minute);
    const published = (ended: number) =>
      revision === 0 ? Math.min(this.now, ended + settle()) : ended + settle() + revision * hour;
    let corrected: ReturnType<typeof correctGame> | undefined;
    const whole = () => {
      corrected ??= correctGame(this.#game(scheduled), visible);
      return corrected;
    };
    const state = stateAfter(known, () => whole().game, published(tip + 2.5 * hour));
    return {
      ...state,
      get observed() {
        return published(Date.parse(whole().game.ended_at));
      },
      detail: () => {
        const { game, touched } = whole();
        const ended = Date.parse(game.ended_at) + settle();
        const at = new Map([...touched].map(([order, since]) => [order, ended + since * hour]));
        return { game, home: game.home, away: game.away, plays: game.plays, touched: at };
      },
    };
  }

  #board(scheduled: ScheduledGame, isDetailed: boolean): BoardGame {
    const state = this.#state(scheduled);
    const detail = isDetailed && state.status !== 1 ? state.detail() : null;
    return {
      state,
      home: this.#teams.get(scheduled.home_team_id) as SimTeam,
      away: this.#teams.get(scheduled.away_team_id) as SimTeam,
      lines: detail === null ? null : { home: detail.home, away: detail.away },
    };
  }
}
