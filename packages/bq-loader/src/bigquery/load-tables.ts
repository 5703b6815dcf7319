import { randomBytes } from 'node:crypto';
import { failpoint, type ObjectStore } from '@hoops/bronze-writer';
import { type AnswerRow, answersToRecord } from '../answers-to-record.ts';
import { checkCounts, noCounts, type Tally } from '../check-counts.ts';
import { checkRows } from '../check-rows.ts';
import { checkSource } from '../check-source.ts';
import { collectRejects } from '../collect-rejects.ts';
import { groupLoads, spreadTallies, type TableGroup } from '../group-loads.ts';
import { rejects } from '../tables/rejects.ts';
import { qualified, versionsOf } from '../versions-of.ts';
import type { Counts, TableLoad } from '../warehouse.ts';
import { WarehouseError } from '../warehouse-error.ts';
import { compareSql } from './compare-sql.ts';
import { type Connection, sqlName } from './connection.ts';
import { fence } from './fence.ts';
import { answerShape, mergeSql, rejectsSql, rememberSql } from './merge-sql.ts';
import { scopeType } from './names.ts';
import { array, type Parameter, scalar, structs } from './parameters.ts';
import { planTable, type TablePlan } from './plan-table.ts';
import { readState, type State } from './read-state.ts';
import { runJob, statement } from './run-job.ts';
import { runQuery } from './run-query.ts';
import { type Staged, type Staging, stageRows } from './stage-rows.ts';
import { countVersionsSql, recordVersionsSql, saidRows, saidShape } from './versions-sql.ts';
import { waits } from './wait.ts';

/** What goes into one load, checked. */
interface Load {
  readonly loads: readonly TableLoad[];
  readonly groups: readonly TableGroup[];
  readonly staging: Staging;
  /** Of each run and answer that is read: what it left over before is replaced. */
  readonly runs: readonly string[];
  readonly read: readonly string[];
}

/**
 * Loads rows into the work bucket and from there into tables of this invocation's own; then, in turn, reads what the warehouse holds about
 * their scopes, counts what would change, and changes it in one transaction. Another load in between makes the transaction fail as a whole,
 * and the reading, counting and changing is done again.
 */
export async function loadTables(
  connection: Connection,
  store: ObjectStore,
  loads: readonly TableLoad[],
): Promise<readonly Counts[]> {
  const groups = groupLoads(loads);
  const counts: Tally[] = loads.map(() => ({ ...noCounts }));
  if (groups.length === 0) return counts;
  checkSource(connection.url, null, loads);
  for (const { table, scopes } of groups) checkRows(table, scopes);
  const leftOver = collectRejects(loads);
  const left = new Map(
    leftOver.rows.map((row) => [JSON.stringify(rejects.key.map((name) => row[name as 'object'])), row]),
  );
  const runs = [...new Set(leftOver.read.map(({ run_id }) => run_id))];
  const staging = { store, run: runs.length === 1 ? (runs[0] as string) : null, token: randomBytes(8).toString('hex') };
  const read = leftOver.read.map(({ table_name, run_id, object }) => `${table_name} ${run_id} ${object}`);
  const load = { loads, groups, staging, runs, read: [...new Set(read)] };

  failpoint('load.before_transaction');
  const first = readState(connection, groups, staging.run, runs, `${staging.token}-0`);
  const [staged, leftStaged] = await Promise.all([
    Promise.all(groups.map(({ table, scopes }) => stageRows(connection, staging, table, scopes))),
    stageRows(connection, staging, rejects, [{ rows: [...left.values()] }]),
    // Awaited below as well; here so that its failure is never left alone.
    first,
  ]);
  failpoint('load.in_transaction');
  const wait = waits(connection.patience);
  for (let turn = 0; ; turn += 1) {
    const token = `${staging.token}-${turn}`;
    try {
      const state = turn === 0 ? await first : await readState(connection, groups, staging.run, runs, token);
      checkSource(connection.url, state.source, loads);
      const plans = groups.map((group, t) => planTable(t, group, staged[t] as Staged, state));
      const tallies = await change(connection, load, plans, leftStaged, state, token);
      failpoint('load.after_commit');
      for (const [t, group] of groups.entries()) spreadTallies(counts, group, tallies[t] as readonly Tally[]);
      return counts;
    } catch (error) {
      if (!(error instanceof WarehouseError) || error.reason !== 'busy' || !(await wait())) throw error;
    }
  }
}

