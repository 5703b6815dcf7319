import type { Line, PlayerLine, TeamLine } from '../sim-game.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
export type Score = { readonly home: number; readonly away: number };

const counters = [
  'points',
  'field_goals_made',
  'field_goals_attempted',
  'three_pointers_made',
  'three_pointers_attempted',
  'free_throws_made',
  'free_throws_attempted',
  'rebounds_offensive',
  'rebounds_defensive',
  'assists',
  'steals',
  'blocks',
  'blocks_received',
  'turnovers',
  'fouls_personal',
  'fouls_offensive',
  'fouls_drawn',
  'fouls_technical',
  'points_in_the_paint',
  'points_fast_break',
  'points_second_chance',
] as const satisfies readonly (keyof Line)[];
export type Counter = (typeof counters)[number];

const zeroLine = () => Object.fromEntries(counters.map((name) => [name, 0])) as Record<Counter, number>;

/** A player's line while the game is on; `since` is when he came onto the court, in hundredths of the game. */
export type OpenPlayer = Writable<PlayerLine> & { since: number };
export type OpenTeam = Writable<TeamLine> & { run: number; fouls_in_period: number; open: Map<number, OpenPlayer> };

/** A team's line before the first play: zeros, and the five starters on the court. */
export function openTeam(team: TeamLine): OpenTeam {
  const open = new Map<number, OpenPlayer>();
  for (const line of team.players) {
    open.set(line.player.person_id, {
      ...line,
      ...zeroLine(),
      is_played: false,
      is_on_court: line.is_starter,
      hundredths_played: 0,
      plus: 0,
      minus: 0,
      since: 0,
    });
  }
  return {
    ...team,
    ...zeroLine(),
    period_scores: [],
    hundredths_played: 0,
    rebounds_team_offensive: 0,
    rebounds_team_defensive: 0,
    rebounds_dead_offensive: 0,
    rebounds_dead_defensive: 0,
    turnovers_team: 0,
    fouls_team: 0,
    fouls_team_technical: 0,
    points_from_turnovers: 0,
    bench_points: 0,
    points_in_the_paint_made: 0,
    points_in_the_paint_attempted: 0,
    fast_break_made: 0,
    fast_break_attempted: 0,
    second_chance_made: 0,
    second_chance_attempted: 0,
    biggest_lead: 0,
    biggest_lead_score: null,
    biggest_scoring_run: 0,
    biggest_scoring_run_score: null,
    lead_changes: 0,
    times_tied: 0,
    hundredths_leading: 0,
    field_goals_attempted_heave: 0,
    timeouts_remaining: 7,
    is_in_bonus: false,
    run: 0,
    fouls_in_period: 0,
    open,
  };
}
