import type { Rng } from './rng.ts';
import { simulatedTeams } from './teams.ts';

/** Teams are indices 0..29 into `simulatedTeams`: 15 East, then 15 West, five a division. */
export interface Matchup {
  home: number;
  away: number;
  readonly isGroupGame: boolean;
}

export interface Matchups {
  /** 1,200 games: 80 a team, 40 at home. Two more a team come in the Cup's week. */
  readonly games: readonly Matchup[];
  /** Six Cup groups of five: three of the East, three of the West. */
  readonly groups: readonly (readonly number[])[];
}

/**
 * Four games against the own division and six others of the conference, three against four, two against the other conference.
 * One game of each of five pairs a division is left open: its place is taken in the Cup's week, by a knock-out game or another.
 */
export function drawMatchups(rng: Rng): Matchups {
  const groups = [0, 15].flatMap((first) => {
    const order = rng.shuffle(Array.from({ length: 15 }, (_, i) => first + i));
    return [0, 5, 10].map((at) => order.slice(at, at + 5));
  });
  const groupHomes = new Set(
    groups.flatMap((group) => group.flatMap((home, i) => [1, 2].map((step) => `${home}-${group[(i + step) % 5]}`))),
  );
  const shift = rng.int(5);
  const games: Matchup[] = [];
  const add = (home: number, away: number, count: number): void => {
    for (let n = 0; n < count; n += 1)
      games.push({ home, away, isGroupGame: n === 0 && groupHomes.has(`${home}-${away}`) });
  };
  for (let a = 0; a < simulatedTeams.length; a += 1) {
    for (let b = 0; b < simulatedTeams.length; b += 1) {
      if (a !== b) add(a, b, homeGames(a, b, shift));
    }
  }
  return { games, groups };
}

/** How often a hosts b. */
function homeGames(a: number, b: number, shift: number): number {
  if (a < 15 !== b < 15) return 1;
  const [divisionA, divisionB] = [Math.floor(a / 5), Math.floor(b / 5)];
  if (divisionA === divisionB) return (b - a + 5) % 5 === 1 ? 1 : 2;
  const [low, high] = divisionA < divisionB ? [a, b] : [b, a];
  const step = ((high % 5) - (low % 5) + 10 - shift) % 5;
  if (step === 0) return a === low ? 2 : 1;
  if (step === 1) return a === low ? 1 : 2;
  return 2;
}
