import type { DuckDBConnection } from '@duckdb/node-api';
import { answersToRecord } from '../answers-to-record.ts';
import type { TableGroup } from '../group-loads.ts';
import { loadedAnswers } from '../loaded-answers.ts';
import type { KnownAnswer, LoadPlan } from '../plan-load.ts';
import type { Table } from '../table.ts';
import { appendRows } from './append.ts';
import { changeRows } from './change-rows.ts';
import { createTemp, qualified } from './ensure-schema.ts';
import { matching } from './merge-sql.ts';

const name = qualified(loadedAnswers);

/** Per table and scope, the answers already loaded: read once for all tables of a load, since finding them costs a pass over all there are. */
export async function knownAnswers(
  connection: DuckDBConnection,
  groups: readonly TableGroup[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly KnownAnswer[]>>> {
  const known = new Map<string, Map<string, KnownAnswer[]>>();
  const scopes = new Set<string>();
  for (const { table, scopes: loads } of groups) {
    for (const { answer, scope } of loads) {
      if (answer === null) continue;
      scopes.add(scope);
      if (!known.has(table.name)) known.set(table.name, new Map());
    }
  }
  if (scopes.size === 0) return known;
  const anyOf = (values: Iterable<unknown>) => [...values].map(() => '?').join(', ');
  const result = await connection.runAndReadAll(
    `select table_name, scope, endpoint, rank::integer as rank, finals::integer as finals, game_date::varchar as game_date,
       strftime(observed_at, '%Y-%m-%dT%H:%M:%S.%gZ') as observed_at, strftime(fetched_at, '%Y-%m-%dT%H:%M:%S.%gZ') as fetched_at,
       source, run_id, object, sha256, is_in_force
     from ${name} where table_name in (${anyOf(known.keys())}) and scope in (${anyOf(scopes)})`,
    [...known.keys(), ...scopes],
  );
  for (const row of result.getRowObjects()) {
    const { table_name, scope, ...answer } = row as unknown as KnownAnswer & { table_name: string; scope: string };
    const ofTable = known.get(table_name) as Map<string, KnownAnswer[]>;
    ofTable.set(scope, [...(ofTable.get(scope) ?? []), answer]);
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
