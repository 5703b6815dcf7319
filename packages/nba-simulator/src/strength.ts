import { stream } from './rng.ts';
import { simulatedTeams } from './teams.ts';

/** How a team plays, apart from who is on the floor. */
export interface Strength {
  /** Points per 100 possessions above average: scored, and allowed (low is good). */
  readonly offense: number;
  readonly defense: number;
  /** Factors around 1. */
  readonly pace: number;
  readonly threes: number;
  readonly offensiveRebounding: number;
  readonly turnovers: number;
  readonly forcesTurnovers: number;
  readonly fouling: number;
  readonly passing: number;
  readonly blocking: number;
}

/** Spread of true net ratings: with the game's own noise it makes records from 68 to 17 wins. */
const NET_SD = 7.05;
const OFFENSE_SHARE_SD = 2.7;

/** By team id. Each trait is the row of normal quantiles, shuffled: every season has the same spread, in another order. */
export function drawStrengths(seed: number, season: string): ReadonlyMap<number, Strength> {
  const rng = stream(seed, season, 'strength');
  const quantiles = rng.shuffle(simulatedTeams.map((_, i) => normalQuantile((i + 0.5) / simulatedTeams.length)));
  const tilts = rng.shuffle(quantiles);
  const styles = {
    pace: rng.shuffle(quantiles),
    threes: rng.shuffle(quantiles),
    offensiveRebounding: rng.shuffle(quantiles),
    turnovers: rng.shuffle(quantiles),
    forcesTurnovers: rng.shuffle(quantiles),
    fouling: rng.shuffle(quantiles),
    passing: rng.shuffle(quantiles),
    blocking: rng.shuffle(quantiles),
  };
  return new Map(
    simulatedTeams.map((team, i) => {
      const net = NET_SD * (quantiles[i] as number);
      const tilt = OFFENSE_SHARE_SD * 0.75 * (tilts[i] as number);
      const factor = (name: keyof typeof styles, sd: number): number => 1 + sd * (styles[name][i] as number);
      const strength: Strength = {
        offense: net / 2 + tilt,
        defense: -net / 2 + tilt,
        pace: factor('pace', 0.021),
        threes: factor('threes', 0.085),
        offensiveRebounding: factor('offensiveRebounding', 0.1),
        turnovers: factor('turnovers', 0.06),
        forcesTurnovers: factor('forcesTurnovers', 0.06),
        fouling: factor('fouling', 0.04),
        passing: factor('passing', 0.05),
        blocking: factor('blocking', 0.1),
      };
      return [team.team_id, strength];
    }),
  );
}

/** Abramowitz and Stegun 26.2.23, good to 4.5e-4. */
function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  const t = Math.sqrt(-2 * Math.log(p));
  const top = 2.515517 + 0.802853 * t + 0.010328 * t * t;
  return top / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t) - t;
}
