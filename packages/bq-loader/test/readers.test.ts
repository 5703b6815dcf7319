import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { recordProofs } from '@hoops/fault-proxy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWarehouse } from '../src/open-warehouse.ts';
import { publishReadCopy, readCopyUrl } from '../src/publish-read-copy.ts';
import { startChild } from './children.ts';
import { lines } from './small-tables.ts';
import { dayLoad, isWhole, pollWhile, totals, wholeSql } from './whole-days.ts';

const days = ['2026-01-15', '2026-02-20'];
const counted = { loads_polled: 0, reads: 0, inconsistent_reads: 0, kills: 0, naive_broken: 0 };

describe('readers of a DuckDB warehouse', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hoops-readers-'));
  });
  afterAll(async () => {
    recordProofs('@hoops/bq-loader', 'readers of DuckDB', counted);
    await rm(folder, { recursive: true, force: true });
  });

  it('see a day before or after each of 200 loads, never between', async () => {
    const warehouse = await openWarehouse(`duckdb:${join(folder, 'polled.duckdb')}`);
    await warehouse.ensure([lines, totals]);
    const loading = (async () => {
      for (let v = 1; v <= 100; v += 1) for (const day of days) await warehouse.load(dayLoad(day, v));
    })();
    const seen = await pollWhile(() => warehouse.query(wholeSql), loading, 3);
    counted.loads_polled += 200;
    counted.reads += seen.reads;
    counted.inconsistent_reads += seen.inconsistent;
    expect(seen.inconsistent).toBe(0);
    expect(seen.versions.size).toBeGreaterThan(20);
    await warehouse.close();
  }, 600_000);

  it('would see halves of days of a writer that deletes and then inserts', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const [writer, reader] = [await instance.connect(), await instance.connect()];
    await writer.run('create schema staging');
    await writer.run(
      'create table staging.lines (game_id varchar, game_date date, player_id varchar, points int, seconds_played int)',
    );
    await writer.run('create table staging.totals (game_id varchar, game_date date, points int, version int)');
    const look = async () => (await reader.runAndReadAll(wholeSql)).getRowObjectsJson() as never;
    const plain = async () =>
      ((await look()) as Record<string, unknown>[]).map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, name === 'game_date' ? value : Number(value)]),
        ),
      ) as never;
    let inconsistent = 0;
    for (let v = 1; v <= 5; v += 1) {
      for (const { table, scopes } of dayLoad('2026-01-15', v)) {
        const inserts = scopes.map(({ rows }) => {
          const values = rows.map(({ game_id, player_id, points, seconds_played, version }) =>
            table === lines
              ? `('${game_id}', date '2026-01-15', '${player_id}', ${points}, ${seconds_played})`
              : `('${game_id}', date '2026-01-15', ${points}, ${version})`,
          );
          return `insert into staging.${table.name} values ${values.join(', ')}`;
        });
        // Without a transaction a reader may look after any statement: here one does after each, so that nothing is left to chance.
        for (const sql of [`delete from staging.${table.name} where game_date = '2026-01-15'`, ...inserts]) {
          await writer.run(sql);
          if (!((await plain()) as Record<string, never>[]).every(isWhole)) inconsistent += 1;
        }
      }
    }
    expect(((await plain()) as Record<string, never>[]).every(isWhole)).toBe(true);
    expect(inconsistent).toBeGreaterThan(0);
    counted.naive_broken += inconsistent;
    instance.closeSync();
  });

  it('see whole days in the read copy and in the file itself, however many writers are killed', async () => {
    const url = `duckdb:${join(folder, 'killed.duckdb')}`;
    const first = await openWarehouse(url);
    await first.ensure([lines, totals]);
    await first.load(dayLoad('2026-01-15', 1));
    await first.close();
    await publishReadCopy(url);
    const lookAt = async (address: string, readOnly: boolean) => {
      const warehouse = await openWarehouse(address, { readOnly });
      try {
        return await warehouse.query(wholeSql);
      } finally {
        await warehouse.close();
      }
    };
    const points = [
      ...['load.before_transaction:kill:5', 'load.in_transaction:kill:7', 'load.in_transaction:kill:6'],
      ...['load.before_commit:kill:5', 'load.after_commit:kill:5'],
      ...['publish.before_rename:kill:2', 'publish.after_rename:kill:2'],
    ];
    let v = 1;
    for (const point of points) {
      const child = startChild('load-days.ts', [url, '2026-01-15', `${v + 1}`, `${v + 20}`, '2'], {
        HOOPS_FAILPOINT: point,
      });
      const seen = await pollWhile(() => lookAt(readCopyUrl(url), true), child.ended, 5);
      expect((await child.ended).signal, point).toBe('SIGKILL');
      const [day] = await lookAt(url, false);
      expect(isWhole(day ?? {}), point).toBe(true);
      counted.kills += 1;
      counted.loads_polled += Number(day?.most) - v;
      counted.reads += seen.reads + 1;
      counted.inconsistent_reads += seen.inconsistent;
      expect(seen.inconsistent, point).toBe(0);
      expect(Number(day?.most), point).toBeGreaterThan(v);
      v = Number(day?.most);
    }
  }, 600_000);
});
