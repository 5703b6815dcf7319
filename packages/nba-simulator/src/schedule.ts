import type { Calendar } from './calendar.ts';
import type { PostseasonGame } from './postseason.ts';
import type { RegularGame } from './regular-season.ts';
import { stream } from './rng.ts';
import type { GameResult, ScheduledGame, SimTeam } from './sim-game.ts';
import { neutralArenas, simulatedTeam, simulatedTeams } from './teams.ts';
import { drawTipOff, easternInstant } from './tip-off.ts';

type Row = Omit<ScheduledGame, 'home_wins' | 'home_losses' | 'away_wins' | 'away_losses'>;

/** The season's games in order of tip-off, with records as they stand after each. */
export function buildSchedule(
  seed: number,
  calendar: Calendar,
  regular: readonly (RegularGame & { readonly result: GameResult })[],
  postseason: readonly PostseasonGame[],
): ScheduledGame[] {
  const when = (
    gameId: string,
    day: number,
    row: Pick<ScheduledGame, 'arena'>,
  ): Pick<Row, 'season' | 'game_date' | 'tip_off_at' | 'week_number'> => {
    const game_date = calendar.date(day);
    const rng = stream(seed, calendar.season, 'tip-off', gameId);
    const minutes = drawTipOff(rng, row.arena, new Date(`${game_date}T00:00:00Z`).getUTCDay());
    // Day 0 is a Tuesday; weeks begin on Monday.
    return {
      season: calendar.season,
      game_date,
      tip_off_at: easternInstant(game_date, minutes),
      week_number: Math.floor((day + 1) / 7) + 1,
    };
  };
  const rows: Row[] = regular.map(({ game_id, day, home, away, label, sub_label, subtype, neutral, result }) => {
    const arena = neutral === '' ? (simulatedTeams[home] as SimTeam).arena : neutralArenas[neutral];
    return {
      game_id,
      season_type: game_id.startsWith('006') ? 6 : 2,
      ...when(game_id, day, { arena }),
      home_team_id: (simulatedTeams[home] as SimTeam).team_id,
      away_team_id: (simulatedTeams[away] as SimTeam).team_id,
      arena,
      is_neutral: neutral !== '',
      label,
      sub_label,
      subtype,
      series_game_number: '',
      series_text: '',
      series_conference: '',
      round_description: '',
      is_if_necessary: false,
      home_seed: 0,
      away_seed: 0,
      result,
    };
  });
  const series = new Map<string, readonly [home: number, away: number]>();
  for (const { day, home_series_wins, away_series_wins, ...game } of postseason) {
    const { arena } = simulatedTeam(game.home_team_id);
    series.set(game.game_id, [home_series_wins, away_series_wins]);
    rows.push({
      ...game,
      ...when(game.game_id, day, { arena }),
      arena,
      is_neutral: false,
      subtype: '',
      series_text: seriesText(game, home_series_wins, away_series_wins),
    });
  }
  rows.sort((a, b) =>
    a.tip_off_at < b.tip_off_at ? -1 : a.tip_off_at > b.tip_off_at ? 1 : a.game_id < b.game_id ? -1 : 1,
  );
  const records = new Map(simulatedTeams.map((team) => [team.team_id, { wins: 0, losses: 0 }]));
  return rows.map((row) => {
    const home = records.get(row.home_team_id) as { wins: number; losses: number };
    const away = records.get(row.away_team_id) as { wins: number; losses: number };
    if (row.season_type === 2) {
      const isHomeWin = row.result.home_score > row.result.away_score;
      (isHomeWin ? home : away).wins += 1;
      (isHomeWin ? away : home).losses += 1;
    }
    const [a, b] =
      row.season_type === 4 ? (series.get(row.game_id) as readonly [number, number]) : [home.wins, away.wins];
    return row.season_type === 4
      ? { ...row, home_wins: a, home_losses: b, away_wins: b, away_losses: a }
      : { ...row, home_wins: a, home_losses: home.losses, away_wins: b, away_losses: away.losses };
  });
}

function seriesText(
  game: Pick<PostseasonGame, 'season_type' | 'home_team_id' | 'away_team_id'>,
  home: number,
  away: number,
): string {
  if (game.season_type !== 4) return '';
  if (home === away) return `Series tied ${home}-${away}`;
  const leader = simulatedTeam(home > away ? game.home_team_id : game.away_team_id).tricode;
  return `${leader} ${Math.max(home, away) === 4 ? 'wins' : 'leads'} ${Math.max(home, away)}-${Math.min(home, away)}`;
}
