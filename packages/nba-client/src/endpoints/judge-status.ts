import { type Judgement, OK } from './endpoint-definition.ts';
import { aboutAnotherGame } from './judge-game.ts';
import { at, count, text } from './read-unknown.ts';

/** A game that says its status counts when it is final: status 3 and unequal scores. */
export function judgeStatus(game: unknown, id: string): Judgement {
  const other = aboutAnotherGame(game, id);
  if (other) return other;
  const status = count(at(game, 'gameStatus'));
  const words = text(at(game, 'gameStatusText')) ?? 'no status text';
  if (status === null) return { verdict: 'unreadable', reason: `game ${id} has no status` };
  if (status === 1) return { verdict: 'shell', reason: `game ${id} has not begun: status 1, ${words}` };
  if (status === 2) return { verdict: 'partial', reason: `game ${id} is still going on: status 2, ${words}` };
  const home = count(at(at(game, 'homeTeam'), 'score'));
  const away = count(at(at(game, 'awayTeam'), 'score'));
  if (home === null || away === null || home === away) {
    return {
      verdict: 'partial',
      reason: `game ${id} says ${words} with scores ${home ?? 'none'} and ${away ?? 'none'}`,
    };
  }
  return OK;
}
