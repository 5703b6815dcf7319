import type { Matchup } from './matchups.ts';
import type { Rng } from './rng.ts';

/** A played or planned game among team indices. */
export interface Meeting {
  home: number;
  away: number;
  readonly day: number;
}

export interface GroupResult {
  readonly home: number;
  readonly away: number;
  readonly margin: number;
}

/** Group winners and the best second of each conference, seeded 1 to 4: [East, West]. */
export function cupQualifiers(
  groups: readonly (readonly number[])[],
  results: readonly GroupResult[],
): [number[], number[]] {
  const wins = new Float64Array(30);
  for (const { home, away, margin } of results) {
    wins[margin > 0 ? home : away] = (wins[margin > 0 ? home : away] as number) + 1000;
    wins[home] = (wins[home] as number) + margin;
    wins[away] = (wins[away] as number) - margin;
  }
  const better = (a: number, b: number): number => (wins[b] as number) - (wins[a] as number) || a - b;
  const qualify = (three: readonly (readonly number[])[]): number[] => {
    const ranked = three.map((group) => [...group].sort(better));
    const winners = ranked.map((group) => group[0] as number).sort(better);
    const second = ranked.map((group) => group[1] as number).sort(better)[0] as number;
    return [...winners, second];
  };
  return [qualify(groups.slice(0, 3)), qualify(groups.slice(3))];
}

/**
 * The other games of the Cup's week: 11 before the semifinals among the 22 teams that are out, 13 after, with the four beaten in the quarterfinals.
 * Whoever was at home in the first is away in the second.
 */
export function fillCupWeek(
  rng: Rng,
  games: readonly Matchup[],
  isOut: (team: number) => boolean,
  beaten: readonly { team: number; wasHome: boolean }[],
  days: readonly [readonly number[], readonly number[]],
): Meeting[] {
  const met = new Int32Array(900);
  const meet = (a: number, b: number): void => {
    met[a * 30 + b] = (met[a * 30 + b] as number) + 1;
    met[b * 30 + a] = (met[b * 30 + a] as number) + 1;
  };
  for (const { home, away } of games) meet(home, away);
  const owed = (a: number, b: number): number => {
    const full = a < 15 !== b < 15 ? 2 : 4;
    return full - (met[a * 30 + b] as number) + (full === 2 ? -1 : 0) + rng.next() * 0.5;
  };
  const pair = (teams: readonly number[], others: readonly number[] | null): [number, number][] => {
    const left = [...teams];
    const partners = others ? [...others] : left;
    const pairs: [number, number][] = [];
    while (left.length > 0 && partners.length > (others ? 0 : 1)) {
      const a = left.shift() as number;
      const b = partners
        .filter((team) => team !== a)
        .reduce((best, team) => (owed(a, team) > owed(a, best) ? team : best));
      partners.splice(partners.indexOf(b), 1);
      pairs.push([a, b]);
      meet(a, b);
    }
    return pairs;
  };
  const out = rng.shuffle(Array.from({ length: 30 }, (_, team) => team).filter(isOut));
  const first = pair(out, null);
  const hosts = first.map(([home]) => home);
  const guests = first.map(([, away]) => away);
  // Second game: guests of the first are hosts; beaten quarterfinalists fill both rows as evenly as they can.
  for (const { team, wasHome } of beaten) (wasHome ? hosts : guests).push(team);
  while (guests.length > hosts.length) hosts.push(guests.pop() as number);
  while (hosts.length > guests.length) guests.push(hosts.pop() as number);
  const second = pair(rng.shuffle(guests), rng.shuffle(hosts));
  return [
    ...first.map(([home, away], i) => ({ home, away, day: days[0][i % days[0].length] as number })),
    ...second.map(([home, away], i) => ({ home, away, day: days[1][i % days[1].length] as number })),
  ];
}

/** Turns round later games until everybody has 41 at home: along a chain of games from a team with too many to one with too few. */
export function balanceHomes(games: { home: number; away: number; readonly canTurn: boolean }[], homes = 41): void {
  const count = new Int32Array(30);
  for (const { home } of games) count[home] = (count[home] as number) + 1;
  for (let team = 0; team < 30; team += 1) {
    while ((count[team] as number) > homes) {
      const cameBy = new Map<number, (typeof games)[number]>();
      const queue = [team];
      let end = -1;
      while (queue.length > 0 && end < 0) {
        const at = queue.shift() as number;
        for (const game of games) {
          if (!game.canTurn || game.home !== at || cameBy.has(game.away) || game.away === team) continue;
          cameBy.set(game.away, game);
          queue.push(game.away);
          if ((count[game.away] as number) < homes) {
            end = game.away;
            break;
          }
        }
      }
      if (end < 0) return;
      count[end] = (count[end] as number) + 1;
      count[team] = (count[team] as number) - 1;
      while (end !== team) {
        const game = cameBy.get(end) as (typeof games)[number];
        end = game.home;
        [game.home, game.away] = [game.away, game.home];
      }
    }
  }
}
