import { seasonStartYear } from '../calendar.ts';
import { type Correction, correctionKinds, type Postponement } from '../corrections.ts';
import { simulateSeason } from '../season.ts';
import type { League } from '../sim-game.ts';
import type { World } from './render-answer.ts';
import { SeasonAt } from './season-at.ts';
import { seasonOf, seasonOfGame } from './season-of.ts';
import { addDays, easternDate, easternInstant, isDate } from './times.ts';

export type Amendment = Correction | Postponement;

export interface AlmanacOptions {
  readonly seed: number;
  readonly season?: string | undefined;
  readonly today?: string | undefined;
  readonly now?: string | undefined;
  readonly corrections?: readonly Amendment[] | undefined;
  readonly revision?: number | undefined;
}

/** @throws RangeError when today is no date or now no instant. */
export function instantOf({
  today,
  now,
}: {
  readonly today?: string | undefined;
  readonly now?: string | undefined;
}): number | undefined {
  if (now !== undefined) {
    const instant = Date.parse(now);
    if (Number.isNaN(instant)) throw new RangeError(`now: "${now}" is no instant: write 2026-01-16T01:30:00Z.`);
    return instant;
  }
  if (today === undefined) return undefined;
  if (!isDate(today)) {
    throw new RangeError(`today: "${today}" is no date: write YYYY-MM-DD.`);
  }
  // Early enough that nothing of today has begun, late enough that yesterday's last game is over.
  return easternInstant(today, '05:00');
}

/** A season depends on nothing but these two and takes most of a second: simulators of one process share the last few. */
const leagues = new Map<string, League>();
function leagueOf(seed: number, season: string): League {
  const key = `${seed}|${season}`;
  const league = leagues.get(key) ?? simulateSeason({ seed, season });
  leagues.delete(key);
  leagues.set(key, league);
  const [oldest] = leagues.keys();
  if (leagues.size > 6 && oldest !== undefined) leagues.delete(oldest);
  return league;
}

/** The simulated league's clock and books: what is known of which season, at this or an earlier instant. */
export class Almanac {
  readonly #seed: number;
  readonly #amendments: readonly Amendment[];
  readonly #seasons = new Map<string, SeasonAt>();
  readonly #named: string | undefined;
  now: number;
  revision: number;

  constructor(options: AlmanacOptions) {
    this.#seed = options.seed;
    this.#amendments = options.corrections ?? [];
    const now = instantOf(options);
    if (options.season !== undefined) seasonStartYear(options.season);
    this.#named = options.season ?? (now === undefined ? '2025-26' : undefined);
    this.now = now ?? this.#after(this.season);
    this.revision = options.revision ?? Number.POSITIVE_INFINITY;
    for (const amendment of this.#amendments) this.#check(amendment);
  }

  /** What the undated files are about: the season that was named, else that of the clock. */
  get season(): string {
    return this.#named ?? seasonOf(easternDate(this.now));
  }

  #check(amendment: Amendment): void {
    const { game_id, kind } = amendment;
    if (kind !== 'postponed' && !correctionKinds.includes(kind)) {
      throw new RangeError(`"${kind}" is no correction: choose one of postponed, ${correctionKinds.join(', ')}.`);
    }
    const { game_date } = this.#league(seasonOfGame(game_id)).scheduledGame(game_id);
    if (kind !== 'postponed') return;
    if (amendment.from !== game_date) {
      throw new RangeError(
        `from: "${amendment.from}" is not the date of game ${game_id}: postpone it from ${game_date}.`,
      );
    }
    if (!isDate(amendment.to) || amendment.to <= game_date) {
      throw new RangeError(`to: "${amendment.to}" is no later date: name one after ${game_date}.`);
    }
  }

  #league(season: string): League {
    return leagueOf(this.#seed, season);
  }

  #after(season: string): number {
    const last = this.#league(season).schedule.at(-1)?.game_date ?? `${season.slice(0, 4)}-10-01`;
    return easternInstant(addDays(last, 1), '05:00');
  }

  world(change: { readonly now?: number | undefined; readonly revision?: number | undefined } = {}): World {
    const { now = this.now, revision = this.revision } = change;
    return {
      now,
      season: this.season,
      at: (season) => {
        const key = `${season}|${now}|${revision}`;
        let known = this.#seasons.get(key);
        if (known === undefined) {
          const league = this.#league(season);
          const corrections = this.#amendments.filter((one): one is Correction => one.kind !== 'postponed');
          const postponements = this.#amendments.filter((one): one is Postponement => one.kind === 'postponed');
          known = new SeasonAt(league, { corrections, postponements, revision }, now);
          if (this.#seasons.size >= 8) this.#seasons.clear();
          this.#seasons.set(key, known);
        }
        return known;
      },
    };
  }

  /** The newest revision that a game shows. */
  revisionOf(gameId: string): number {
    const made = this.#amendments.filter((one) => one.kind !== 'postponed' && one.game_id === gameId) as Correction[];
    return Math.max(0, ...made.map((one) => one.revision).filter((revision) => revision <= this.revision));
  }
}
