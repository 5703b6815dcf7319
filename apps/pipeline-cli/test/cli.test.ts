import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openWarehouse } from '@hoops/bq-loader';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../src/commands.ts';
import { settings } from '../src/config.ts';
import { hoops, temporaryFolder } from './hoops.ts';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

const run = async (...args: string[]) => await hoops(args, { cwd: folder });
const simulated = ['--source', 'simulator:?seed=1&today=2026-01-19'];

describe('help', () => {
  it('teaches: every command in a line, where to begin, what exit codes mean', async () => {
    const { code, stdout, stderr } = await run('--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { name } of commands) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(stdout).toContain('hoops demo');
    expect(stdout).toContain('75 unavailable or busy');
  });

  it('is what hoops alone prints', async () => {
    const { code, stdout } = await run();
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: hoops <command>');
  });

  it('tells the flags of each command with variable, default and examples', async () => {
    const pages = await Promise.all(commands.map(async (spec) => ({ spec, page: await run(spec.name, '--help') })));
    for (const { spec, page } of pages) {
      expect(page.code).toBe(0);
      for (const name of spec.settings) {
        expect(page.stdout).toContain(settings[name].flag.split(' ')[0]);
        expect(page.stdout.replace(/\s+/g, ' ')).toContain(`variable ${settings[name].env[0]}`);
      }
      for (const [line] of spec.examples) expect(page.stdout).toContain(line);
    }
  });

  it('prints the version', async () => {
    expect(await run('--version')).toMatchObject({ code: 0, stdout: '0.1.0\n' });
  });
});

describe('wrong use', () => {
  it.each([
    [['rnu'], /unknown command 'rnu' \(did you mean run\?\): see hoops --help/],
    [['run', '--dat', '2026-01-15'], /unknown option '--dat' \(did you mean --date\?\): see hoops run --help/],
    [['run', '--date'], /argument missing: see hoops run --help/],
    [['run', 'now', '--date=today'], /too many arguments.*: see hoops run --help/],
    [['run'], /no game date was given: add --date=yesterday/],
    [['run', '--date=2026-01-15', '--warehouse=bigquery://p', ...simulated], /does not say where rows are put/],
    [['run', '--date=2026-02-30'], /"2026-02-30" is in no calendar: give/],
    [['run', '--date=soon'], /"soon" is no date: give/],
    [['run', '--date=2026-01-19', '--concurrency=many', ...simulated], /--concurrency "many" is no whole number/],
    [['run', '--date=2026-01-20', ...simulated], /2026-01-20 has not come yet \(it is 2026-01-19 US Eastern\)/],
    [['run', '--date=2026-01-15', '--source', 'ftp://x'], /"ftp:\/\/x" is no/],
    [['run', '--date=2026-01-15', '--store', 's3://x', ...simulated], /"s3:\/\/x" is no address of a store/],
    [['run', '--date=2026-01-15', '--warehouse', 'oracle:x', ...simulated], /"oracle:x" is no warehouse/],
    [['backfill', '--from', '2026-01-15'], /--to is missing/],
    [['backfill', '--from', '2026-01-15', '--to', '2026-01-14'], /--to 2026-01-14 lies before --from 2026-01-15/],
    [['backfill', '--season', '2025'], /"2025" is no season/],
    [
      ['backfill', '--season', '2025-26', '--from', '2026-01-15'],
      /2025-26 and 2026-01-15 were given together: give --from and --to, or --dates, or --season, one of them alone/,
    ],
    [
      ['backfill', '--from', '2026-01-15', '--to', '2026-01-15', '--until', 'lunch'],
      /--until "lunch" is no step: it is one of fetch_scoreboard/,
    ],
    [['replay', '--to', '2026-01-15'], /--from is missing/],
    [['query', ''], /the SQL is empty/],
    [['query', 'select 1'], /is not there: hoops run --date=yesterday fills it/],
    [['step', 'lunch', '--date=2026-01-15'], /the step "lunch" is no step: it is one of/],
    [['step', 'fetch_scoreboard'], /no game date was given/],
    [['step', 'fetch_boxscores', '--date=2026-01-15', '--game=22500561'], /"22500561" is no game id/],
    [
      ['step', 'write_audit', '--date=2026-01-15', '--task-states', '["failed"]'],
      /--task-states "\["failed"\]" is no JSON object of task ids and states: write e\.g\./,
    ],
    [['check'], /no game date was given/],
  ] as const)('%j ends with 64, one sentence, and nothing written', async (args, sentence) => {
    const { code, stdout, events } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(events.at(-1)).toMatchObject({ event: 'error', exit_code: 64 });
    expect(events.at(-1)?.message).toMatch(sentence);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('ends with 66 when the store holds nothing of the date', async () => {
    const replayed = await run('replay', '--from', '2026-01-15', '--to', '2026-01-16');
    expect(replayed.code).toBe(66);
    expect(replayed.events.at(-1)?.message).toMatch(/holds no sealed run of 2026-01-15/);
    const stepped = await run('step', 'write_raw_to_gcs', '--date=2026-01-15', '--trigger=nobody');
    expect(stepped.code).toBe(66);
    expect(stepped.events.at(-1)?.message).toMatch(/no run of trigger "nobody"/);
  });
});

describe('a world that does not play along', () => {
  it('ends with 69 when the answers are no JSON or of another shape', async () => {
    const server = createServer((_, response) => response.end('<html>Access denied</html>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const { code, events } = await run('run', '--date=2026-01-15', '--source', `http://127.0.0.1:${port}`);
      expect(code).toBe(69);
      expect(events.at(-1)?.message).toMatch(/no list of the games of 2026-01-15 came .*unreadable/);
      const answered = events.filter(({ event }) => event === 'answered');
      expect(answered.map(({ verdict }) => verdict)).toContain('unreadable');
    } finally {
      server.close();
    }
  });

  it('refuses a warehouse file of another program before it asks anybody', async () => {
    const other = await openWarehouse(`duckdb:${join(folder, 'other.duckdb')}`);
    await other.query('create table theirs (a int)');
    await other.close();
    writeFileSync(join(folder, 'notes.txt'), 'not a database at all, but long enough to look at'.repeat(200));
    for (const [path, why] of [
      ['other.duckdb', /is a database of another program/],
      ['notes.txt', /is no DuckDB file/],
    ] as const) {
      const { code, events } = await run('run', '--date=2026-01-15', '--warehouse', `duckdb:${path}`, ...simulated);
      expect(code).toBe(65);
      expect(events.at(-1)?.message).toMatch(why);
      expect(events.filter(({ event }) => event === 'answered')).toEqual([]);
    }
    expect(readdirSync(folder).sort()).toEqual(['notes.txt', 'other.duckdb']);
  });

  it('ends with 75 at once when another process holds the warehouse, naming it', async () => {
    const warehouse = await openWarehouse(`duckdb:${join(folder, 'held.duckdb')}`);
    try {
      const { code, events } = await run('run', '--date=2026-01-15', '--warehouse', 'duckdb:held.duckdb', ...simulated);
      expect(code).toBe(75);
      expect(events.at(-1)?.message).toContain(`is in use by process ${process.pid}`);
    } finally {
      await warehouse.close();
    }
  });

  it('names a store that cannot be written', async () => {
    mkdirSync(join(folder, 'made'));
    writeFileSync(join(folder, 'made', 'file'), '');
    const { code, events } = await run('run', '--date=2026-01-15', '--store', 'folder:made/file/deep', ...simulated);
    expect(code).toBe(75);
    expect(events.at(-1)?.message).toMatch(/made\/file\/deep/);
  });

  it.each([
    ['query', 'select 1', '--warehouse=bigquery://p-1?load=gs://work/load'],
    ['status', '--store=gs://bronze'],
  ])('says at once how to get credentials for Google Cloud: %j', async (...args) => {
    const env = { GOOGLE_APPLICATION_CREDENTIALS: join(folder, 'key.json') };
    const { code, events } = await hoops(args, { cwd: folder, env });
    expect(code).toBe(64);
    expect(events.at(-1)?.message).toMatch(/key\.json does not exist.*: run `gcloud auth application-default login`/);
  });

  it('says how to get dbt when its Python is not there', async () => {
    const { code, events } = await run('run', '--date=2026-01-15', '--python', './nowhere/python', ...simulated);
    expect(code).toBe(64);
    expect(events.at(-1)?.message).toMatch(
      /nowhere\/python, the Python that has dbt, is not there: run `npm run setup`/,
    );
  });
});
