import { other, type SideIndex, type StampedDraft } from './game-state.ts';
import type { Line, PlayTotals } from './sim-game.ts';

export type MutableLine = { -readonly [K in keyof Line]: Line[K] } & { plus: number; minus: number };

/** What one side has gathered so far, counted from plays alone. */
interface TallySide {
  readonly players: readonly MutableLine[];
  /** Team's own line: sums of the players', and what only teams have. */
  readonly on: Set<number>;
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

/** Counts one play and returns the running totals that its row shows. */
export function count(tally: Tally, play: StampedDraft): PlayTotals {
  passTime(tally, play);
  if (play.side === undefined) return {};
  const side = tally.sides[play.side];
  const line = play.who === undefined ? null : (side.players[play.who] as MutableLine);
  switch (play.kind) {
    case '2pt':
    case '3pt':
      return countShot(tally, play, side, line as MutableLine);
    case 'freethrow': {
      const shooter = line as MutableLine;
      shooter.free_throws_attempted += 1;
      if (play.isMade) {
        shooter.free_throws_made += 1;
        score(tally, play, side, shooter, 1);
      }
      tally.possessionScored = true;
      return { points: shooter.points };
    }
    case 'rebound':
      return countRebound(play, side, line);
    case 'turnover':
      if (line) line.turnovers += 1;
      else side.turnovers_team += 1;
      return { turnovers: line ? line.turnovers : side.turnovers_team };
    case 'steal':
      (line as MutableLine).steals += 1;
      return { steals: (line as MutableLine).steals };
    case 'block':
      (line as MutableLine).blocks += 1;
      return { blocks: (line as MutableLine).blocks };
    case 'foul':
      return countFoul(tally, play, side, line);
    case 'substitution':
      if (play.subtype === 'in') side.on.add(play.who as number);
      else side.on.delete(play.who as number);
      return {};
    case 'heave':
      side.heaves += 1;
      return {};
    default:
      return {};
  }
}

function countShot(tally: Tally, play: StampedDraft, side: TallySide, line: MutableLine): PlayTotals {
  const marks = play.qualifiers ?? [];
  const isThree = play.kind === '3pt';
  const made = play.isMade ? 1 : 0;
  line.field_goals_attempted += 1;
  line.field_goals_made += made;
  if (isThree) {
    line.three_pointers_attempted += 1;
    line.three_pointers_made += made;
  }
  for (const [mark, pair] of [
    ['pointsinthepaint', side.paint],
    ['fastbreak', side.fastBreak],
    ['2ndchance', side.secondChance],
  ] as const) {
    if (!marks.includes(mark)) continue;
    pair[0] += made;
    pair[1] += 1;
  }
  let totals: PlayTotals = { points: line.points };
  if (made) {
    tally.possessionScored = true;
    score(tally, play, side, line, isThree ? 3 : 2);
    totals = { points: line.points };
    if (play.assist !== undefined) {
      const passer = side.players[play.assist] as MutableLine;
      passer.assists += 1;
      totals = { points: line.points, assists: passer.assists };
    }
  }
  if (play.block !== undefined) line.blocks_received += 1;
  return totals;
}

function countRebound(play: StampedDraft, side: TallySide, line: MutableLine | null): PlayTotals {
  const isOffensive = play.subtype === 'offensive';
  if (line) {
    if (isOffensive) line.rebounds_offensive += 1;
    else line.rebounds_defensive += 1;
    return { rebounds_offensive: line.rebounds_offensive, rebounds_defensive: line.rebounds_defensive };
  }
  const isDead = play.qualifiers?.includes('deadball') === true;
  if (isOffensive) {
    side.rebounds_team_offensive += 1;
    if (isDead) side.rebounds_dead_offensive += 1;
  } else {
    side.rebounds_team_defensive += 1;
    if (isDead) side.rebounds_dead_defensive += 1;
  }
  return {};
}

function countFoul(tally: Tally, play: StampedDraft, side: TallySide, line: MutableLine | null): PlayTotals {
  if (play.subtype === 'technical') {
    if (line === null) {
      side.fouls_team_technical += 1;
      return {};
    }
    line.fouls_technical += 1;
    return { fouls_technical: line.fouls_technical, fouls_personal: line.fouls_personal };
  }
  const fouler = line as MutableLine;
  fouler.fouls_personal += 1;
  if (play.subtype === 'offensive') fouler.fouls_offensive += 1;
  if (play.drawn !== undefined) {
    const victim = tally.sides[other(play.side as SideIndex)].players[play.drawn] as MutableLine;
    victim.fouls_drawn += 1;
  }
  return { fouls_personal: fouler.fouls_personal, fouls_technical: fouler.fouls_technical };
}

function score(tally: Tally, play: StampedDraft, side: TallySide, line: MutableLine, points: number): void {
  const by = play.side as SideIndex;
  const against = tally.sides[other(by)];
  const marks = play.qualifiers ?? [];
  line.points += points;
  if (marks.includes('pointsinthepaint')) line.points_in_the_paint += points;
  if (marks.includes('fastbreak')) line.points_fast_break += points;
  if (marks.includes('2ndchance')) line.points_second_chance += points;
  if (marks.includes('fromturnover')) side.points_from_turnovers += points;
  if ((play.who as number) >= 5) side.bench_points += points;
  side.periodScores[play.period - 1] = (side.periodScores[play.period - 1] ?? 0) + points;
  for (const who of side.on) (side.players[who] as MutableLine).plus += points;
  for (const who of against.on) (against.players[who] as MutableLine).minus += points;
  side.score += points;
  side.run += points;
  against.run = 0;
  const now = { home: play.home, away: play.away };
  if (side.run > side.biggestRun) {
    side.biggestRun = side.run;
    side.biggestRunScore = now;
  }
  const lead = side.score - against.score;
  if (lead > side.biggestLead) {
    side.biggestLead = lead;
    side.biggestLeadScore = now;
  }
  if (lead === 0) tally.timesTied += 1;
  else if (lead > 0 && tally.lastLeader !== by) {
    if (tally.lastLeader !== null) tally.leadChanges += 1;
    tally.lastLeader = by;
  }
}

/** Time that went by since the play before: who led, and whose possession ended. */
function passTime(tally: Tally, play: StampedDraft): void {
  const [home, away] = tally.sides;
  if (play.period !== tally.period) {
    tally.period = play.period;
    tally.clock = play.clock;
    for (const side of tally.sides) side.periodScores.push(0);
  }
  const gone = tally.clock - play.clock;
  if (home.score > away.score) home.hundredthsLeading += gone;
  else if (away.score > home.score) away.hundredthsLeading += gone;
  if (play.possession !== tally.possession) {
    if (tally.possession !== -1 && (tally.possessionBegan > 200 || tally.possessionScored))
      tally.sides[tally.possession].possessions += 1;
    tally.possession = play.possession;
    tally.possessionBegan = tally.clock;
    tally.possessionScored = false;
  }
  tally.clock = play.clock;
}
