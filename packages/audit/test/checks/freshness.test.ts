import { latestManifest } from '@hoops/bronze-writer';
import { parseGameDate } from '@hoops/nba-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dueAt, freshness } from '../../src/checks/freshness.ts';
import { type Collected, collectSimulated } from '../simulated-date.ts';
import { findAfter } from './planted.ts';

let whole: Collected;
beforeAll(async () => {
  whole = await collectSimulated();
});
afterAll(() => whole.remove());

const before = new Date('2026-01-21T16:59:59Z');
const after = new Date('2026-01-21T19:00:00Z');

it('has marts due at noon, US Eastern, of the next day, in winter and in summer', () => {
  expect(dueAt(parseGameDate('2026-01-20'))).toBe('2026-01-21T17:00:00.000Z');
  expect(dueAt(parseGameDate('2026-06-10'))).toBe('2026-06-11T16:00:00.000Z');
});

it.each([
  ['never built', 'drop table core.fct_games', 'marts were never built'],
  ['without the games', 'delete from core.fct_games', 'marts lack what staging says of 2 games'],
  [
    'from before a correction',
    'update staging.games set home_score = home_score + 1',
    'marts lack what staging says of 2 games',
  ],
  [
    'missing in staging',
    'delete from staging.games',
    'staging holds 0 of the 2 games of 2026-01-20, 2 hours after they were due (2026-01-21T17:00:00.000Z)',
  ],
])('finds marts that are %s late once they are due, and not before', async (_, sql, message) => {
  const plant = (warehouse: { query(sql: string): Promise<unknown> }) => warehouse.query(sql);
  expect((await findAfter(whole, 'freshness', plant, before)).findings).toEqual([]);
  const { findings } = await findAfter(whole, 'freshness', plant, after);
  expect(findings).toContainEqual(
    expect.objectContaining({ severity: 'fail', subject: '2026-01-20', message: expect.stringContaining(message) }),
  );
});

it('finds nothing late that is there, however old it is', async () => {
  expect(
    (await findAfter(whole, 'freshness', async () => undefined, new Date('2027-01-21T19:00:00Z'))).findings,
  ).toEqual([]);
});

it('warns of a source that was last heard before the games were over, and only while a game is open', async () => {
  const early = await collectSimulated({ today: '2026-01-20' });
  const warehouse = await early.load();
  try {
    const manifest = await latestManifest(early.store, early.run);
    const context = { ...early, warehouse, date: parseGameDate('2026-01-20'), now: after, manifest };
    const open = [{ game_id: '0022500001', status_text: '7:00 pm ET' }];
    const heard = await freshness.find({ ...context, expected: { finals: [], open, is_listed: true } });
    expect(heard).toEqual([
      expect.objectContaining({
        severity: 'warn',
        message: expect.stringMatching(/before its games were over.*collect the date again$/),
      }),
    ]);
    const over = { finals: ['0022500001'], open: [], is_listed: true };
    expect(
      (await freshness.find({ ...context, expected: over })).filter(({ severity }) => severity === 'warn'),
    ).toEqual([]);
  } finally {
    await warehouse.close();
    await early.remove();
  }
});
