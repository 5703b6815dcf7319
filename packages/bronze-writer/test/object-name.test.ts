import { ConfigError, resources } from '@hoops/nba-client';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type NamedObject, objectName, parseObjectName } from '../src/object-name.ts';
import { DATE, GAME, run } from './answers.ts';

const { run_id } = run;
const at = { game_date: DATE, run_id };

it('names objects in the style of Hive, so that engines read the folder as a table', () => {
  expect(objectName({ kind: 'run', ...at })).toBe(
    'bronze/game_date=2026-01-15/run_id=20260116T100002Z-7f3a9c/run.json',
  );
  expect(objectName({ kind: 'body', ...at, game_id: null, resource: 'scoreboard', attempt: 1 })).toMatch(
    /9c\/scoreboard\.1\.json\.gz$/,
  );
  expect(objectName({ kind: 'receipt', ...at, game_id: GAME, resource: 'boxscore', attempt: 12 })).toMatch(
    /\/game_id=0022500561\/boxscore\.12\.receipt\.json$/,
  );
  expect(objectName({ kind: 'manifest', ...at, seal: 2 })).toMatch(/\/manifest\.2\.json$/);
  expect(
    objectName({ kind: 'outcome', ...at, step: 'dbt_run', game_id: null, stamp: '20260116T100002123Z-7f3a9c' }),
  ).toBe('audit/game_date=2026-01-15/run_id=20260116T100002Z-7f3a9c/dbt_run/_/20260116T100002123Z-7f3a9c.json');
});

const hex = (length: number) => fc.nat(16 ** length - 1).map((n) => n.toString(16).padStart(length, '0'));
const moment = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
const digits = (date: Date) => date.toISOString().replace(/[-:.]/g, '');
const ref = fc.record({ date: moment, started: moment, tail: hex(6) }).map(({ date, started, tail }) => ({
  game_date: date.toISOString().slice(0, 10) as typeof DATE,
  run_id: `${digits(started).slice(0, 15)}Z-${tail}`,
}));
const game = fc.integer({ min: 10_000_000, max: 69_999_999 }).map((n) => String(n).padStart(10, '0'));
const count = fc.integer({ min: 1, max: 999_999 });
const named: fc.Arbitrary<NamedObject> = ref.chain((it) =>
  fc.oneof(
    fc.constant({ kind: 'run' as const, ...it }),
    count.map((seal) => ({ kind: 'manifest' as const, ...it, seal })),
    fc
      .record({
        kind: fc.constantFrom('body' as const, 'receipt' as const),
        game_id: game,
        resource: fc.constantFrom(...resources.filter((each) => each !== 'scoreboard' && each !== 'schedule')),
        attempt: count,
      })
      .map((its) => ({ ...it, ...its })),
    fc
      .record({
        kind: fc.constantFrom('body' as const, 'receipt' as const),
        game_id: fc.constant(null),
        resource: fc.constantFrom('scoreboard' as const, 'schedule' as const),
        attempt: count,
      })
      .map((its) => ({ ...it, ...its })),
    fc
      .record({
        step: fc.constantFrom('dbt_run', 'a', 'load_to_bq_staging'),
        game_id: fc.option(game),
        started: moment,
        tail: hex(6),
      })
      .map(({ step, game_id, started, tail }) => ({
        kind: 'outcome' as const,
        ...it,
        step,
        game_id,
        stamp: `${digits(started)}-${tail}`,
      })),
  ),
);

it('reads back every name it gives', () => {
  fc.assert(
    fc.property(named, (object) => {
      expect(parseObjectName(objectName(object))).toEqual(object);
    }),
    { numRuns: 500 },
  );
});

it('gives no name to parts that are not of their form, whatever they try', () => {
  const wild = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '..',
      '../..',
      '/etc/passwd',
      '.',
      '',
      '%2e%2e',
      'a\0b',
      '..\\..',
      '0022500561\n',
      '２０２６-01-15',
      '0022500561/../../x',
    ),
  );
  fc.assert(
    fc.property(wild, fc.constantFrom('game_date', 'run_id', 'game_id', 'stamp', 'step'), (text, part) => {
      const object = {
        kind: 'outcome',
        ...at,
        step: 'dbt_run',
        game_id: GAME,
        stamp: '20260116T100002123Z-7f3a9c',
        [part]: text,
      } as NamedObject;
      let name: string;
      try {
        name = objectName(object);
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
        return;
      }
      // It passed, so it was of its form after all.
      expect(parseObjectName(name)).toEqual(object);
    }),
    { numRuns: 2_000 },
  );
});

it('takes nothing else for a name of ours', () => {
  const base = 'bronze/game_date=2026-01-15/run_id=20260116T100002Z-7f3a9c';
  for (const name of [
    `${base}/scoreboard.01.json.gz`,
    `${base}/scoreboard.0.json.gz`,
    `${base}/boxscore.1.json.gz`,
    `${base}/game_id=0022500561/scoreboard.1.json.gz`,
    `${base}/game_id=1022500561/boxscore.1.json.gz`,
    `${base}/../run.json`,
    `/${base}/run.json`,
    `${base}/run.json\n`,
    'bronze/game_date=2026-02-30/run_id=20260116T100002Z-7f3a9c/run.json',
    'audit/game_date=2026-01-15/run_id=20260116T100002Z-7f3a9c/run.json',
  ]) {
    expect(parseObjectName(name), name).toBeNull();
  }
});
