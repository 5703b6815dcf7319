import { type Judgement, OK } from './endpoint-definition.ts';
import { at, items, text } from './read-unknown.ts';

/** A schedule counts for the season that it names itself. */
export function judgeSchedule(body: unknown, season: string): Judgement {
  const schedule = at(body, 'leagueSchedule');
  const named = text(at(schedule, 'seasonYear'));
  if (named === null)
    return { verdict: 'unreadable', reason: `the schedule names no season where ${season} was asked` };
  if (named !== season)
    return { verdict: 'wrong_game', reason: `the schedule is of ${named.slice(0, 20)}, not ${season}` };
  const league = text(at(schedule, 'leagueId'));
  if (league !== null && league !== '00') {
    return { verdict: 'wrong_game', reason: `the schedule is of league ${league.slice(0, 20)}, not 00, the NBA` };
  }
  if (items(at(schedule, 'gameDates')).length === 0) {
    return { verdict: 'empty', reason: `the schedule of ${season} lists no date` };
  }
  return OK;
}
