import { type Judgement, OK } from './endpoint-definition.ts';
import { at, text } from './read-unknown.ts';

/** A scoreboard counts for the date that it names itself, whatever its games' statuses; a day without games is a fact too. */
export function judgeScoreboard(body: unknown, date: string): Judgement {
  const scoreboard = at(body, 'scoreboard');
  const named = text(at(scoreboard, 'gameDate'));
  if (named === null) return { verdict: 'unreadable', reason: `the scoreboard names no date where ${date} was asked` };
  if (named !== date)
    return { verdict: 'wrong_game', reason: `the scoreboard is of ${named.slice(0, 20)}, not ${date}` };
  const league = text(at(scoreboard, 'leagueId'));
  if (league !== null && league !== '00') {
    return { verdict: 'wrong_game', reason: `the scoreboard is of league ${league.slice(0, 20)}, not 00, the NBA` };
  }
  return OK;
}
