import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { recordProofs } from '@hoops/fault-proxy';
import { afterAll, describe, expect, it } from 'vitest';
import { ensureSchema } from '../src/duckdb/ensure-schema.ts';
import { loadTables } from '../src/duckdb/load-tables.ts';
import { rowsOf } from '../src/duckdb/run-sql.ts';
import type { TableLoad } from '../src/warehouse.ts';
import { game, lines } from './small-tables.ts';

/** A connection that does something else than it was told. */
interface Faults {
  /** Rewrites a statement. */
  readonly say?: (sql: string) => string;
  /** Loses the second row that is appended. */
  readonly losesRow?: boolean;
}

function faulty(connection: DuckDBConnection, { say = (sql) => sql, losesRow = false }: Faults): DuckDBConnection {
  return new Proxy(connection, {
    get(target, name) {
      if (name === 'run' || name === 'runAndReadAll') {
        return (sql: string, ...rest: never[]) =>
          (target[name] as (sql: string, ...rest: never[]) => unknown)(say(sql), ...rest);
      }
      if (name === 'createAppender' && losesRow) {
        return async (table: string, ...rest: never[]) => {
          const appender = await target.createAppender(table, ...rest);
          return table === 'appended' ? withoutSecondRow(appender) : appender;
        };
      }
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function withoutSecondRow(appender: DuckDBAppender): DuckDBAppender {
  let row = 1;
  return new Proxy(appender, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (!/^(append|endRow)/.test(String(name))) return value.bind(target);
      return (...args: unknown[]) => {
        if (row !== 2) value.apply(target, args);
        if (name === 'endRow') row += 1;
      };
    },
  });
}

/** What a later answer finds: a row to add, to change, to leave and to delete. */
const before: TableLoad[] = [{ table: lines, scopes: [game('g1', {}, { p1: 10, p2: 20, p3: 30 })] }];
const later = { at: '2026-01-16T05:00:00.000Z', sha: 'b0' };
const after: TableLoad[] = [{ table: lines, scopes: [game('g1', later, { p1: 11, p2: 20, p4: 40 })] }];
const first: TableLoad[] = [{ table: lines, scopes: [game('g2', {}, { p1: 1, p2: 2 })] }];

const when = (start: string, change: (sql: string) => string) => (sql: string) =>
  sql.startsWith(start) ? change(sql) : sql;
const none = (sql: string) => `${sql} limit 0`;
const falsely = (sql: string) => `${sql} and false`;
const losses: [what: string, loads: TableLoad[], faults: Faults][] = [
  ['loses a row on the way in', after, { losesRow: true }],
  ['loses a row of a game that is new', first, { losesRow: true }],
  ['says that it saw nothing', after, { say: when('with held as', none) }],
  ['does not insert', after, { say: when('insert into staging.lines (', falsely) }],
  ['does not insert a game that is new', first, { say: when('insert into staging.lines (', none) }],
  ['does not update', after, { say: when('update staging.lines', falsely) }],
  ['does not delete', after, { say: when('delete from staging.lines', falsely) }],
  ['records no version of a game that is new', first, { say: when('insert into staging.lines_versions', none) }],
  ['records no version', after, { say: when('insert into staging.lines_versions', falsely) }],
  ['forgets which answers it took', first, { say: when('insert into staging.loaded_answers', none) }],
  ['does not mark which answer is in force', after, { say: when('update staging.loaded_answers', falsely) }],
];

const counted = { losses_injected: 0, undetected: 0, naive_broken: 0 };
afterAll(() => recordProofs('@hoops/bq-loader', 'losses in DuckDB', counted));

describe('P21: a DuckDB that', () => {
  it.each(losses)('%s fails the load, and nothing has changed', async (_, loads, faults) => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await ensureSchema(connection, 'duckdb::memory:', [lines]);
    const all = async () =>
      await Promise.all(
        ['lines', 'lines_versions', 'loaded_answers'].map((name) =>
          rowsOf(connection, `select count(*) from staging.${name}`),
        ),
      );
    const load = async (through: DuckDBConnection, what: TableLoad[]) => {
      await connection.run('begin');
      try {
        await loadTables(through, what);
        await connection.run('commit');
      } catch (error) {
        await connection.run('rollback');
        throw error;
      }
    };
    await load(connection, before);
    const held = await all();
    counted.losses_injected += 1;
    const reason = await load(faulty(connection, faults), loads).then(
      () => 'none',
      (error: { reason?: string }) => error.reason ?? String(error),
    );
    if (reason !== 'lossy') counted.undetected += 1;
    expect(reason).toBe('lossy');
    expect(await all()).toEqual(held);
    // Without the fault the same load is done: it was the loss that failed it.
    await load(connection, loads);
    expect(await all()).not.toEqual(held);
    instance.closeSync();
  });

  it('loses a row is believed by whoever does not count', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run('create temp table appended (n int, points int)');
    const appender = await faulty(connection, { losesRow: true }).createAppender('appended', 'main', 'temp');
    for (const points of [10, 20, 30]) {
      appender.appendInteger(1);
      appender.appendInteger(points);
      appender.endRow();
    }
    appender.closeSync();
    await connection.run('create table lines as select points from temp.appended');
    expect(await rowsOf(connection, 'select points from lines order by 1')).toEqual([[10], [30]]);
    counted.naive_broken += 1;
    instance.closeSync();
  });
});
