import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDate } from '../../src/check-date.ts';
import { type Collected, collectSimulated, DATE, MORNING } from '../simulated-date.ts';
import { findAfter } from './planted.ts';

let whole: Collected;
beforeAll(async () => {
  whole = await collectSimulated();
});
afterAll(() => whole.remove());

it.each(['games', 'team_box_scores', 'player_box_scores', 'period_scores', 'plays'])(
  'names a game that is not in %s',
  async (table) => {
    const { game, findings } = await findAfter(whole, 'completeness', (warehouse, one) =>
      warehouse.query(`delete from staging.${table} where game_id = ?`, [one]),
    );
    expect(findings).toEqual([
      expect.objectContaining({
        severity: 'fail',
        subject: game,
        message: `game ${game} is over and not in ${table}: its answers were kept and are not in force in staging; load the run again and look at staging.rejects`,
      }),
    ]);
  },
);

it('names a game that staging lists and that the run did not ask for', async () => {
  const { findings } = await findAfter(whole, 'completeness', async (warehouse, game) => {
    await warehouse.query(
      `insert into staging.schedule_games select * replace ('0022500999' as game_id) from staging.schedule_games where game_id = ?`,
      [game],
    );
  });
  expect(findings).toEqual([
    expect.objectContaining({ subject: '0022500999', message: expect.stringContaining('this run did not ask for it') }),
  ]);
});

async function findingsOf(options: Parameters<typeof collectSimulated>[0], date?: string) {
  const collected = await collectSimulated(options, date);
  const warehouse = await collected.load();
  try {
    const findings = await checkDate(collected.store, warehouse, date ?? DATE, {
      now: MORNING,
      run: collected.run.run_id,
    });
    return findings.filter(({ check }) => check === 'completeness');
  } finally {
    await warehouse.close();
    await collected.remove();
  }
}

describe('a date', () => {
  it('with one bad game is not complete, and the game is named with what the source said', async () => {
    const { game } = await findAfter(whole, 'completeness', async () => undefined);
    const findings = await findingsOf({ faults: [{ fault: 'status_404', subject: game }] });
    expect(findings).toEqual([
      expect.objectContaining({
        severity: 'fail',
        subject: game,
        message: expect.stringMatching(
          /is over and not in games, team_box_scores, player_box_scores, plays: cdn\/boxscore absent: .*404/,
        ),
      }),
    ]);
  });

  it('whose plays did not come is not complete either', async () => {
    const findings = await findingsOf({
      faults: [
        { fault: 'status_404', endpoint: 'cdn/playbyplay' },
        { fault: 'status_404', endpoint: 'stats/playbyplayv3' },
      ],
    });
    expect(findings).toHaveLength(2);
    for (const { message } of findings) expect(message).toMatch(/not in plays: cdn\/playbyplay absent/);
  });

  it('whose games are not over is not complete', async () => {
    const findings = await findingsOf({ today: DATE });
    expect(findings).toHaveLength(2);
    for (const { severity, message } of findings) {
      expect(severity).toBe('fail');
      expect(message).toMatch(/^game \d{10} is not over \(listed as ".+"\): collect 2026-01-20 again once it is$/);
    }
  });

  it('without games is complete, since its lists say so', async () => {
    expect(await findingsOf({ today: '2026-09-01' }, '2026-08-15')).toEqual([]);
  });
});
