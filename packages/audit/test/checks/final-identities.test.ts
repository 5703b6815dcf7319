import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Collected, collectSimulated } from '../simulated-date.ts';
import { findAfter } from './planted.ts';

let whole: Collected;
beforeAll(async () => {
  whole = await collectSimulated();
});
afterAll(() => whole.remove());

it.each([
  [
    'points of a team',
    'update staging.team_box_scores set points = points + 1 where game_id = ? and is_home',
    /points and its parts make/,
  ],
  [
    'made shots of a team',
    'update staging.team_box_scores set field_goals_made = field_goals_made + 1 where game_id = ? and is_home',
    /field_goals_made and its parts make/,
  ],
  [
    'rebounds of a team',
    'update staging.team_box_scores set rebounds_offensive = rebounds_offensive + 2 where game_id = ? and is_home',
    /rebounds_offensive and its parts make/,
  ],
  [
    'a player',
    'delete from staging.player_box_scores where game_id = ? and is_home and is_starter and points > 0',
    /points and its parts make/,
  ],
  [
    'points of a player',
    'update staging.player_box_scores set points = points + 1 where game_id = ? and is_home and is_starter',
    /5 players whose shots do not make their points/,
  ],
  ['the score', 'update staging.games set home_score = home_score + 1 where game_id = ?', /points and its parts make/],
  [
    'a period',
    'update staging.period_scores set points = points + 1 where game_id = ? and period = 2',
    /points and its parts make/,
  ],
  [
    'minutes',
    'update staging.player_box_scores set seconds_played = seconds_played - 10 where game_id = ? and is_home and is_starter',
    /player minutes, not 2\d\d/,
  ],
  [
    'attempts beyond heaves',
    'update staging.team_box_scores set field_goals_attempted = field_goals_attempted + 9 where game_id = ? and is_home',
    /field_goals_attempted and its parts make/,
  ],
])('calls a game suspect when %s do not add up', async (_, sql, message) => {
  const { game, findings } = await findAfter(whole, 'final_identities', (warehouse, one) =>
    warehouse.query(sql, [one]),
  );
  expect(findings.filter(({ severity }) => severity === 'fail')).toContainEqual(
    expect.objectContaining({ subject: game, message: expect.stringMatching(message) }),
  );
  expect(findings.every(({ subject }) => subject === game)).toBe(true);
});

it('warns when the plays end at another score, and finds nothing where all adds up', async () => {
  const { game, findings } = await findAfter(whole, 'final_identities', (warehouse, one) =>
    warehouse.query('update staging.plays set home_score = home_score - 2 where game_id = ?', [one]),
  );
  expect(findings).toEqual([
    expect.objectContaining({ severity: 'warn', subject: game, message: expect.stringContaining('its plays end at') }),
  ]);
  expect((await findAfter(whole, 'final_identities', async () => undefined)).findings).toEqual([]);
});
