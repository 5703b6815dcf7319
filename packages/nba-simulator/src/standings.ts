import { stream } from './rng.ts';
import type { Conference, ScheduledGame, StandingsRow } from './sim-game.ts';
import { simulatedTeams } from './teams.ts';

export type Standings = Readonly<Record<Conference, readonly StandingsRow[]>>;

/** Regular season records: wins, then games won against the tied, then net points, then a draw. */
export function standingsOf(
  seed: number,
  games: Iterable<Pick<ScheduledGame, 'home_team_id' | 'away_team_id' | 'result'>>,
): Standings {
  const rows = new Map(
    simulatedTeams.map((team) => [
      team.team_id,
      { team, wins: 0, losses: 0, net: 0, beaten: new Map<number, number>() },
    ]),
  );
  for (const { home_team_id, away_team_id, result } of games) {
    const margin = result.home_score - result.away_score;
    for (const [id, against, net] of [
      [home_team_id, away_team_id, margin],
      [away_team_id, home_team_id, -margin],
    ] as const) {
      const row = rows.get(id);
      if (!row) continue;
      row.net += net;
      if (net > 0) row.wins += 1;
      else row.losses += 1;
      row.beaten.set(against, (row.beaten.get(against) ?? 0) + Math.sign(net));
    }
  }
  const draw = stream(seed, 'draw');
  const lots = new Map(draw.shuffle(simulatedTeams).map((team, lot) => [team.team_id, lot]));
  const rank = (conference: Conference): StandingsRow[] => {
    const own = [...rows.values()].filter(({ team }) => team.conference === conference);
    const share = ({ wins, losses }: { wins: number; losses: number }): number =>
      wins + losses === 0 ? 0.5 : wins / (wins + losses);
    const among = (row: (typeof own)[number]): number =>
      own
        .filter((rival) => rival !== row && share(rival) === share(row))
        .reduce((sum, rival) => sum + (row.beaten.get(rival.team.team_id) ?? 0), 0);
    return own
      .map((row) => ({ row, tie: among(row) }))
      .sort(
        (a, b) =>
          share(b.row) - share(a.row) ||
          b.tie - a.tie ||
          b.row.net - a.row.net ||
          (lots.get(a.row.team.team_id) as number) - (lots.get(b.row.team.team_id) as number),
      )
      .map(({ row }, i) => ({ team_id: row.team.team_id, wins: row.wins, losses: row.losses, rank: i + 1 }));
  };
  return { East: rank('East'), West: rank('West') };
}
