import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { recordProofs } from '@hoops/fault-proxy';
import { afterAll, describe, expect, it } from 'vitest';
import { openWarehouse } from '../src/open-warehouse.ts';
import { startChild } from './children.ts';
import { contents } from './small-tables.ts';

const names = [
  'staging.lines',
  'staging.lines_history',
  'staging.listings',
  'staging.listings_history',
  'staging.loaded_answers',
];

async function everything(url: string) {
  const warehouse = await openWarehouse(url);
  const all = await Promise.all(names.map((name) => contents(warehouse, name)));
  await warehouse.close();
  return all;
}

const fresh = async () => `duckdb:${join(await mkdtemp(join(tmpdir(), 'hoops-')), 'hoops.duckdb')}`;

const totals = { kills: 0, divergences: 0 };
afterAll(() => recordProofs('@hoops/bq-loader', 'killed loads', totals));

describe('P11: a load that is killed', () => {
  it('leaves what an unbroken one leaves, once it is run again, wherever it was killed', async () => {
    const unbroken = await fresh();
    expect(await startChild('load-steps.ts', [unbroken]).ended).toMatchObject({ code: 0 });
    const expected = await everything(unbroken);
    expect(expected[0]).toHaveLength(3);
    const points = ['load.before_transaction', 'load.in_transaction', 'load.before_commit', 'load.after_commit'];
    const cases = [
      ...points.map((point) => `${point}:kill`),
      'load.in_transaction:kill:4',
      'load.before_commit:kill:2',
    ];
    await Promise.all(
      cases.map(async (failpoint) => {
        const url = await fresh();
        const killed = await startChild('load-steps.ts', [url], { HOOPS_FAILPOINT: failpoint }).ended;
        expect(killed.signal, failpoint).toBe('SIGKILL');
        expect(await startChild('load-steps.ts', [url]).ended, failpoint).toMatchObject({ code: 0 });
        const left = await everything(url);
        totals.kills += 1;
        if (!isDeepStrictEqual(left, expected)) totals.divergences += 1;
        expect(left, failpoint).toEqual(expected);
      }),
    );
  });
});
