import type { Judgement } from './endpoint-definition.ts';
import { at } from './read-unknown.ts';

/** The verdict on a body about another game than was asked (it has happened); null when it is about this one. */
export function aboutAnotherGame(game: unknown, id: string): Judgement | null {
  const named = at(game, 'gameId');
  if (named === id) return null;
  if (typeof named !== 'string')
    return { verdict: 'unreadable', reason: `the body names no game where ${id} was asked` };
  return { verdict: 'wrong_game', reason: `the body is about game ${named.slice(0, 20)}, not ${id}` };
}
