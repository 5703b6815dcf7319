import { describe, expect, test } from 'vitest';
import { numberPlays } from '../../src/payloads/numbered-plays.ts';
import { simulateSeason } from '../../src/season.ts';

const league = simulateSeason({ seed: 5, season: '2025-26' });
const game = league.game(league.schedule[100]?.game_id ?? '');
const id = game.scheduled.game_id;

describe('numbering plays', () => {
  test('every number is given once, orders rise, and some numbers are out of order because they were keyed late', () => {
    const numbered = numberPlays(id, game.plays);
    const numbers = numbered.map((one) => one.actionNumber);
    const orders = numbered.map((one) => one.orderNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(orders.every((order, i) => i === 0 || order > (orders[i - 1] ?? 0))).toBe(true);
    expect(numbers).not.toEqual(numbers.toSorted((a, b) => a - b));
    expect(numbered.map((one) => one.play)).toEqual(game.plays);
  });

  test('taking a play away or adding one changes no other number', () => {
    const before = new Map(numberPlays(id, game.plays).map((one) => [one.play.order, one]));
    const index = game.plays.findIndex((play) => play.kind === 'timeout');
    const gone = game.plays[index];
    const added = { ...game.plays[200], order: 100_000 } as (typeof game.plays)[number];
    const changed = game.plays.filter((play) => play !== gone);
    changed.splice(300, 0, added);
    const after = numberPlays(id, changed);
    for (const one of after) {
      if (one.play.order === added.order)
        expect([...before.values()].map((old) => old.actionNumber)).not.toContain(one.actionNumber);
      else
        expect([one.actionNumber, one.orderNumber]).toEqual([
          before.get(one.play.order)?.actionNumber,
          before.get(one.play.order)?.orderNumber,
        ]);
    }
  });
});
