import type { DuckDBConnection } from '@duckdb/node-api';
import { answersToRecord } from '../answers-to-record.ts';
import { loadedAnswers } from '../loaded-answers.ts';
import type { KnownAnswer, LoadPlan } from '../plan-load.ts';
import type { Table } from '../table.ts';
import type { ScopeLoad } from '../warehouse.ts';
import { appendRows } from './append.ts';
import { changeRows } from './change-rows.ts';
import { createTemp, qualified } from './ensure-schema.ts';
import { matching } from './merge-sql.ts';

const name = qualified(loadedAnswers);

/** The answers already loaded about the scopes of these loads. */
export async function knownAnswers(
  connection: DuckDBConnection,
  table: Table,
  loads: readonly ScopeLoad[],
): Promise<Map<string, KnownAnswer[]>> {
  const scopes = [...new Set(loads.filter((load) => load.answer !== null).map((load) => load.scope))];
  const known = new Map<string, KnownAnswer[]>();
  if (scopes.length === 0) return known;
  const result = await connection.runAndReadAll(
    `select scope, endpoint, rank::integer as rank, finals::integer as finals, game_date::varchar as game_date,
       strftime(observed_at, '%Y-%m-%dT%H:%M:%S.%gZ') as observed_at, strftime(fetched_at, '%Y-%m-%dT%H:%M:%S.%gZ') as fetched_at,
       source, run_id, object, sha256, is_in_force
     from ${name} where table_name = ? and scope in (${scopes.map(() => '?').join(', ')})`,
    [table.name, ...scopes],
  );
  for (const row of result.getRowObjects()) {
    const { scope, ...answer } = row as unknown as KnownAnswer & { scope: string };
    const answers = known.get(scope) ?? [];
    known.set(scope, answers);
    answers.push(answer);
  }
  return known;
}

/** Adds the new answers to those loaded, and marks which one of each scope is in force now. */
export async function rememberAnswers(
  connection: DuckDBConnection,
  table: Table,
  known: ReadonlyMap<string, readonly KnownAnswer[]>,
  plan: LoadPlan,
): Promise<void> {
  const { added, marked } = answersToRecord(table, known, plan);
  if (added.length + marked.length === 0) return;
  await connection.run(createTemp('answers', loadedAnswers));
  if (added.length > 0) {
    await appendRows(connection, 'answers', loadedAnswers.columns, added, name);
    await changeRows(connection, name, `insert into ${name} select * from temp.answers`, added.length);
  }
  if (marked.length > 0) {
    await connection.run('delete from temp.answers');
    await appendRows(connection, 'answers', loadedAnswers.columns, marked, name);
    const same = matching(loadedAnswers.key, 'a', 'm');
    const mark = `update ${name} a set is_in_force = m.is_in_force from temp.answers m where ${same}`;
    await changeRows(connection, name, mark, marked.length);
  }
  await connection.run('drop table temp.answers');
}
