import { drawName } from './names.ts';
import { type Rng, stream } from './rng.ts';
import type { Position, SimPlayer, SimTeam } from './sim-game.ts';

/** Order of every array over shot zones. */
export const zones = ['restricted', 'paint', 'mid', 'corner', 'above'] as const;

/** What a player does when he is on the floor; weights are relative to the other four. */
export interface Talent {
  readonly player: SimPlayer;
  /** 1 guard … 5 centre, for like-for-like substitutions. */
  readonly size: number;
  readonly usage: number;
  /** Cumulative shares of his shots by zone. */
  readonly zoneShares: readonly number[];
  /** Added to the chance of a two, of a three. */
  readonly twoSkill: number;
  readonly threeSkill: number;
  readonly freeThrow: number;
  /** Factor on drawing shooting fouls. */
  readonly drawsFouls: number;
  /** Factor on the chance that his makes are assisted. */
  readonly isFed: number;
  readonly passing: number;
  readonly offensiveRebounding: number;
  readonly defensiveRebounding: number;
  readonly stealing: number;
  readonly blocking: number;
  readonly turnovers: number;
  readonly fouling: number;
}

const positions: readonly Position[] = ['PG', 'SG', 'SF', 'PF', 'C'];
/** By position PG SG SF PF C. */
const shares = [
  [0.27, 0.19, 0.105, 0.055, 0.38],
  [0.26, 0.165, 0.105, 0.1, 0.37],
  [0.3, 0.14, 0.09, 0.15, 0.32],
  [0.36, 0.15, 0.08, 0.14, 0.27],
  [0.52, 0.22, 0.07, 0.05, 0.14],
] as const;
const byPosition = {
  freeThrow: [0.835, 0.82, 0.795, 0.77, 0.71],
  passing: [2.15, 1.25, 0.95, 0.8, 0.75],
  offensiveRebounding: [0.3, 0.38, 0.7, 1.2, 1.75],
  defensiveRebounding: [0.88, 0.88, 1.1, 1.15, 1.25],
  stealing: [1.3, 1.15, 1.05, 0.85, 0.75],
  blocking: [0.35, 0.45, 0.8, 1.3, 2.9],
  turnovers: [1.2, 0.95, 0.92, 0.95, 1.0],
  fouling: [0.85, 0.9, 1, 1.12, 1.3],
} as const;
const usageByDepth = [22.3, 22.5, 20.5, 18.5, 16, 19, 17.5, 16.5, 16, 15, 15, 15, 15, 15, 15, 15, 15, 15];

/** Fifteen players and three two-way players, best first; person ids count from 9_000_001 within the season. */
export function drawRoster(seed: number, season: string, team: SimTeam, taken: Set<string>): Talent[] {
  const rng = stream(seed, season, 'roster', team.team_id);
  const jerseys = rng.shuffle(['00', ...Array.from({ length: 56 }, (_, n) => String(n)), '77', '88', '99']);
  const order = [0, 1, 2].flatMap(() => rng.shuffle([0, 1, 2, 3, 4])).concat(rng.shuffle([0, 2, 4]));
  const firstId = 9_000_001 + (Number(season.slice(0, 4)) - 1946) * 1000 + (team.team_id - 1610699901) * 18;
  const talents = order.map((place, depth) => {
    const player: SimPlayer = {
      person_id: firstId + depth,
      team_id: team.team_id,
      ...drawName(rng, taken),
      jersey: jerseys[depth] as string,
      position: positions[place] as Position,
      is_two_way: depth >= 15,
    };
    return drawTalent(rng, player, place, depth);
  });
  return level(talents);
}

/** Rough share of the team's shots by depth: minutes. */
const minutes = [36, 35, 33, 31, 29, 24, 20, 16, 13, 10, 6, 5, 4, 3, 3, 1, 1, 1];

/** A team is as good as its strength says: its players differ from one another, not from the league. */
function level(talents: readonly Talent[]): Talent[] {
  const weights = talents.map(({ usage }, depth) => usage * (minutes[depth] as number));
  const total = weights.reduce((a, b) => a + b, 0);
  const mean = (of: (talent: Talent) => number): number =>
    talents.reduce((sum, talent, i) => sum + of(talent) * (weights[i] as number), 0) / total;
  const two = mean((talent) => talent.twoSkill);
  const three = mean((talent) => talent.threeSkill);
  const free = mean((talent) => talent.freeThrow);
  const draws = mean((talent) => talent.drawsFouls);
  const fed = mean((talent) => talent.isFed);
  return talents.map((talent) => ({
    ...talent,
    twoSkill: talent.twoSkill - two,
    threeSkill: talent.threeSkill - three,
    freeThrow: Math.min(0.94, talent.freeThrow - free + FREE_THROW),
    drawsFouls: talent.drawsFouls / draws,
    isFed: talent.isFed / fed,
  }));
}

const FREE_THROW = 0.788;

function drawTalent(rng: Rng, player: SimPlayer, place: number, depth: number): Talent {
  const at = (row: readonly number[]): number => row[place] as number;
  const vary = (sd: number): number => Math.exp(rng.normal(0, sd));
  const centre = place === 4 ? -1.5 : 0;
  const usage = Math.min(
    38,
    Math.max(
      7.5,
      (usageByDepth[depth] as number) + (depth === 0 ? Math.abs(rng.normal(0, 7.4)) : centre + rng.normal(0, 4.9)),
    ),
  );
  const star = (usage - 20) / 10;
  // A few do it all: most triple-doubles are theirs.
  const isAllRound = depth < 2 && rng.chance(0.33);
  let sum = 0;
  const mine = (shares[place] as readonly number[]).map((share) => share * vary(0.28));
  const total = mine.reduce((a, b) => a + b, 0);
  const zoneShares = mine.map((share) => {
    sum += share / total;
    return sum;
  });
  return {
    player,
    size: place + 1,
    usage,
    zoneShares,
    twoSkill: rng.normal(0, 0.042) + (depth < 5 ? 0.012 : depth < 10 ? 0 : -0.03),
    threeSkill: rng.normal(0, 0.03) + (depth < 10 ? 0 : -0.02),
    freeThrow: Math.min(0.93, Math.max(0.5, at(byPosition.freeThrow) - 0.01 + rng.normal(0, 0.05))),
    drawsFouls: vary(0.13) * (1 + 0.2 * star),
    isFed: Math.min(1.25, Math.max(0.6, 1.02 - 0.16 * star + (place === 0 ? -0.16 : place === 4 ? 0.1 : 0.02))),
    passing: at(byPosition.passing) * vary(0.25) * Math.max(0.4, 1 + 0.55 * star) * (isAllRound ? 2.5 : 1),
    offensiveRebounding: at(byPosition.offensiveRebounding) * vary(0.25),
    defensiveRebounding: at(byPosition.defensiveRebounding) * vary(0.18) * (isAllRound ? 1.9 : 1),
    stealing: at(byPosition.stealing) * vary(0.25),
    blocking: at(byPosition.blocking) * vary(0.35),
    turnovers: at(byPosition.turnovers) * vary(0.15),
    fouling: at(byPosition.fouling) * vary(0.2) * (depth < 2 ? 0.8 : 1),
  };
}
