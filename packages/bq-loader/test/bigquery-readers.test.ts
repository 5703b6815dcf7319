import { recordProofs } from '@hoops/fault-proxy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Warehouse } from '../src/warehouse.ts';
import { backendName, emptyAddress, openPatiently } from './bigquery-backend.ts';
import { startChild } from './children.ts';
import { lines } from './small-tables.ts';
import { dayLoad, isWhole, pollWhile, totals, wholeSql } from './whole-days.ts';

const days = ['2026-01-15', '2026-02-20'];
const counted = { loads_polled: 0, reads: 0, inconsistent_reads: 0, kills: 0, naive_broken: 0 };

// Few loads, as the emulator takes a second for each; DuckDB's readers watch 200.
describe(`readers of ${backendName}`, () => {
  let url: string;
  let direct: Warehouse;
  beforeAll(async () => {
    url = await emptyAddress();
    direct = await openPatiently(url);
    await direct.ensure([lines, totals]);
  });
  afterAll(async () => {
    recordProofs('@hoops/bq-loader', 'readers of BigQuery', counted);
    await direct.close();
  });
  const look = () => direct.query(wholeSql);

  it('see whole days while two writers load at once, each of whose loads is done', async () => {
    const writers = await Promise.all(days.map(() => openPatiently(url)));
    const loading = Promise.all(
      writers.map(async (writer, i) => {
        await writer.ensure([lines, totals]);
        for (let v = 1; v <= 3; v += 1) await writer.load(dayLoad(days[i] as string, v));
        await writer.close();
      }),
    );
    const seen = await pollWhile(look, loading, 100);
    counted.loads_polled += 6;
    counted.reads += seen.reads;
    counted.inconsistent_reads += seen.inconsistent;
    expect(seen.inconsistent).toBe(0);
    expect((await look()).map(({ most }) => most)).toEqual([3, 3]);
  });

  it('see whole days of writers that are killed, and the next writer goes on', async () => {
    for (const [i, point] of ['load.before_commit:kill:2', 'load.after_commit'].entries()) {
      const v = 4 + 2 * i;
      const child = startChild('load-days.ts', [url, days[0] as string, `${v}`, `${v + 1}`, '0'], {
        HOOPS_FAILPOINT: point.includes(':') ? point : `${point}:kill`,
      });
      const seen = await pollWhile(look, child.ended, 100);
      expect((await child.ended).signal, point).toBe('SIGKILL');
      counted.kills += 1;
      counted.loads_polled += 1;
      counted.reads += seen.reads;
      counted.inconsistent_reads += seen.inconsistent;
      expect(seen.inconsistent, point).toBe(0);
    }
    await direct.load(dayLoad(days[0] as string, 9));
    const whole = await look();
    expect(whole.every(isWhole)).toBe(true);
    expect(whole.map(({ most }) => most).sort()).toEqual([3, 9]);
  });

  it('would see halves of days of a writer that deletes and then inserts', async () => {
    let inconsistent = 0;
    // Without a transaction a reader may look after any statement: here one does after each, so that nothing is left to chance.
    for (const sql of [
      'create table staging.kept as select * from staging.lines where true',
      'delete from staging.lines where true',
      'insert into staging.lines select * from staging.kept',
    ]) {
      await direct.query(sql);
      if (!(await look()).every(isWhole)) inconsistent += 1;
    }
    expect((await look()).every(isWhole)).toBe(true);
    counted.naive_broken += inconsistent;
    expect(inconsistent).toBeGreaterThan(0);
  });
});
