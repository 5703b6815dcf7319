import type { Calendar } from './calendar.ts';
import type { GameResult, SeasonType } from './sim-game.ts';
import type { Standings } from './standings.ts';

/** A game of the play-in or the playoffs that was played. */
export interface PostseasonGame {
  readonly game_id: string;
  readonly season_type: SeasonType;
  readonly day: number;
  readonly home_team_id: number;
  readonly away_team_id: number;
  readonly home_seed: number;
  readonly away_seed: number;
  readonly label: string;
  readonly sub_label: string;
  readonly series_conference: string;
  readonly round_description: string;
  readonly series_game_number: string;
  readonly is_if_necessary: boolean;
  /** Wins after the game in the series; the play-in has none. */
  readonly home_series_wins: number;
  readonly away_series_wins: number;
  readonly result: GameResult;
}

interface Seeded {
  readonly team_id: number;
  readonly seed: number;
  /** Regular season wins: who is at home first in the finals. */
  readonly wins: number;
}

type Play = (gameId: string, homeTeamId: number, awayTeamId: number, day: number) => GameResult;

const conferences = ['East', 'West'] as const;
const rounds = ['1st Round', 'Conf. Semifinals', 'Conf. Finals', 'Finals'] as const;
const labels = ['First Round', 'Conf. Semifinals', 'Conf. Finals'] as const;
/** Game number → whether the better seed is at home, and days after the series' first. */
const homes = [true, true, false, false, true, false, true];
const offsets = [0, 2, 5, 7, 9, 11, 13];
const roundStarts = [0, 15, 30, 47];

/** Play-in among places 7 to 10, then four rounds of best of seven, all played as far as they are needed. */
export function playPostseason(yy: string, standings: Standings, calendar: Calendar, play: Play): PostseasonGame[] {
  const games: PostseasonGame[] = [];
  const fields = conferences.map((conference, side) => {
    const seeds = standings[conference].slice(0, 10).map(({ team_id, wins }, i) => ({ team_id, wins, seed: i + 1 }));
    return [...seeds.slice(0, 6), ...playIn(yy, conference, side, seeds, calendar, play, games)];
  });
  let left = fields.map((field) => [0, 3, 2, 1].map((i) => [field[i], field[7 - i]] as [Seeded, Seeded]));
  for (let round = 0; round < 3; round += 1) {
    left = left.map((pairs, side) => {
      const winners = pairs.map((pair, i) => {
        const number = side * (4 >> round) + i;
        return playSeries(yy, round, number, pair, calendar, play, games, conferences[side] as string, i);
      });
      const next: [Seeded, Seeded][] = [];
      for (let i = 0; i + 1 < winners.length; i += 2) next.push([winners[i] as Seeded, winners[i + 1] as Seeded]);
      return next.length > 0 ? next : [[winners[0] as Seeded, winners[0] as Seeded]];
    });
  }
  const [east, west] = left.map((pairs) => pairs[0]?.[0] as Seeded) as [Seeded, Seeded];
  playSeries(yy, 3, 0, [east, west], calendar, play, games, '', 0);
  return games;
}

function playIn(
  yy: string,
  conference: 'East' | 'West',
  side: number,
  seeds: readonly Seeded[],
  calendar: Calendar,
  play: Play,
  games: PostseasonGame[],
): Seeded[] {
  const single = (number: number, home: Seeded, away: Seeded, day: number): [winner: Seeded, loser: Seeded] => {
    const game_id = `005${yy}00${number}`;
    const result = play(game_id, home.team_id, away.team_id, day);
    games.push({
      game_id,
      season_type: 5,
      day,
      home_team_id: home.team_id,
      away_team_id: away.team_id,
      home_seed: home.seed,
      away_seed: away.seed,
      label: 'SIM Play-In Tournament',
      sub_label: `${conference} ${home.seed} v ${conference} ${away.seed}`,
      series_conference: conference,
      round_description: '',
      series_game_number: '',
      is_if_necessary: false,
      home_series_wins: 0,
      away_series_wins: 0,
      result,
    });
    return result.home_score > result.away_score ? [home, away] : [away, home];
  };
  const [seventh, eighth, ninth, tenth] = seeds.slice(6) as [Seeded, Seeded, Seeded, Seeded];
  const base = side * 20;
  const [in7, second] = single(101 + base, seventh, eighth, calendar.playIn[0] + side * 0);
  const [third] = single(111 + base, ninth, tenth, calendar.playIn[1]);
  const [in8] = single(201 + side * 10, second, third, calendar.playIn[2]);
  return [
    { ...in7, seed: 7 },
    { ...in8, seed: 8 },
  ];
}

function playSeries(
  yy: string,
  round: number,
  number: number,
  pair: readonly [Seeded, Seeded],
  calendar: Calendar,
  play: Play,
  games: PostseasonGame[],
  conference: string,
  stagger: number,
): Seeded {
  const isFirstBetter = conference === '' ? pair[0].wins >= pair[1].wins : pair[0].seed < pair[1].seed;
  const [better, worse] = isFirstBetter ? pair : [pair[1], pair[0]];
  const wins = [0, 0] as [number, number];
  const first =
    round === 3
      ? calendar.finals
      : calendar.playoffs + (roundStarts[round] as number) + ((stagger + (conference === 'West' ? 1 : 0)) % 2);
  for (let game = 1; wins[0] < 4 && wins[1] < 4; game += 1) {
    const isBetterHome = homes[game - 1] as boolean;
    const [home, away] = isBetterHome ? [better, worse] : [worse, better];
    const day = first + (offsets[game - 1] as number) + (round === 3 && game > 2 ? Math.ceil((game - 2) / 2) : 0);
    const game_id = `004${yy}00${round + 1}${number}${game}`;
    const result = play(game_id, home.team_id, away.team_id, day);
    const isHomeWin = result.home_score > result.away_score;
    wins[isHomeWin === isBetterHome ? 0 : 1] += 1;
    games.push({
      game_id,
      season_type: 4,
      day,
      home_team_id: home.team_id,
      away_team_id: away.team_id,
      home_seed: home.seed,
      away_seed: away.seed,
      label: round === 3 ? 'SIM Finals' : `${conference} ${labels[round]}`,
      sub_label: `Game ${game}`,
      series_conference: conference,
      round_description: rounds[round] as string,
      series_game_number: `Game ${game}`,
      is_if_necessary: game > 4,
      home_series_wins: isBetterHome ? wins[0] : wins[1],
      away_series_wins: isBetterHome ? wins[1] : wins[0],
      result,
    });
  }
  return wins[0] === 4 ? better : worse;
}
