import { gunzipSync, gzipSync } from 'node:zlib';
import { openStore } from '@hoops/bronze-writer';
import { type FaultPlan, type FaultProxy, recordProofs } from '@hoops/fault-proxy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, connect } from '../src/bigquery/connect.ts';
import { loadTables } from '../src/bigquery/load-tables.ts';
import { readAddress } from '../src/bigquery/read-address.ts';
import type { JobReport } from '../src/bigquery-warehouse.ts';
import type { Warehouse } from '../src/warehouse.ts';
import { emulatorAddress, openBehind, openPatiently } from './bigquery-backend.ts';
import { contents, game, lines, pointsOf } from './small-tables.ts';

const jobs = { method: 'POST', path: '/jobs(\\?|$)' } as const;
/** A first load of one game inserts three jobs: the load and the reading of what is there, at once; the comparison; the transaction. */
const commit = { ...jobs, nth: 4 };
const at = (fault: FaultPlan[number]['fault'], nth: number, times = 1): FaultPlan => [
  { fault, match: jobs, nth, times },
];

const survived: Record<string, FaultPlan> = {
  'replies of all jobs are lost with the connection': at('stored_then_reset', 1, 4),
  'replies of all jobs are lost in a 503': at('stored_then_503', 1, 4),
  'the reply to the transaction never comes': at('stored_then_stall', commit.nth),
  'the reply to the transaction is cut off': at('cut_body', commit.nth),
  'jobs come too fast for a moment': at('rate_limit_exceeded', 1, 3),
  'the service asks to wait': at('status_429', 2, 2),
  'the service is not there for a moment': at('status_503', 1, 3),
  'the connection breaks before a job is taken': at('reset', 3, 2),
  'another load is in the way': at('transaction_aborted', commit.nth, 2),
  'a statement could not be serialized': at('could_not_serialize', commit.nth),
};

