import type { DuckDBConnection } from '@duckdb/node-api';
import { loadedAnswers, loaderVersion } from '../loaded-answers.ts';
import type { KnownAnswer, LoadPlan } from '../plan-load.ts';
import type { Table } from '../table.ts';
import type { ScopeLoad } from '../warehouse.ts';
import { appendRows } from './append.ts';
import { createTemp, qualified } from './ensure-schema.ts';
import { rowsOf } from './run-sql.ts';

/** The answers already loaded about the scopes of these loads. */
export async function knownAnswers(
  connection: DuckDBConnection,
  table: Table,
  loads: readonly ScopeLoad[],
): Promise<Map<string, KnownAnswer[]>> {
  const scopes = [...new Set(loads.filter((load) => load.answer !== null).map((load) => load.scope))];
  const known = new Map<string, KnownAnswer[]>();
  if (scopes.length === 0) return known;
  const rows = await rowsOf(
    connection,
    `select scope, endpoint, rank, finals, game_date::varchar, strftime(observed_at, '%Y-%m-%dT%H:%M:%S.%gZ'),
       strftime(fetched_at, '%Y-%m-%dT%H:%M:%S.%gZ'), source, run_id, object, sha256
     from ${qualified(loadedAnswers)} where table_name = ? and scope in (${scopes.map(() => '?').join(', ')})`,
    [table.name, ...scopes],
  );
  for (const [
    scope,
    endpoint,
    rank,
    finals,
    game_date,
    observed_at,
    fetched_at,
    source,
    run_id,
    object,
    sha256,
  ] of rows as [string, string, bigint, bigint, string, string, string, string, string, string, string][]) {
    const answers = known.get(scope) ?? [];
    known.set(scope, answers);
    answers.push({
      endpoint,
      rank: Number(rank),
      finals: Number(finals),
      game_date,
      observed_at,
      fetched_at,
      source,
      run_id,
      object,
      sha256,
    });
  }
  return known;
}

/** Adds the new answers to those loaded, and marks which one of each scope is in force now. */
export async function rememberAnswers(connection: DuckDBConnection, table: Table, plan: LoadPlan): Promise<void> {
  if (plan.inForce.size === 0) return;
  const columns = loadedAnswers.columns;
  await connection.run(createTemp('answers', loadedAnswers));
  const rows = plan.added.map(({ scope, answer }) => ({
    ...answer,
    table_name: table.name,
    scope,
    loader_version: loaderVersion,
    is_in_force: false,
  }));
  await appendRows(connection, 'answers', columns, rows, qualified(loadedAnswers));
  await connection.run(`insert into ${qualified(loadedAnswers)} select * from temp.answers`);
  await connection.run('delete from temp.answers');
  const winners = [...plan.inForce].map(([scope, answer]) => ({
    ...answer,
    table_name: table.name,
    scope,
    loader_version: loaderVersion,
    is_in_force: true,
  }));
  await appendRows(connection, 'answers', columns, winners, qualified(loadedAnswers));
  const isWinner = 'a.endpoint = w.endpoint and a.observed_at = w.observed_at and a.sha256 = w.sha256';
  await connection.run(`update ${qualified(loadedAnswers)} a set is_in_force = (${isWinner})
    from temp.answers w where a.table_name = w.table_name and a.scope = w.scope and a.is_in_force <> (${isWinner})`);
  await connection.run('drop table temp.answers');
}
