import type { SideIndex } from './game-state.ts';
import type { Line } from './sim-game.ts';

export type MutableLine = { -readonly [K in keyof Line]: Line[K] } & { plus: number; minus: number };

/** What one side has gathered so far, counted from plays alone. */
export interface TallySide {
  readonly players: readonly MutableLine[];
  /** Team's own line: sums of the players', and what only teams have. */
  readonly on: Set<number>;
  /** Who was on court when the last technical foul was called, and the last other one: the free throws count for them, whoever comes in between. */
  readonly onAtFoul: { technical: readonly number[]; other: readonly number[] };
  readonly periodScores: number[];
  rebounds_team_offensive: number;
  rebounds_team_defensive: number;
  rebounds_dead_offensive: number;
  rebounds_dead_defensive: number;
  turnovers_team: number;
  fouls_team_technical: number;
  points_from_turnovers: number;
  bench_points: number;
  paint: [made: number, attempted: number];
  fastBreak: [made: number, attempted: number];
  secondChance: [made: number, attempted: number];
  heaves: number;
  possessions: number;
  score: number;
  biggestLead: number;
  biggestLeadScore: { home: number; away: number } | null;
  run: number;
  biggestRun: number;
  biggestRunScore: { home: number; away: number } | null;
  hundredthsLeading: number;
}

export interface Tally {
  readonly sides: readonly [TallySide, TallySide];
  leadChanges: number;
  timesTied: number;
  lastLeader: SideIndex | null;
  /** Where the last play stood. */
  period: number;
  clock: number;
  possession: SideIndex | -1;
  possessionBegan: number;
  possessionScored: boolean;
}

export function emptyLine(): MutableLine {
  return {
    points: 0,
    field_goals_made: 0,
    field_goals_attempted: 0,
    three_pointers_made: 0,
    three_pointers_attempted: 0,
    free_throws_made: 0,
    free_throws_attempted: 0,
    rebounds_offensive: 0,
    rebounds_defensive: 0,
    assists: 0,
    steals: 0,
    blocks: 0,
    blocks_received: 0,
    turnovers: 0,
    fouls_personal: 0,
    fouls_offensive: 0,
    fouls_drawn: 0,
    fouls_technical: 0,
    points_in_the_paint: 0,
    points_fast_break: 0,
    points_second_chance: 0,
    plus: 0,
    minus: 0,
  };
}

export function openTally(homePlayers: number, awayPlayers: number): Tally {
  return {
    sides: [openSide(homePlayers), openSide(awayPlayers)],
    leadChanges: 0,
    timesTied: 0,
    lastLeader: null,
    period: 0,
    clock: 0,
    possession: -1,
    possessionBegan: 0,
    possessionScored: false,
  };
}

function openSide(players: number): TallySide {
  return {
    players: Array.from({ length: players }, emptyLine),
    on: new Set([0, 1, 2, 3, 4]),
    onAtFoul: { technical: [], other: [] },
    periodScores: [],
    rebounds_team_offensive: 0,
    rebounds_team_defensive: 0,
    rebounds_dead_offensive: 0,
    rebounds_dead_defensive: 0,
    turnovers_team: 0,
    fouls_team_technical: 0,
    points_from_turnovers: 0,
    bench_points: 0,
    paint: [0, 0],
    fastBreak: [0, 0],
    secondChance: [0, 0],
    heaves: 0,
    possessions: 0,
    score: 0,
    biggestLead: 0,
    biggestLeadScore: null,
    run: 0,
    biggestRun: 0,
    biggestRunScore: null,
    hundredthsLeading: 0,
  };
}
