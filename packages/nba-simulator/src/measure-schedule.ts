import type { League, ScheduledGame } from './sim-game.ts';

/** What scores and dates alone say of a regular season. */
export function measureSchedule(league: League): Record<string, number> {
  const games = league.schedule.filter(({ season_type }) => season_type === 2);
  const margins = games.map(({ result }) => result.home_score - result.away_score);
  const totals = games.map(({ result }) => result.home_score + result.away_score);
  const within = (test: (margin: number) => boolean): number => margins.filter(test).length / games.length;
  const { ratings, residual } = fitRatings(
    games,
    league.teams.map(({ team_id }) => team_id),
    mean(margins),
  );
  const wins = [...league.standings().East, ...league.standings().West].map((row) => row.wins);
  const pairs = games.map(({ result }) => [result.home_score, result.away_score] as const);
  const dates = new Map<string, number>();
  for (const { game_date } of games) dates.set(game_date, (dates.get(game_date) ?? 0) + 1);
  return {
    'teams correlation': correlation(pairs),
    total: mean(totals),
    'total sd': sd(totals),
    'home margin': mean(margins),
    'margin sd': sd(margins),
    'rating sd': sd(ratings),
    'residual sd': residual,
    'home wins': within((margin) => margin > 0),
    'margin <= 3': within((margin) => Math.abs(margin) <= 3),
    'margin <= 5': within((margin) => Math.abs(margin) <= 5),
    'margin >= 20': within((margin) => Math.abs(margin) >= 20),
    'margin >= 30': within((margin) => Math.abs(margin) >= 30),
    'median margin': [...margins].map(Math.abs).sort((a, b) => a - b)[Math.floor(games.length / 2)] as number,
    'W% sd': sd(wins.map((won) => won / 82)),
    'most wins': Math.max(...wins),
    'fewest wins': Math.min(...wins),
    overtime: games.filter(({ result }) => result.overtimes > 0).length / games.length,
    'double overtime': games.filter(({ result }) => result.overtimes > 1).length / games.length,
    dates: dates.size,
    'most games a date': Math.max(...dates.values()),
    'neutral games': games.filter(({ is_neutral }) => is_neutral).length,
    'back-to-backs': mean(league.teams.map(({ team_id }) => backToBacks(games, team_id))),
  };
}

function backToBacks(games: readonly ScheduledGame[], teamId: number): number {
  const days = games
    .filter((game) => game.home_team_id === teamId || game.away_team_id === teamId)
    .map(({ game_date }) => Date.parse(game_date) / 86_400_000);
  return days.filter((day, i) => i > 0 && day - (days[i - 1] as number) === 1).length;
}

/** Ratings that explain the margins best, by repeated averaging, and what they leave. */
function fitRatings(
  games: readonly ScheduledGame[],
  teamIds: readonly number[],
  home: number,
): { ratings: number[]; residual: number } {
  const rating = new Map(teamIds.map((id) => [id, 0]));
  const at = (id: number): number => rating.get(id) as number;
  for (let round = 0; round < 30; round += 1) {
    const sums = new Map(teamIds.map((id) => [id, [0, 0] as [number, number]]));
    for (const { home_team_id, away_team_id, result } of games) {
      const margin = result.home_score - result.away_score - home;
      for (const [own, other, net] of [
        [home_team_id, away_team_id, margin],
        [away_team_id, home_team_id, -margin],
      ] as const) {
        const sum = sums.get(own) as [number, number];
        sum[0] += net + at(other);
        sum[1] += 1;
      }
    }
    for (const [id, [sum, count]] of sums) rating.set(id, sum / count);
  }
  const left = games.map(
    ({ home_team_id, away_team_id, result }) =>
      result.home_score - result.away_score - home - at(home_team_id) + at(away_team_id),
  );
  return { ratings: [...rating.values()], residual: sd(left) };
}

export function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

export function sd(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length);
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const a = pairs.map(([x]) => x);
  const b = pairs.map(([, y]) => y);
  const [meanA, meanB] = [mean(a), mean(b)];
  return mean(pairs.map(([x, y]) => (x - meanA) * (y - meanB))) / (sd(a) * sd(b));
}
