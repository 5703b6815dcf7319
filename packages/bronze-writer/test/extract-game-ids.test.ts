import { request } from '@hoops/nba-client';
import { expect, it } from 'vitest';
import { extractGameIds, type GamePlan } from '../src/extract-game-ids.ts';
import { keepAnswer } from '../src/keep-answer.ts';
import { answer, DATE, type ListedAs, run, schedule, scoreboard, scriptedSource } from './answers.ts';
import { withStore } from './with-store.ts';

const id = (n: number) => `00225005${String(n).padStart(2, '0')}`;
const boardRequest = request('stats/scoreboardv3', DATE);

async function planOf(
  games: readonly ListedAs[],
  known?: readonly string[],
  more: readonly ListedAs[] = [],
): Promise<GamePlan> {
  return await withStore(async (store) => {
    await keepAnswer(store, run, answer(boardRequest, scoreboard(games)));
    if (more.length > 0)
      await keepAnswer(
        store,
        run,
        answer(
          request('cdn/schedule', '2025-26'),
          schedule({ [DATE]: more, '2026-01-16': [{ id: id(99), status: 1 }] }),
        ),
      );
    return await extractGameIds(
      store,
      run,
      known === undefined ? undefined : scriptedSource(() => ({}), { games: known }),
    );
  });
}

const asked = ({ games }: GamePlan) => Object.fromEntries(games.map(({ game_id, because }) => [game_id, because]));
const left = ({ others }: GamePlan) => Object.fromEntries(others.map(({ game_id, kind }) => [game_id, kind]));

it('asks for games that are over, that are on, and of which nobody says either', async () => {
  const plan = await planOf([
    { id: id(1), status: 3, text: 'Final', scores: [101, 99] },
    { id: id(2), status: 2, text: 'Q4 1:02' },
    { id: id(3), status: null },
  ]);
  expect(asked(plan)).toEqual({ [id(1)]: 'final', [id(2)]: 'live', [id(3)]: 'unknown' });
  expect(plan).toMatchObject({ others: [], listings: 1 });
});

it('does not ask for games that are postponed, not begun or not ours, and says of each why', async () => {
  const plan = await planOf([
    { id: id(1), status: 1, text: 'PPD', tipOff: '2026-01-16T00:00:00Z' },
    { id: id(2), status: 3, text: 'Postponed' },
    { id: id(3), status: 1, text: '10:30 pm ET', tipOff: '2026-01-16T03:30:00Z' },
    { id: '1022500001', status: 3, scores: [80, 70] },
  ]);
  expect(asked(plan)).toEqual({});
  expect(left(plan)).toEqual({
    [id(1)]: 'postponed',
    [id(2)]: 'postponed',
    [id(3)]: 'not_over',
    '1022500001': 'other_league',
  });
  expect(plan.others.find(({ game_id }) => game_id === id(3))?.reason).toBe(
    `game ${id(3)} is not over (listed as "10:30 pm ET")`,
  );
  expect(plan.others.find(({ kind }) => kind === 'other_league')?.reason).toContain('WNBA');
});

it('asks for a game that a stale list calls scheduled though it must be over by then', async () => {
  // The list is from 05:00 UTC.
  const plan = await planOf([
    { id: id(1), status: 1, tipOff: '2026-01-16T01:59:00Z' },
    { id: id(2), status: 1, tipOff: '2026-01-16T02:01:00Z' },
    { id: id(3), status: 1, tipOff: 'TBD' },
  ]);
  expect(asked(plan)).toEqual({ [id(1)]: 'stale_listing' });
  expect(left(plan)).toEqual({ [id(2)]: 'not_over', [id(3)]: 'not_over' });
});

it('takes the union of the lists, and of each game what the best informed says', async () => {
  const plan = await planOf([{ id: id(1), status: 1, tipOff: '2026-01-16T04:00:00Z' }], undefined, [
    { id: id(1), status: 3, scores: [101, 99] },
    { id: id(2), status: 3, scores: [88, 90] },
  ]);
  expect(asked(plan)).toEqual({ [id(1)]: 'final', [id(2)]: 'final' });
  expect(plan.listings).toBe(2);
});

it('asks for every game that the source itself knows, whatever the lists say', async () => {
  const plan = await planOf(
    [
      { id: id(1), status: 1, tipOff: '2026-01-16T04:00:00Z' },
      { id: id(2), status: 1, text: 'PPD' },
    ],
    [id(1), id(2), id(3)],
  );
  expect(asked(plan)).toEqual({ [id(1)]: 'known_to_source', [id(2)]: 'known_to_source', [id(3)]: 'known_to_source' });
  expect(plan.games[2]).toMatchObject({ status: null, listed_by: [], game_date: DATE });
});

it('looks only at answers that are lists', async () => {
  await withStore(async (store) => {
    await keepAnswer(
      store,
      run,
      answer(boardRequest, scoreboard([{ id: id(1), status: 3, scores: [1, 2] }]), {
        verdict: 'wrong_game',
        reason: 'another day',
      }),
    );
    expect(await extractGameIds(store, run)).toEqual({ games: [], others: [], listings: 0 });
  });
});
