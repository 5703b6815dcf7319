import type { DuckDBConnection } from '@duckdb/node-api';
import { loaderVersion } from '../loaded-answers.ts';
import type { Table } from '../table.ts';
import { qualified } from '../versions-of.ts';
import { changeRows } from './change-rows.ts';
import { numberOf } from './run-sql.ts';
import { versionsSql } from './versions-sql.ts';

/** Records what the answers of one wave say in the version history, in force or not; `rows` is how many rows they have. */
export async function recordVersions(
  connection: DuckDBConnection,
  table: Table,
  wave: number,
  { hasHistory, hasNext, rows }: { hasHistory: boolean; hasNext: boolean; rows: number },
) {
  const name = `${qualified(table)}_versions`;
  const sql = versionsSql(table, wave, loaderVersion);
  if (!hasHistory) {
    await changeRows(connection, name, sql.recordAll, rows);
    return;
  }
  const changes = await numberOf(connection, sql.findChanges);
  if (changes > 0) {
    const said = await numberOf(connection, 'select count(*) from temp.changes where is_there');
    if (hasNext) {
      await connection.run(sql.recordNext);
      await connection.run(sql.recordNextGone);
    }
    if (said > 0) await changeRows(connection, name, sql.recordChanged, said);
    if (said < changes) await changeRows(connection, name, sql.recordGone, changes - said);
  }
  await connection.run('drop table temp.changes');
}
