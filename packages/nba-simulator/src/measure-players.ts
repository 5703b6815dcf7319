import { mean, sd } from './measure-schedule.ts';
import type { PlayerLine, SimGame, TeamLine } from './sim-game.ts';

interface PlayerSeason {
  games: number;
  hundredths: number;
  points: number;
  shooting: number;
  /** Own plays, and the team's while he was on court, by the Basketball-Reference estimate. */
  plays: number;
  teamPlays: number;
}

/** Gathers games and then says how minutes, points and usage are spread over players. */
export function measurePlayers(): { add(game: SimGame): void; measures(): Record<string, number> } {
  const seasons = new Map<number, PlayerSeason>();
  const minutesByRank: number[][] = Array.from({ length: 10 }, () => []);
  const pointsByRank: number[][] = Array.from({ length: 9 }, () => []);
  const used: number[] = [];
  let games = 0;
  const count = { foulOuts: 0, forty: 0, double: 0, triple: 0 };
  const addTeam = (team: TeamLine): void => {
    const played = team.players.filter((player) => player.is_played);
    used.push(played.length);
    ranked(
      minutesByRank,
      played.map((player) => player.hundredths_played / 6000),
    );
    ranked(
      pointsByRank,
      played.map((player) => player.points),
    );
    const teamPlays = playsOf(team) + team.turnovers_team;
    for (const player of played) {
      if (player.fouls_personal >= 6) count.foulOuts += 1;
      if (player.points >= 40) count.forty += 1;
      const tens = [
        player.points,
        player.rebounds_offensive + player.rebounds_defensive,
        player.assists,
        player.steals,
        player.blocks,
      ].filter((n) => n >= 10).length;
      if (tens >= 2) count.double += 1;
      if (tens >= 3) count.triple += 1;
      addPlayer(seasons, player, (teamPlays * player.hundredths_played * 5) / team.hundredths_played);
    }
    for (const { player } of team.players)
      if (!seasons.has(player.person_id)) seasons.set(player.person_id, emptySeason());
  };
  return {
    add: (game) => {
      games += 1;
      addTeam(game.home);
      addTeam(game.away);
    },
    measures: () => ({
      ...Object.fromEntries(minutesByRank.map((values, rank) => [`minutes rank ${rank + 1}`, mean(values)])),
      ...Object.fromEntries(pointsByRank.map((values, rank) => [`points rank ${rank + 1}`, mean(values)])),
      'players used': mean(used),
      'players used min': Math.min(...used),
      'players used max': Math.max(...used),
      'foul-outs': count.foulOuts / (2 * games),
      '40 points': count.forty / (2 * games),
      'double-doubles': count.double / games,
      'triple-doubles': count.triple / games,
      ...measureSeasons([...seasons.values()]),
    }),
  };
}

function ranked(by: number[][], values: number[]): void {
  values.sort((a, b) => b - a);
  by.forEach((list, rank) => {
    list.push(values[rank] ?? 0);
  });
}

function emptySeason(): PlayerSeason {
  return { games: 0, hundredths: 0, points: 0, shooting: 0, plays: 0, teamPlays: 0 };
}

function playsOf(line: Pick<PlayerLine, 'field_goals_attempted' | 'free_throws_attempted' | 'turnovers'>): number {
  return line.field_goals_attempted + 0.44 * line.free_throws_attempted + line.turnovers;
}

function addPlayer(seasons: Map<number, PlayerSeason>, line: PlayerLine, teamPlays: number): void {
  const season = seasons.get(line.player.person_id) ?? emptySeason();
  seasons.set(line.player.person_id, season);
  season.games += 1;
  season.hundredths += line.hundredths_played;
  season.points += line.points;
  season.shooting += line.field_goals_attempted + 0.44 * line.free_throws_attempted;
  season.plays += playsOf(line);
  season.teamPlays += teamPlays;
}

function measureSeasons(seasons: readonly PlayerSeason[]): Record<string, number> {
  const regulars = seasons.filter(({ hundredths }) => hundredths >= 6_000_000);
  const usage = quantiles(regulars.map(({ plays, teamPlays }) => (100 * plays) / teamPlays));
  const shooting = regulars.map(({ points, shooting: attempts }) => points / (2 * attempts));
  const games = quantiles(seasons.filter((season) => season.games > 0).map((season) => season.games));
  const averages = seasons.filter((season) => season.games >= 20).map(({ points, games: played }) => points / played);
  return {
    'USG p2': usage(0.02),
    'USG p10': usage(0.1),
    'USG p50': usage(0.5),
    'USG p90': usage(0.9),
    'USG p98': usage(0.98),
    'USG max': usage(1),
    'player TS': mean(shooting),
    'player TS sd': sd(shooting),
    'players at 20 points': averages.filter((average) => average >= 20).length,
    'top average': Math.max(...averages),
    'games p25': games(0.25),
    'games p50': games(0.5),
    'games p75': games(0.75),
    'max minutes': Math.max(
      ...seasons.filter((season) => season.games >= 20).map((season) => season.hundredths / 6000 / season.games),
    ),
  };
}

function quantiles(values: readonly number[]): (share: number) => number {
  const sorted = [...values].sort((a, b) => a - b);
  return (share) => sorted[Math.round(share * (sorted.length - 1))] as number;
}
