import type { DuckDBConnection } from '@duckdb/node-api';
import { loaderVersion } from '../loaded-answers.ts';
import type { Table } from '../table.ts';
import { numberOf } from './run-sql.ts';
import { versionsSql } from './versions-sql.ts';

/** Records what the answers of one wave say in the version history, in force or not. */
export async function recordVersions(
  connection: DuckDBConnection,
  table: Table,
  wave: number,
  { hasHistory, hasNext }: { hasHistory: boolean; hasNext: boolean },
) {
  const sql = versionsSql(table, wave, loaderVersion);
  if (!hasHistory) {
    await connection.run(sql.recordAll);
    return;
  }
  const changes = await numberOf(connection, sql.findChanges);
  if (changes > 0) {
    const said = await numberOf(connection, 'select count(*) from temp.changes where is_there');
    if (hasNext) {
      await connection.run(sql.recordNext);
      await connection.run(sql.recordNextGone);
    }
    if (said > 0) await connection.run(sql.recordChanged);
    if (said < changes) await connection.run(sql.recordGone);
  }
  await connection.run('drop table temp.changes');
}
