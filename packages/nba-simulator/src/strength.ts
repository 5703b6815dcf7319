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
const NET_SD = 6.6;
const OFFENSE_SHARE_SD = 3.6;

/** By team id. Net ratings are the normal quantiles, shuffled: every season has the same spread, in another order. */
export function drawStrengths(seed: number, season: string): ReadonlyMap<number, Strength> {
  const rng = stream(seed, season, 'strength');
  const quantiles = rng.shuffle(simulatedTeams.map((_, i) => normalQuantile((i + 0.5) / simulatedTeams.length)));
  const tilts = rng.shuffle(quantiles);
  return new Map(
    simulatedTeams.map((team, i) => {
      const net = NET_SD * (quantiles[i] as number);
      const tilt = OFFENSE_SHARE_SD * 0.75 * (tilts[i] as number);
      const factor = (sd: number): number => 1 + rng.normal(0, sd);
      const strength: Strength = {
        offense: net / 2 + tilt,
        defense: -net / 2 + tilt,
        pace: factor(0.021),
        threes: factor(0.085),
        offensiveRebounding: factor(0.1),
        turnovers: factor(0.06),
        forcesTurnovers: factor(0.06),
        fouling: factor(0.06),
        passing: factor(0.05),
        blocking: factor(0.1),
      };
      return [team.team_id, strength];
    }),
  );
}

/** Acklam-free approximation (Hastings 26.2.23), good to 4.5e-4. */
function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  const t = Math.sqrt(-2 * Math.log(p));
  const top = 2.515517 + 0.802853 * t + 0.010328 * t * t;
  return top / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t) - t;
}
