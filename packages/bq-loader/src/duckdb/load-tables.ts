import type { DuckDBConnection } from '@duckdb/node-api';
import { failpoint } from '@hoops/bronze-writer';
import { checkCounts, noCounts, type Tally } from '../check-counts.ts';
import { groupLoads, spreadTallies } from '../group-loads.ts';
import { type KnownAnswer, type PlannedScope, planLoad } from '../plan-load.ts';
import type { Table } from '../table.ts';
import type { Counts, ScopeLoad, TableLoad } from '../warehouse.ts';
import { appendIncoming, dropIncoming } from './append.ts';
import { appendScopes } from './append-scopes.ts';
import { qualified } from './ensure-schema.ts';
import { mergeRows, refuseDuplicates } from './merge-rows.ts';
import { recordVersions } from './record-versions.ts';
import { knownAnswers, rememberAnswers } from './remember-answers.ts';
import { writeRejects } from './write-rejects.ts';

async function loadTable(
  connection: DuckDBConnection,
  table: Table,
  loads: readonly ScopeLoad[],
  known: ReadonlyMap<string, readonly KnownAnswer[]>,
): Promise<readonly Tally[]> {
  const plan = planLoad(loads, known);
  const tallies = plan.scopes.map(({ load, wins }) => ({
    ...noCounts,
    rejected: load.rejects.length,
    stale: wins ? 0 : load.rows.length,
  }));
  await appendScopes(connection, table, plan);
  await appendIncoming(connection, table, plan.scopes);
  failpoint('load.in_transaction');
  await refuseDuplicates(connection, table);
  const seen = new Set([...known].flatMap(([scope, answers]) => answers.map(({ endpoint }) => `${scope} ${endpoint}`)));
  for (let wave = 0; wave < plan.waves; wave += 1) {
    const inWave = plan.scopes.filter((scope) => scope.wave === wave);
    if (inWave.some((scope) => scope.wins)) await mergeRows(connection, table, wave, tallies);
    const answered = inWave.filter((scope) => scope.answer !== null);
    if (!table.versioned || answered.length === 0) continue;
    const name = ({ load, answer }: PlannedScope) => `${load.scope} ${answer?.endpoint}`;
    const hasHistory = answered.some((scope) => seen.has(name(scope)));
    const hasNext = answered.some((scope) => scope.next !== null);
    const rows = answered.reduce((sum, { load }) => sum + load.rows.length, 0);
    await recordVersions(connection, table, wave, { hasHistory, hasNext, rows });
    for (const scope of answered) seen.add(name(scope));
  }
  await rememberAnswers(connection, table, known, plan);
  await dropIncoming(connection);
  await connection.run('drop table temp.scopes');
  for (const [n, load] of loads.entries()) {
    checkCounts(`${qualified(table)} of ${load.scope}`, load.rows.length + load.rejects.length, tallies[n] as Tally);
  }
  return tallies;
}

/** Loads all tables, and gives the counts of each load in order. */
export async function loadTables(
  connection: DuckDBConnection,
  loads: readonly TableLoad[],
): Promise<readonly Counts[]> {
  const counts: Tally[] = loads.map(() => ({ ...noCounts }));
  const groups = groupLoads(loads);
  const known = await knownAnswers(connection, groups);
  for (const group of groups) {
    const { table, scopes } = group;
    spreadTallies(counts, group, await loadTable(connection, table, scopes, known.get(table.name) ?? new Map()));
  }
  await writeRejects(connection, loads);
  return counts;
}
