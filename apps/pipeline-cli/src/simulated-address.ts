import { ConfigError, type GameDate, parseGameDate, parseSeason, type Season } from '@hoops/nba-client';
import { type Clock, tenEastern } from './clock.ts';

/** `simulator:?seed=1&season=2025-26&today=2026-01-19`: a league to start in this process. */
export interface SimulatedAddress {
  readonly seed: number;
  readonly season: Season;
  /** Games before it are final. Null: the season is over. */
  readonly today: GameDate | null;
}

const known = ['seed', 'season', 'today'];

/** Reads the address; null when it is of another scheme, ConfigError when a parameter is wrong. */
export function readSimulatedAddress(url: string): SimulatedAddress | null {
  if (!url.startsWith('simulator:')) return null;
  const way = 'write e.g. simulator:?seed=1&season=2025-26&today=2026-01-19';
  const rest = url.slice('simulator:'.length);
  if (rest !== '' && !rest.startsWith('?')) throw new ConfigError(`"${url}" is no simulator address: ${way}`);
  const parameters = new URLSearchParams(rest);
  for (const name of parameters.keys()) {
    if (!known.includes(name))
      throw new ConfigError(`"${name}" in ${url} is no parameter of the simulator (${known.join(', ')}): ${way}`);
  }
  const seed = parameters.get('seed') ?? '1';
  if (!/^\d{1,9}$/.test(seed)) throw new ConfigError(`seed "${seed}" is no whole number up to 999999999: ${way}`);
  const today = parameters.get('today');
  return {
    seed: Number(seed),
    season: parseSeason(parameters.get('season') ?? '2025-26'),
    today: today === null ? null : parseGameDate(today),
  };
}

/** The machine's time; for a simulated league with a `today`, 10:00 US Eastern of that day. */
export function clockOf(source: string | null): Clock {
  const today = readSimulatedAddress(source ?? '')?.today ?? null;
  return today === null ? () => new Date() : () => tenEastern(today);
}