/** Counts what changes and changes it; gives what happened to each scope load of each table. */
async function change(
  connection: Connection,
  { groups, staging, runs, read }: Load,
  plans: readonly TablePlan[],
  leftOver: Staged,
  { loadNo, hasRejects }: State,
  token: string,
): Promise<readonly (readonly Tally[])[]> {
  const common = plans.flatMap(({ t, table, group, dates }) => [
    array(`scopes_${t}`, scopeType(table), [...new Set(group.scopes.map(({ scope }) => scope))]),
    ...(dates === null ? [] : [array(`dates_${t}`, 'DATE', dates)]),
  ]);
  common.push(structs('said', saidShape, plans.flatMap(saidRows)));
  const expected = await compare(connection, plans, common, staging.run, token);
  for (const { table, group, tallies } of plans) {
    for (const [n, { scope, rows, rejects: left }] of group.scopes.entries()) {
      checkCounts(`${qualified(table)} of ${scope}`, rows.length + left.length, tallies[n] as Tally);
    }
  }

  const parameters: Parameter[] = [...common, scalar('load_no', 'INT64', loadNo)];
  const steps: string[] = [];
  const step = (sql: string, what: string, rows: number | null) => {
    steps.push(sql);
    if (rows === null) return;
    parameters.push(scalar(`rows_${steps.length}`, 'INT64', rows));
    // A failed statement ends the script, and with it the transaction.
    steps[steps.length - 1] += `;\nassert @@row_count = @rows_${steps.length} as 'hoops: lossy ${what}'`;
  };
  steps.push(
    `update ${sqlName(connection, fence)} set load_no = load_no + 1 where load_no = @load_no;
assert @@row_count = 1 as 'hoops: another load was committed since this one was planned'`,
  );
  for (const [t, plan] of plans.entries()) {
    const { versions, rows } = expected[t] as Expected;
    if (versions > 0) step(recordVersionsSql(connection, plan), qualified(versionsOf(plan.table)), versions);
    if (rows === 0) continue;
    parameters.push(
      array(
        `merged_${t}`,
        'INT64',
        plan.merged.map(({ n }) => n),
      ),
      array(
        `won_${t}`,
        scopeType(plan.table),
        plan.merged.map(({ scope }) => scope),
      ),
    );
    step(mergeSql(connection, plan), qualified(plan.table), rows);
  }
  const answers: AnswerRow[] = [];
  for (const { table, known, plan } of plans) {
    const { added, marked } = answersToRecord(table, known, plan);
    answers.push(...added, ...marked);
  }
  if (answers.length > 0) {
    parameters.push(
      structs('answers', answerShape, answers),
      array('tables', 'STRING', [...new Set(groups.map(({ table }) => table.name))]),
      array('all_scopes', 'STRING', [...new Set(answers.map(({ scope }) => scope))]),
    );
    step(rememberSql(connection), 'staging.loaded_answers', answers.length);
  }
  if (leftOver.rows > 0 || (hasRejects && read.length > 0)) {
    parameters.push(array('runs', 'STRING', runs), array('read', 'STRING', read));
    step(rejectsSql(connection, leftOver), 'staging.rejects', null);
  }
  if (steps.length > 1) await commit(connection, steps, parameters, staging.run, token);
  return plans.map(({ tallies }) => tallies);
}

interface Expected {
  readonly versions: number;
  readonly rows: number;
}

/** One statement for all tables: adds to the tallies what would happen, and says how many rows each statement will change. */
async function compare(
  connection: Connection,
  plans: readonly TablePlan[],
  common: readonly Parameter[],
  run: string | null,
  token: string,
): Promise<readonly Expected[]> {
  const comparisons = plans.flatMap(({ t, counted, merged }) =>
    [...counted, ...merged].map((each, c) => ({ t, c, ...each })),
  );
  const parts = plans.flatMap((plan) => [
    ...(plan.counted.length === 0 ? [] : [compareSql(connection, plan)]),
    ...(plan.said.length === 0 ? [] : [countVersionsSql(connection, plan)]),
  ]);
  const shape = { t: 'INT64', c: 'INT64', n: 'INT64', prev: 'INT64', scope: 'STRING' } as const;
  const rows = await runQuery(connection, {
    about: 'compare',
    run,
    token,
    configuration: statement(connection, parts.join('\nunion all\n'), [
      ...common,
      structs('compare', shape, comparisons),
    ]),
    what: 'compare the rows with those held',
  });
  const expected = plans.map(() => ({ versions: 0, rows: 0 }));
  for (const row of rows) {
    const [t, c, inserted, updated, unchanged, deleted] = ['t', 'c', 'inserted', 'updated', 'unchanged', 'deleted'].map(
      (name) => Number(row[name]),
    ) as [number, number, number, number, number, number];
    const plan = plans[t] as TablePlan;
    const expect = expected[t] as { versions: number; rows: number };
    if (c < 0) expect.versions += inserted;
    else if (c >= plan.counted.length) expect.rows += inserted + updated + deleted;
    else {
      const tally = plan.tallies[plan.counted[c]?.n as number] as Tally;
      tally.inserted += inserted;
      tally.updated += updated;
      tally.unchanged += unchanged;
      tally.deleted += deleted;
    }
  }
  return expected;
}

async function commit(
  connection: Connection,
  steps: readonly string[],
  parameters: readonly Parameter[],
  run: string | null,
  token: string,
): Promise<void> {
  failpoint('load.before_commit');
  try {
    await runJob(connection, {
      about: 'commit',
      isPlanned: true,
      run,
      token,
      configuration: statement(
        connection,
        ['begin transaction', ...steps, 'commit transaction', ''].join(';\n'),
        parameters,
      ),
      what: 'load in one transaction',
    });
  } catch (error) {
    const table = /hoops: lossy ([\w.]+)/.exec((error as Error).message)?.[1];
    if (table === undefined) throw error;
    throw new WarehouseError(
      'lossy',
      `${table} in ${connection.url} would not have changed as counted before: nothing was loaded; look for duplicate keys in the table, or replay into another prefix`,
      { cause: error },
    );
  }
}
