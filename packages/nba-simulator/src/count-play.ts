import { other, type SideIndex, type StampedDraft } from './game-state.ts';
import type { PlayTotals } from './sim-game.ts';
import type { MutableLine, Tally, TallySide } from './tally.ts';

/** Counts one play and returns the running totals that its row shows. */
export function countPlay(tally: Tally, play: StampedDraft): PlayTotals {
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
  for (const each of tally.sides) each.onAtFoul[play.subtype === 'technical' ? 'technical' : 'other'] = [...each.on];
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
  for (const who of creditedOf(side, play)) (side.players[who] as MutableLine).plus += points;
  for (const who of creditedOf(against, play)) (against.players[who] as MutableLine).minus += points;
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

/** For whom points count: those on court, and of a free throw those who were at the foul. */
function creditedOf(side: TallySide, play: StampedDraft): Iterable<number> {
  if (play.kind !== 'freethrow') return side.on;
  return side.onAtFoul[play.descriptor === 'technical' ? 'technical' : 'other'];
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
