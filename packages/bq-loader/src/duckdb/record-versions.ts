import type { DuckDBConnection } from '@duckdb/node-api';
import { loaderVersion } from '../loaded-answers.ts';
import type { Table } from '../table.ts';
import { numberOf, rowsOf } from './run-sql.ts';
import { versionsSql } from './versions-sql.ts';

/** Records what the answers of one wave say in the version history, in force or not. */
export async function recordVersions(
  connection: DuckDBConnection,
  table: Table,
  wave: number,
  { hasHistory, hasNext }: { hasHistory: boolean; hasNext: boolean },
) {
  const sql = versionsSql(table, wave, loaderVersion);
  if (!hasHistory && (await numberOf(connection, sql.held)) === 0) {
    await connection.run(sql.recordAll);
    return;
  }
  await connection.run(sql.findChanges);
  const [counted] = await rowsOf(
    connection,
    'select count(*) filter (where is_there), count(*) filter (where not is_there) from temp.changes',
  );
  const [said, gone] = (counted ?? []).map(Number) as [number, number];
  if (hasNext && said + gone > 0) {
    await connection.run(sql.recordNext);
    await connection.run(sql.recordNextGone);
  }
  if (said > 0) await connection.run(sql.recordChanged);
  if (gone > 0) await connection.run(sql.recordGone);
  await connection.run('drop table temp.changes');
}
