import { request } from '@hoops/nba-client';
import { expect, it } from 'vitest';
import { gameStates } from '../src/game-states.ts';
import { keepAnswer } from '../src/keep-answer.ts';
import { answer, boxAnswer, GAME, OTHER, run } from './answers.ts';
import { withStore } from './with-store.ts';

it('tells of each game what its box score and plays came to, and why not', async () => {
  await withStore(async (store) => {
    const absent = { verdict: 'absent' as const, status: 404 };
    const receipts = [
      await keepAnswer(store, run, boxAnswer()),
      await keepAnswer(store, run, answer(request('cdn/playbyplay', GAME), {})),
      await keepAnswer(
        store,
        run,
        answer(request('cdn/boxscore', OTHER), 'x', { verdict: 'shell', reason: 'not begun' }),
      ),
      await keepAnswer(
        store,
        run,
        answer(request('stats/boxscoretraditionalv3', OTHER), '', { ...absent, reason: 'none' }),
      ),
      await keepAnswer(store, run, answer(request('cdn/playbyplay', OTHER), '', { ...absent, reason: 'none' })),
      await keepAnswer(store, run, answer(request('stats/playbyplayv3', OTHER), {})),
    ];
    expect(gameStates(receipts)).toEqual([
      { game_id: GAME, boxscore: 'ok', playbyplay: 'ok', is_plays_only: false, reason: null },
      {
        game_id: OTHER,
        boxscore: 'shell',
        playbyplay: 'ok',
        is_plays_only: true,
        reason: 'cdn/boxscore shell: not begun',
      },
    ]);
  });
});