describe('BigQuery behind a proxy that does harm', () => {
  let url: string;
  let direct: Warehouse;
  const proxies: FaultProxy[] = [];
  beforeAll(async () => {
    url = await emulatorAddress();
    direct = await openPatiently(url);
    await direct.ensure([lines]);
  });
  const totals = { plans: 0, lost: 0, duplicated: 0, losses_injected: 0, undetected: 0 };
  afterAll(async () => {
    recordProofs('@hoops/bq-loader', 'bigquery faults', totals);
    await direct.close();
    for (const proxy of proxies) await proxy.close();
  });

  const patience = { firstMs: 20, longestMs: 500, totalMs: 240_000, requestMs: 60_000 };
  async function through(plan: FaultPlan, onJob?: (report: JobReport) => void, some: object = {}) {
    const behind = await openBehind(url, plan, { onJob, patience: { ...patience, ...some } });
    proxies.push(behind.proxy);
    totals.plans += 1;
    return behind;
  }

  for (const [index, [what, plan]] of Object.entries(survived).entries()) {
    it(`loads once, and all of it, when ${what}`, async () => {
      const done: JobReport[] = [];
      const stalls = plan.some(({ fault }) => fault === 'stored_then_stall') ? { requestMs: 3_000 } : {};
      const { proxy, warehouse } = await through(plan, (report) => done.push(report), stalls);
      const id = `g${index}`;
      expect(await warehouse.load([{ table: lines, scopes: [game(id, {}, { p1: index, p2: 2 })] }])).toMatchObject([
        { inserted: 2, unchanged: 0 },
      ]);
      expect(proxy.requests.some(({ fault }) => fault !== null)).toBe(true);
      expect(await pointsOf(direct, id)).toEqual({ p1: index, p2: 2 });
      const kept = await direct.query('select * from staging.lines_versions where game_id = ?', [id]);
      if (kept.length < 2) totals.lost += 1;
      if (kept.length > 2) totals.duplicated += 1;
      expect(kept).toHaveLength(2);
      // One job did each thing, whatever became of the replies; only a transaction that was in the way is planned anew.
      for (const about of ['lines', 'commit']) expect(done.filter((report) => report.about === about)).toHaveLength(1);
      const [taken] = await direct.query('select load_no from staging.load_fence');
      expect(taken).toEqual({ load_no: index + 1 });
    });
  }

  it('gives up at once when a quota is used up, with what BigQuery says and what helps', async () => {
    const { proxy, warehouse } = await through(at('quota_exceeded', 1, 99));
    await expect(warehouse.load([{ table: lines, scopes: [game('q', {}, { p1: 1 })] }])).rejects.toMatchObject({
      name: 'WarehouseError',
      reason: 'unavailable',
      message: expect.stringMatching(/Quota exceeded: Your project.*: a quota comes back/),
    });
    expect(proxy.requests.filter(({ fault }) => fault !== null).length).toBeLessThanOrEqual(2);
  });

  it('does not take the job of somebody else under its own id for its own', async () => {
    const { warehouse } = await through(at('job_id_taken', commit.nth));
    await expect(warehouse.load([{ table: lines, scopes: [game('j', {}, { p1: 1 })] }])).rejects.toMatchObject({
      reason: 'unavailable',
      message: expect.stringContaining("is another job's"),
    });
    expect(await pointsOf(direct, 'j')).toEqual({});
    await warehouse.load([{ table: lines, scopes: [game('j', {}, { p1: 1 })] }]);
    expect(await pointsOf(direct, 'j')).toEqual({ p1: 1 });
  });

  it('says that it is busy when other loads stay in the way', async () => {
    const impatient = { longestMs: 50, totalMs: 100 };
    const { warehouse: other } = await through(at('transaction_aborted', commit.nth, 99), undefined, impatient);
    await expect(other.load([{ table: lines, scopes: [game('b', {}, { p1: 1 })] }])).rejects.toMatchObject({
      reason: 'busy',
      message: expect.stringContaining('another load was under way'),
    });
    expect(await pointsOf(direct, 'b')).toEqual({});
  });

  it('rolls everything back when a statement changes other rows than were counted', async () => {
    await direct.load([{ table: lines, scopes: [game('twin', {}, { p1: 1 })] }]);
    await direct.query(`insert into staging.lines select * from staging.lines where game_id = 'twin'`);
    const later = game('twin', { at: '2026-01-16T06:00:00.000Z', sha: 'later' }, { p1: 2 });
    await expect(direct.load([{ table: lines, scopes: [later, game('fine', {}, { p1: 1 })] }])).rejects.toMatchObject({
      reason: 'lossy',
      message: expect.stringMatching(/^staging\.lines in .* duplicate keys/),
    });
    expect(await pointsOf(direct, 'fine')).toEqual({});
    expect(await direct.query(`select sha256 from staging.loaded_answers where scope = 'twin'`)).toEqual([
      { sha256: 'a0' },
    ]);
  });

  /** Statements that do something else than they were told, and a work bucket that loses a row. */
  const losses: Record<string, ((sql: string) => string) | null> = {
    'the work bucket loses a row': null,
    'the comparison says that it saw nothing': (sql) => (sql.startsWith('(select 0 as t') ? `${sql} limit 0` : sql),
    'rows are not inserted': (sql) => sql.replace(/when not matched by target then insert \(game_id[^\n]*/, ''),
    'rows are not updated': (sql) => sql.replace(/when matched and x\.row_hash[^\n]*/, ''),
    'rows are not deleted': (sql) => sql.replace(/when not matched by source and x\.game_id[^\n;]*/, ''),
    'no version is recorded': (sql) => sql.replace(/(insert into `[^`]*_versions`[^;]*);/, '$1 where false;'),
    'the answer is not remembered': (sql) =>
      sql.replace(/when not matched by target then insert \(table_name[^\n;]*/, ''),
  };

  it('P21: fails every load of which something is lost on the way, and changes nothing', async () => {
    await direct.load([{ table: lines, scopes: [game('loss', {}, { p1: 10, p2: 20, p3: 30 })] }]);
    const later = { at: '2026-01-16T05:00:00.000Z', sha: 'b0' };
    const loads = [{ table: lines, scopes: [game('loss', later, { p1: 11, p2: 20, p4: 40 })] }];
    const address = readAddress(url);
    const honest = await connect(address.project, address.location, patience.requestMs);
    const store = await openStore(address.load);
    const held = await contents(direct, 'staging.lines_versions');
    for (const [what, change] of Object.entries(losses)) {
      const said: string[] = [];
      const api: Api = async (request) => {
        const body = structuredClone(request.body) as { configuration?: { query?: { query: string } } } | undefined;
        const query = body?.configuration?.query;
        if (query === undefined) return await honest(request);
        const changed = change?.(query.query) ?? query.query;
        if (changed !== query.query) said.push(changed);
        query.query = changed;
        return await honest({ ...request, body });
      };
      const leaky: typeof store = {
        ...store,
        create: async (name, bytes) => {
          const rows = String(gunzipSync(bytes)).split('\n');
          if (change === null) said.push(...rows.splice(1, 1));
          return await store.create(name, gzipSync(rows.join('\n')));
        },
      };
      totals.losses_injected += 1;
      const reason = await loadTables(
        { url, api, address, patience, tellsBytes: false, onJob: undefined },
        leaky,
        loads,
      ).then(
        () => 'none',
        (error: Error & { reason?: string }) => `${error.reason} ${error.message}`,
      );
      if (!reason.startsWith('lossy')) totals.undetected += 1;
      expect(said, what).toHaveLength(1);
      expect(reason, what).toMatch(/^lossy /);
    }
    expect(await pointsOf(direct, 'loss')).toEqual({ p1: 10, p2: 20, p3: 30 });
    expect(await contents(direct, 'staging.lines_versions')).toEqual(held);
    expect(await direct.load(loads)).toMatchObject([{ inserted: 1, updated: 1, unchanged: 1, deleted: 1 }]);
  });
});
