import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOutcomes } from '@hoops/audit';
import { findRun, openStore } from '@hoops/bronze-writer';
import { simulateSeason, startSimulator } from '@hoops/nba-simulator';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digests } from './digests.ts';
import { hoops, temporaryFolder } from './hoops.ts';

const date = '2026-01-15';
const source = 'simulator:?seed=1&today=2026-01-19';
const games = simulateSeason({ seed: 1, season: '2025-26' }).schedule.filter(({ game_date }) => game_date === date);

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

const collect = async (name: string, failpoint?: string) =>
  await hoops(
    [
      ...['backfill', '--dates', date, '--until=load_to_bq_staging', '--trigger=t', '--source', source],
      ...['--store', `folder:${name}`, '--warehouse', `duckdb:${name}.duckdb`],
    ],
    { cwd: folder, env: failpoint === undefined ? {} : { HOOPS_FAILPOINT: failpoint } },
  );

describe('a run that is killed', () => {
  let clean: Awaited<ReturnType<typeof digests>>;
  beforeAll(async () => {
    const { folder: home, remove: done } = temporaryFolder();
    folder = home;
    expect((await collect('clean')).code).toBe(0);
    clean = await digests(`duckdb:${join(home, 'clean.duckdb')}`);
    done();
  });

  it.each([
    'receipt.after_create:kill:5',
    'manifest.before_create:kill',
    'load.before_commit:kill',
    'load.after_commit:kill',
  ])('at %s leaves, run again, what one clean run leaves', async (failpoint) => {
    const killed = await collect('killed', failpoint);
    expect(killed.signal).toBe('SIGKILL');
    const again = await collect('killed');
    expect(again.code).toBe(0);
    expect(await digests(`duckdb:${join(folder, 'killed.duckdb')}`)).toEqual(clean);
  });

  it('goes on at the item: what it had been answered is not asked for again', async () => {
    await collect('killed', 'manifest.before_create:kill');
    const again = await collect('killed');
    expect(again.code).toBe(0);
    expect(again.events.filter(({ event, verdict }) => event === 'answered' && verdict === 'ok')).toEqual([]);
  });
});

describe('a run that is told to stop', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s ends with %i, says so, and has it on record', async (signal, code) => {
    const subject = games.at(-1)?.game_id ?? '';
    let isTold = false;
    const slow = await startSimulator({ seed: 1, today: '2026-01-19', faults: [{ subject, fault: 'hang' }] });
    try {
      const args = [
        'run',
        `--date=${date}`,
        '--source',
        slow.url,
        '--store',
        'folder:stopped',
        '--warehouse',
        'duckdb:stopped.duckdb',
      ];
      const ended = await hoops(args, {
        cwd: folder,
        // Once: the second signal would mean "at once".
        onStderr: (text, kill) => {
          if (!isTold && text.includes('"progressed"')) {
            isTold = true;
            kill(signal);
          }
        },
      });
      expect({ code: ended.code, signal: ended.signal, stdout: ended.stdout }).toEqual({
        code,
        signal: null,
        stdout: '',
      });
      expect(ended.events.at(-1)).toMatchObject({ event: 'error', error: 'Interrupted', exit_code: code });
      const store = await openStore(`folder:${join(folder, 'stopped')}`);
      const outcomes = await readOutcomes(store, await findRun(store, date));
      const failed = outcomes.filter(({ status }) => status === 'failed');
      expect(failed.length).toBeGreaterThan(0);
      for (const { step, reason } of failed) {
        expect({ step, reason }).toEqual({
          step: 'fetch_boxscores',
          reason: expect.stringContaining(`stopped by ${signal}`),
        });
      }
      expect(outcomes.at(-1)).toMatchObject({ step: 'write_audit', status: 'ok' });
    } finally {
      await slow.close();
    }
  });
});

describe('a backfill of which one date cannot be read', () => {
  it('loads the others, and says of that one what is wrong with it', async () => {
    const args = [
      'backfill',
      '--from',
      '2026-01-14',
      '--to',
      '2026-01-15',
      '--source',
      source,
      '--store',
      'folder:spoilt',
      '--warehouse',
      'duckdb:spoilt.duckdb',
    ];
    expect((await hoops([...args, '--until=write_raw_to_gcs'], { cwd: folder })).code).toBe(0);
    const store = await openStore(`folder:${join(folder, 'spoilt')}`);
    const names: string[] = [];
    for await (const name of store.list('bronze/game_date=2026-01-15/')) names.push(name);
    const body = join(folder, 'spoilt', names.find((name) => name.endsWith('boxscore.1.json.gz')) ?? '');
    chmodSync(body, 0o600);
    writeFileSync(body, 'spoilt');
    const replay = ['replay', ...args.slice(1), '--until=load_to_bq_staging', '--json'];
    const { code, stdout } = await hoops(
      replay.filter((arg) => arg !== '--source' && arg !== source),
      { cwd: folder },
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout).dates).toMatchObject([
      { game_date: '2026-01-14', status: 'unchecked' },
      {
        game_date: '2026-01-15',
        status: 'failed',
        reason: expect.stringMatching(/boxscore\.1\.json\.gz is 6 bytes long, not \d+: restore it/),
      },
    ]);
  });
});
