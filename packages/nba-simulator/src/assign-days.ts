import type { Calendar } from './calendar.ts';
import type { Matchup } from './matchups.ts';
import type { Rng } from './rng.ts';

const TEAMS = 30;
const PAD = 4;
const TWICE = 90;
/** Twice a day, three days running, four in five or a sixteenth game. */
const CONFLICT = 45;
const BACK_TO_BACK = 1.65;
const CROWD = 1;
const MOVES = 260_000;
/** Games on an ordinary day by weekday, Tuesday first. */
const BY_WEEKDAY = [6.3, 10.6, 5, 10, 7.6, 7.4, 8];

/** A day for each game: nobody twice a day or three days running, about fifteen back-to-backs a team, busy and quiet days. */
export function assignDays(
  rng: Rng,
  games: readonly Matchup[],
  calendar: Calendar,
  kept: ReadonlySet<number>,
): number[] {
  const days = calendar.gameDays.filter((day) => !kept.has(day));
  const wanted = wantedGames(rng, games.length, days, calendar);
  const counts = new Int32Array(calendar.lastDay + 1);
  const width = calendar.lastDay + 1 + 2 * PAD;
  const plays = new Uint8Array(TEAMS * width);
  const allowed = games.map(({ isGroupGame }) => (isGroupGame ? calendar.cupGroupDays : days));
  const cell = (team: number, day: number): number => team * width + day + PAD;

  const place = (game: Matchup, day: number, by: number): void => {
    plays[cell(game.home, day)] = (plays[cell(game.home, day)] as number) + by;
    plays[cell(game.away, day)] = (plays[cell(game.away, day)] as number) + by;
    counts[day] = (counts[day] as number) + by;
  };
  /** What the team pays for one game more on the day. */
  const pays = (team: number, day: number): number => {
    const at = cell(team, day);
    if ((plays[at] as number) > 0) return TWICE;
    let mask = 0;
    for (let i = 0; i < 9; i += 1) mask = (mask << 1) | (i !== 4 && (plays[at + i - 4] as number) > 0 ? 1 : 0);
    return cost[mask] as number;
  };
  const crowd = (day: number): number =>
    CROWD * (2 * ((counts[day] as number) - (wanted[day] as number)) + 1) -
    (counts[day] === 0 ? 40 : 0) +
    ((counts[day] as number) >= 15 ? 200 : 0);

  const at = games.map((game, i) => {
    const choices = allowed[i] as readonly number[];
    let day = rng.pick(choices);
    for (let tries = 0; tries < 60 && (plays[cell(game.home, day)] || plays[cell(game.away, day)]); tries += 1)
      day = rng.pick(choices);
    place(game, day, 1);
    return day;
  });
  for (let move = 0; move < MOVES; move += 1) {
    const heat = 5 * (1 - move / MOVES) ** 2 + 0.05;
    const i = rng.int(games.length);
    const game = games[i] as Matchup;
    const to = rng.pick(allowed[i] as readonly number[]);
    const from = at[i] as number;
    if (to === from) continue;
    place(game, from, -1);
    const now = pays(game.home, from) + pays(game.away, from) + crowd(from);
    const then = pays(game.home, to) + pays(game.away, to) + crowd(to);
    const isBetter = then <= now || rng.next() < Math.exp((now - then) / heat);
    place(game, isBetter ? to : from, 1);
    if (isBetter) at[i] = to;
  }
  settle(rng, games, at, allowed, place, (game, day) => pays(game.home, day) + pays(game.away, day) + crowd(day) / 4);
  return at;
}

/** What the cooling left in conflict goes to the day where it costs least; what has no such day pushes others off some day. */
function settle(
  rng: Rng,
  games: readonly Matchup[],
  at: number[],
  allowed: readonly (readonly number[])[],
  place: (game: Matchup, day: number, by: number) => void,
  price: (game: Matchup, day: number) => number,
): void {
  for (let round = 0; round < 400; round += 1) {
    let hurt = 0;
    games.forEach((game, i) => {
      const from = at[i] as number;
      place(game, from, -1);
      if (price(game, from) >= CONFLICT) {
        hurt += 1;
        const choices = rng.shuffle(allowed[i] as readonly number[]);
        const best = choices.reduce((a, b) => (price(game, b) < price(game, a) ? b : a));
        at[i] = price(game, best) < CONFLICT || rng.chance(0.5) ? best : (choices[0] as number);
      }
      place(game, at[i] as number, 1);
    });
    if (hurt === 0) return;
  }
}

function wantedGames(rng: Rng, total: number, days: readonly number[], calendar: Calendar): Float64Array {
  const wanted = new Float64Array(calendar.lastDay + 1);
  const fixed = new Map([
    [0, 2],
    [1, 12],
    [calendar.christmas, 5],
    [calendar.thanksgiving - 1, 14],
    [calendar.lastDay, 15],
    [calendar.lastDay - 2, 15],
    [calendar.allStarBreak[1] + 1, 10],
    [calendar.lastDay - 1, 1],
  ]);
  let sum = 0;
  for (const day of days) {
    wanted[day] = fixed.get(day) ?? Math.max(1, (BY_WEEKDAY[day % 7] as number) + rng.normal(0, 1.9));
    if (!fixed.has(day)) sum += wanted[day] as number;
  }
  const scale = (total - [...fixed.values()].reduce((a, b) => a + b, 0)) / sum;
  for (const day of days) if (!fixed.has(day)) wanted[day] = Math.min(14, (wanted[day] as number) * scale);
  return wanted;
}

/** Of a game in the middle of nine days, given the eight around it: sums over the windows of five days that hold it. */
const cost = Float64Array.from({ length: 512 }, (_, mask) => windows(mask | 16) - windows(mask & ~16));

function windows(mask: number): number {
  let sum = 0;
  for (let shift = 0; shift < 5; shift += 1) sum += fiveDays((mask >> shift) & 31);
  return sum;
}

function fiveDays(mask: number): number {
  const games = [1, 2, 4, 8, 16].filter((bit) => mask & bit).length;
  let sum = 0;
  if (games === 0) sum += 2;
  if (games >= 4) sum += 60;
  if ((mask & 7) === 7) sum += 60;
  if ((mask & 14) === 14 || (mask & 28) === 28) sum += 60;
  for (const pair of [3, 6, 12, 24]) if ((mask & pair) === pair) sum += BACK_TO_BACK;
  if (games === 3) sum += 0.35;
  return sum;
}
