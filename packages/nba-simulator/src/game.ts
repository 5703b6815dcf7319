import { isInPenalty } from './fouls.ts';
import { other, type Side, type SideIndex } from './game-state.ts';
import type { Lineup } from './lineup.ts';
import { drawOfficials } from './officials.ts';
import type { PlayedGame } from './play-game.ts';
import { tellPlays } from './plays.ts';
import type { Rng } from './rng.ts';
import type { Line, PlayerLine, ScheduledGame, SimGame, TeamLine } from './sim-game.ts';
import { emptyLine, type MutableLine, openTally, type Tally } from './tally.ts';
import { simulatedTeam } from './teams.ts';

/** A played game with everything that its plays imply. */
export function buildGame(rng: Rng, scheduled: ScheduledGame, home: Lineup, away: Lineup, played: PlayedGame): SimGame {
  const tally = openTally(home.squad.talents.length, away.squad.talents.length);
  const officials = drawOfficials(rng, scheduled.season_type === 4);
  const { arena } = scheduled;
  const isSellout = rng.chance(scheduled.season_type === 2 ? 0.5 : 0.9);
  const attendance = isSellout ? arena.capacity : Math.round(arena.capacity * rng.between(0.78, 0.99));
  const plays = tellPlays(rng, scheduled, [home, away], officials, played.plays, tally);
  const [first, last] = [plays[0], plays.at(-1)] as [SimGame['plays'][number], SimGame['plays'][number]];
  return {
    scheduled,
    home: teamLine(0, scheduled.home_team_id, home, played, tally),
    away: teamLine(1, scheduled.away_team_id, away, played, tally),
    plays,
    periods: played.state.period,
    attendance,
    is_sellout: isSellout,
    duration_minutes: Math.round((Date.parse(last.occurred_at) - Date.parse(first.occurred_at)) / 60_000),
    officials,
    ended_at: `${last.occurred_at.slice(0, 19)}Z`,
  };
}

function teamLine(index: SideIndex, teamId: number, lineup: Lineup, played: PlayedGame, tally: Tally): TeamLine {
  const side = tally.sides[index];
  const state = played.state.sides[index];
  const players = playerLines(lineup, side.players, played.played[index], state);
  const sum = sumLines(side.players);
  return {
    team: simulatedTeam(teamId),
    is_home: index === 0,
    players,
    ...sum,
    period_scores: side.periodScores,
    hundredths_played: players.reduce((total, player) => total + player.hundredths_played, 0),
    rebounds_team_offensive: side.rebounds_team_offensive,
    rebounds_team_defensive: side.rebounds_team_defensive,
    rebounds_dead_offensive: side.rebounds_dead_offensive,
    rebounds_dead_defensive: side.rebounds_dead_defensive,
    turnovers_team: side.turnovers_team,
    fouls_team: sum.fouls_personal - sum.fouls_offensive,
    fouls_team_technical: side.fouls_team_technical,
    points_from_turnovers: side.points_from_turnovers,
    bench_points: side.bench_points,
    points_in_the_paint_made: side.paint[0],
    points_in_the_paint_attempted: side.paint[1],
    fast_break_made: side.fastBreak[0],
    fast_break_attempted: side.fastBreak[1],
    second_chance_made: side.secondChance[0],
    second_chance_attempted: side.secondChance[1],
    biggest_lead: side.biggestLead,
    biggest_lead_score: side.biggestLeadScore,
    biggest_scoring_run: side.biggestRun,
    biggest_scoring_run_score: side.biggestRunScore,
    lead_changes: tally.leadChanges,
    times_tied: tally.timesTied,
    hundredths_leading: side.hundredthsLeading,
    field_goals_attempted_heave: side.heaves,
    timeouts_remaining: state.timeouts,
    is_in_bonus: isInPenalty(played.state, played.state.sides[other(index)]),
    possessions: side.possessions,
  };
}

function playerLines(
  lineup: Lineup,
  lines: readonly MutableLine[],
  played: readonly number[],
  state: Side,
): PlayerLine[] {
  const dressed = lineup.squad.talents.map((talent, who): PlayerLine => {
    const hundredths = played[who] as number;
    const isPlayed = hundredths > 0;
    return {
      ...(lines[who] as MutableLine),
      player: talent.player,
      is_active: true,
      is_starter: who < 5,
      slot: lineup.slots[who] ?? null,
      is_played: isPlayed,
      is_on_court: state.isOn[who] === 1,
      not_playing_reason: isPlayed ? null : 'DNP_COACH',
      not_playing_description: null,
      hundredths_played: hundredths,
    };
  });
  const bench = dressed.slice(5).sort((a, b) => b.hundredths_played - a.hundredths_played);
  const inactive = lineup.inactive.map(
    ({ talent, reason, description }): PlayerLine => ({
      ...emptyLine(),
      player: talent.player,
      is_active: false,
      is_starter: false,
      slot: null,
      is_played: false,
      is_on_court: false,
      not_playing_reason: reason,
      not_playing_description: description,
      hundredths_played: 0,
    }),
  );
  return [...dressed.slice(0, 5), ...bench, ...inactive];
}

function sumLines(lines: readonly MutableLine[]): Line {
  const { plus: _plus, minus: _minus, ...total } = emptyLine();
  for (const line of lines) {
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += line[key];
  }
  return total;
}
