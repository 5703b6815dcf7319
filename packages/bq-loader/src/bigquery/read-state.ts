import type { TableGroup } from '../group-loads.ts';
import { loadedAnswers } from '../loaded-answers.ts';
import type { KnownAnswer } from '../plan-load.ts';
import type { ColumnType } from '../table.ts';
import { rejects } from '../tables/rejects.ts';
import type { Cell, Row } from '../warehouse.ts';
import { type Connection, sqlName } from './connection.ts';
import { fence } from './fence.ts';
import { scopeType } from './names.ts';
import { array, type Parameter } from './parameters.ts';
import { statement } from './run-job.ts';
import { runQuery } from './run-query.ts';
import { isPartitioned } from './table-resource.ts';

/** What the warehouse holds about the scopes of a load, all read at one moment. */
export interface State {
  readonly loadNo: number;
  /** Whose data it is; null while it is empty. */
  readonly source: string | null;
  /** Per table and scope, the answers loaded before. */
  readonly known: ReadonlyMap<string, ReadonlyMap<string, readonly KnownAnswer[]>>;
  /** Per table, the game dates of the rows that the scopes hold now. */
  readonly dates: ReadonlyMap<string, readonly string[]>;
  /** Whether the runs left anything over before. */
  readonly hasRejects: boolean;
}

const shape: Readonly<Record<string, ColumnType>> = {
  kind: 'STRING',
  table_name: 'STRING',
  scope: 'STRING',
  endpoint: 'STRING',
  rank: 'INT64',
  finals: 'INT64',
  game_date: 'DATE',
  observed_at: 'TIMESTAMP',
  fetched_at: 'TIMESTAMP',
  source: 'STRING',
  run_id: 'STRING',
  object: 'STRING',
  sha256: 'STRING',
  is_in_force: 'BOOL',
  number: 'INT64',
};
const answerNames = Object.keys(shape).filter((name) => name !== 'kind' && name !== 'number');

/** A part of the union: what it gives, and nulls for the rest. */
const part = (given: Readonly<Record<string, string>>, from: string) =>
  `(select ${Object.entries(shape)
    .map(([name, type]) => `${given[name] ?? `cast(null as ${type})`} as ${name}`)
    .join(', ')} from ${from})`;

/** One statement, so that all of it is of one moment. */
export async function readState(
  connection: Connection,
  groups: readonly TableGroup[],
  run: string | null,
  runs: readonly string[],
  token: string,
): Promise<State> {
  const answers = sqlName(connection, loadedAnswers);
  const scopes = [...new Set(groups.flatMap((group) => group.scopes.map(({ scope }) => scope)))];
  const parameters: Parameter[] = [
    array(
      'tables',
      'STRING',
      groups.map(({ table }) => table.name),
    ),
    array('scopes', 'STRING', scopes),
    array('runs', 'STRING', runs),
  ];
  const parts = [
    part({ kind: "'fence'", number: 'load_no' }, sqlName(connection, fence)),
    part({ kind: "'source'", source: 'source' }, `(select source from ${answers} limit 1)`),
    part(
      { kind: "'answer'", ...Object.fromEntries(answerNames.map((name) => [name, name])) },
      `${answers} where table_name in unnest(@tables) and scope in unnest(@scopes)`,
    ),
    part({ kind: "'rejects'", number: 'count(*)' }, `${sqlName(connection, rejects)} where run_id in unnest(@runs)`),
  ];
  for (const [i, { table, scopes: loads }] of groups.entries()) {
    if (!isPartitioned(table) || table.scope === 'game_date') continue;
    parameters.push(array(`scopes_${i}`, scopeType(table), [...new Set(loads.map(({ scope }) => scope))]));
    parts.push(
      part(
        { kind: "'date'", table_name: `'${table.name}'`, game_date: 'game_date' },
        `(select distinct game_date from ${sqlName(connection, table)} where ${table.scope} in unnest(@scopes_${i}))`,
      ),
    );
  }
  const rows = await runQuery(connection, {
    about: 'state',
    run,
    token,
    configuration: statement(connection, parts.join('\nunion all\n'), parameters),
    what: 'read what is loaded',
  });
  return stateOf(rows);
}

function stateOf(rows: readonly Row[]): State {
  const known = new Map<string, Map<string, KnownAnswer[]>>();
  const dates = new Map<string, string[]>();
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  for (const { kind, table_name, scope, number, ...answer } of of('answer')) {
    const ofTable = known.get(String(table_name)) ?? new Map<string, KnownAnswer[]>();
    known.set(String(table_name), ofTable);
    const ofScope = ofTable.get(String(scope)) ?? [];
    ofTable.set(String(scope), ofScope);
    ofScope.push(answer as Record<string, Cell> as unknown as KnownAnswer);
  }
  for (const { table_name, game_date } of of('date')) {
    const ofTable = dates.get(String(table_name)) ?? [];
    dates.set(String(table_name), ofTable);
    if (game_date !== null) ofTable.push(String(game_date));
  }
  return {
    loadNo: Number(of('fence')[0]?.number ?? -1),
    source: (of('source')[0]?.source as string | undefined) ?? null,
    known,
    dates,
    hasRejects: Number(of('rejects')[0]?.number ?? 0) > 0,
  };
}
