import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Collected, collectSimulated } from '../simulated-date.ts';
import { findAfter } from './planted.ts';

let whole: Collected;
beforeAll(async () => {
  whole = await collectSimulated();
});
afterAll(() => whole.remove());

it.each([
  ['a team', 'delete from staging.team_box_scores where game_id = ? and is_home', 'fail', '1 teams, not 2'],
  [
    'a starter',
    'update staging.player_box_scores set is_starter = false where game_id = ? and is_home and is_starter and player_id = (select max(player_id) from staging.player_box_scores as p where p.game_id = player_box_scores.game_id and p.is_home and p.is_starter)',
    'fail',
    '4 starters of the home team, not 5',
  ],
  [
    'most players',
    'delete from staging.player_box_scores where game_id = ? and not is_home and not is_starter',
    'fail',
    '5 players dressed for a team, not 8 to 15',
  ],
  [
    'a period',
    'delete from staging.period_scores where game_id = ? and period >= 4',
    'fail',
    '3 periods of a team, not 4 to 14',
  ],
  ['most plays', 'delete from staging.plays where game_id = ? and period > 1', 'fail', 'plays, not 300 to 900'],
])('names a game that lacks %s', async (_, sql, severity, message) => {
  const { game, findings } = await findAfter(whole, 'volume', (warehouse, one) => warehouse.query(sql, [one]));
  expect(findings).toContainEqual(
    expect.objectContaining({ severity, subject: game, message: expect.stringContaining(message) }),
  );
});

it('warns of a game that has more than the limits, and finds nothing where all is well', async () => {
  const { game, findings } = await findAfter(whole, 'volume', (warehouse, one) =>
    warehouse.query(
      `insert into staging.player_box_scores
       select * replace ('9' || player_id as player_id, false as is_starter)
       from staging.player_box_scores where game_id = ? and is_home`,
      [one],
    ),
  );
  expect(findings.map(({ severity }) => severity)).toEqual(['warn', 'warn']);
  for (const { subject, message } of findings) {
    expect(subject).toBe(game);
    expect(message).toMatch(/players (dressed|listed) for a team, not 8 to 1[58]$/);
  }
  expect((await findAfter(whole, 'volume', async () => undefined)).findings).toEqual([]);
});
