import type { DuckDBConnection } from '@duckdb/node-api';
import { collectRejects } from '../collect-rejects.ts';
import type { Table } from '../table.ts';
import { rejects } from '../tables/rejects.ts';
import type { TableLoad } from '../warehouse.ts';
import { appendRows } from './append.ts';
import { createTemp, qualified } from './ensure-schema.ts';
import { numberOf } from './run-sql.ts';

const readColumns = rejects.columns.filter(
  ({ name }) => name === 'run_id' || name === 'object' || name === 'table_name',
);
const readTable: Table = { ...rejects, columns: readColumns };

/** Keeps what the answers left over. They replace what an earlier load of the same answers, by the same run, left over in the same tables. */
export async function writeRejects(connection: DuckDBConnection, loads: readonly TableLoad[]): Promise<void> {
  const { read, rows } = collectRejects(loads);
  const name = qualified(rejects);
  if (read.length === 0) return;
  if (rows.length === 0 && (await numberOf(connection, `select count(*) from ${name}`)) === 0) return;
  await connection.run(createTemp('read_answers', readTable));
  await appendRows(connection, 'read_answers', readColumns, read);
  await connection.run(`delete from ${name} r using (select distinct * from temp.read_answers) a
    where r.run_id = a.run_id and r.object = a.object and r.table_name = a.table_name`);
  await connection.run('drop table temp.read_answers');
  if (rows.length === 0) return;
  await connection.run(createTemp('left_over', rejects));
  await appendRows(connection, 'left_over', rejects.columns, rows, name);
  await connection.run(`insert into ${name} select distinct on (${rejects.key.join(', ')}) * from temp.left_over`);
  await connection.run('drop table temp.left_over');
}
