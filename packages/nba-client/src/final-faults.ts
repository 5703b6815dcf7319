import type { Answer } from './answer.ts';
import { endpoints } from './endpoints/index.ts';
import { at, count, items, seconds, text } from './endpoints/read-unknown.ts';
import { parseGameId, seasonOf } from './game-id.ts';
import { bodyOf } from './read-body.ts';

/** One identity of arithmetic that a final box score does not fulfil. */
export interface FinalFault {
  readonly identity: 'points' | 'players_sum' | 'minutes' | 'period_scores';
  readonly message: string;
}

/** Player field and the team's field that it adds up to; the CDN's team totals of rebounds and turnovers include the team's own. */
const sums: readonly (readonly [string, string, string?])[] = [
  ['fieldGoalsMade', 'fieldGoalsMade'],
  ['fieldGoalsAttempted', 'fieldGoalsAttempted'],
  ['threePointersMade', 'threePointersMade'],
  ['threePointersAttempted', 'threePointersAttempted'],
  ['freeThrowsMade', 'freeThrowsMade'],
  ['freeThrowsAttempted', 'freeThrowsAttempted'],
  ['assists', 'assists'],
  ['steals', 'steals'],
  ['blocks', 'blocks'],
  ['turnovers', 'turnovers'],
  ['foulsPersonal', 'foulsPersonal'],
  ['points', 'points'],
  ['reboundsTotal', 'reboundsPersonal', 'reboundsTotal'],
];
// Since 2025-26 a missed heave at the end of a period is the team's attempt and no player's.
const HEAVES_FROM = '2025-26';
const HEAVES = 3;
// Five players on court: 240 minutes, and 25 for each overtime. Some answers round each player's to the second.
const REGULATION_SECONDS = 14_400;
const OVERTIME_SECONDS = 1_500;
const TOLERANCE_SECONDS = 3;

/**
 * The identities that a final box score fails: points from made shots, players adding up to their team, minutes to 240 and 25 for each
 * overtime, period scores to the score. Only parts that the answer gives are compared; an answer of another resource has no faults.
 * Throws SourceError `refused` for a body that has not its endpoint's shape.
 */
export function finalFaults(answer: Pick<Answer, 'request' | 'bytes'>): FinalFault[] {
  const { endpoint, subject } = answer.request;
  if (endpoints[endpoint].resource !== 'boxscore') return [];
  const game = at(bodyOf(endpoint, answer.bytes), endpoints[endpoint].root);
  const hasHeaves = seasonOf(parseGameId(subject)) >= HEAVES_FROM;
  return ['homeTeam', 'awayTeam'].flatMap((side) => teamFaults(at(game, side), hasHeaves));
}

function teamFaults(team: unknown, hasHeaves: boolean): FinalFault[] {
  const faults: FinalFault[] = [];
  const who = text(at(team, 'teamTricode')) ?? 'a team';
  const total = at(team, 'statistics');
  const players = items(at(team, 'players'));
  const blame = (identity: FinalFault['identity'], message: string): number => faults.push({ identity, message });

  for (const [name, statistics] of [
    [who, total],
    ...players.map((player) => [`${who} player ${at(player, 'personId')}`, at(player, 'statistics')] as const),
  ] as const) {
    const [points, made, threes, free] = ['points', 'fieldGoalsMade', 'threePointersMade', 'freeThrowsMade'].map(
      (field) => count(at(statistics, field)),
    );
    if (points == null || made == null || threes == null || free == null) continue;
    const shot = 2 * made + threes + free;
    if (points !== shot) blame('points', `${name} has ${points} points and shots worth ${shot}`);
  }
  const score = count(at(team, 'score'));
  const points = count(at(total, 'points'));
  if (score !== null && points !== null && score !== points)
    blame('points', `${who} has score ${score} and ${points} points`);

  for (const [field, first, second] of sums) {
    const whole = count(at(total, first)) ?? (second === undefined ? null : count(at(total, second)));
    const parts = players.map((player) => count(at(at(player, 'statistics'), field)));
    if (whole === null || parts.length === 0 || parts.some((part) => part === null)) continue;
    const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
    const spare = hasHeaves && field === 'fieldGoalsAttempted' ? HEAVES : 0;
    if (whole < sum || whole > sum + spare) blame('players_sum', `${who} has ${whole} ${first} and its players ${sum}`);
  }

  const minutes = players.map((player) => seconds(at(at(player, 'statistics'), 'minutes')));
  const played = minutes.reduce<number>((all, each) => all + (each ?? 0), 0);
  const overtimes = Math.max(0, Math.round((played - REGULATION_SECONDS) / OVERTIME_SECONDS));
  const isWhole = Math.abs(played - REGULATION_SECONDS - overtimes * OVERTIME_SECONDS) <= TOLERANCE_SECONDS;
  if (!isWhole && minutes.some((each) => each !== null)) {
    blame('minutes', `${who} players have ${(played / 60).toFixed(2)} minutes, not 240 and 25 for each overtime`);
  }

  const periods = items(at(team, 'periods')).map((period) => count(at(period, 'score')));
  const inPeriods = periods.reduce<number>((all, part) => all + (part ?? 0), 0);
  if (periods.length > 0 && score !== null && inPeriods !== score) {
    blame('period_scores', `${who} has score ${score} and ${inPeriods} points in its periods`);
  }
  return faults;
}
