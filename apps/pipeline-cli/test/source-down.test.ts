import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ask } from './digests.ts';
import { hoops, temporaryFolder } from './hoops.ts';

// A file of its own: the client's retries take their time, and other files go on meanwhile.
it('ends with 75 when the source is down, has it on record, and leaves no row of staging behind', async () => {
  const { folder, remove } = temporaryFolder();
  try {
    const args = ['run', '--date=2026-01-15', '--source', 'http://127.0.0.1:9', '--warehouse', 'duckdb:down.duckdb'];
    const { code, stdout, events } = await hoops(args, { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 75, stdout: '' });
    expect(events.at(-1)).toMatchObject({ event: 'error', error: 'SourceError', reason: 'unavailable', exit_code: 75 });
    expect(events.at(-1)?.message).toMatch(/no list of the games of 2026-01-15 came/);
    const url = `duckdb:${join(folder, 'down.duckdb')}`;
    expect(await ask(url, 'select command, status from audit.pipeline_runs')).toEqual([
      { command: 'run', status: 'failed' },
    ]);
    const tables = await ask(
      url,
      "select table_name as name, estimated_size as rows from duckdb_tables() where schema_name = 'staging' and estimated_size > 0",
    );
    expect(tables).toEqual([]);
    expect(existsSync(join(folder, 'down-read.duckdb'))).toBe(false);
  } finally {
    remove();
  }
});
