import { noCounts, type Tally } from '../check-counts.ts';
import type { TableGroup } from '../group-loads.ts';
import { type KnownAnswer, type LoadPlan, type PlannedScope, planLoad } from '../plan-load.ts';
import type { Table } from '../table.ts';
import type { State } from './read-state.ts';
import type { Staged } from './stage-rows.ts';
import { isPartitioned } from './table-resource.ts';

/** Two contents of a scope that are compared: what the scope load `n` says, and what was there before it: the rows of load `prev`, or the table's. */
interface Comparison {
  readonly n: number;
  readonly prev: number | null;
  readonly scope: string;
}

/** What is to be done with one table. */
export interface TablePlan {
  /** Place among the tables of the load; parameters carry it in their names. */
  readonly t: number;
  readonly table: Table;
  readonly group: TableGroup;
  readonly staged: Staged;
  readonly plan: LoadPlan;
  readonly known: ReadonlyMap<string, readonly KnownAnswer[]>;
  /** Counts of each scope load; what the comparisons find is added. */
  readonly tallies: readonly Tally[];
  /** For the counts: each scope load that wins, against what was in force before it. */
  readonly counted: readonly Comparison[];
  /** For the merge: what each scope is in the end, against the table. A scope load may be in both. */
  readonly merged: readonly Comparison[];
  /** For the versions: what each answer says, once. */
  readonly said: readonly PlannedScope[];
  /** The constant list of dates that a merge may touch, of the new rows and of those in force; null for a table without dates. */
  readonly dates: readonly string[] | null;
}

/** Answers about one scope within a load follow each other; only the last winner's rows become the table's, but each is counted. */
export function planTable(t: number, group: TableGroup, staged: Staged, state: State): TablePlan {
  const { table } = group;
  const known = state.known.get(table.name) ?? new Map();
  const plan = planLoad(group.scopes, known);
  const last = new Map<string, PlannedScope>();
  const counted: Comparison[] = [];
  const said = new Map<string, PlannedScope>();
  for (const planned of plan.scopes) {
    const { load, answer, wins, n } = planned;
    if (answer !== null && table.versioned) {
      // Of one answer given twice the later reading counts.
      said.set(JSON.stringify([load.scope, answer.endpoint, answer.observed_at, answer.sha256]), planned);
    }
    if (!wins) continue;
    counted.push({ n, prev: last.get(load.scope)?.n ?? null, scope: load.scope });
    last.set(load.scope, planned);
  }
  const merged = [...last.values()].map(({ n, load }) => ({ n, prev: null, scope: load.scope }));
  const tallies = plan.scopes.map(({ load, wins }) => ({
    ...noCounts,
    rejected: load.rejects.length,
    stale: wins ? 0 : load.rows.length,
  }));
  return {
    t,
    table,
    group,
    staged,
    plan,
    known,
    tallies,
    counted,
    merged,
    said: [...said.values()],
    dates: isPartitioned(table) ? datesOf(group, state) : null,
  };
}

function datesOf({ table, scopes }: TableGroup, state: State): readonly string[] {
  const dates = new Set(state.dates.get(table.name) ?? []);
  for (const { scope, rows } of scopes) {
    if (table.scope === 'game_date') dates.add(scope);
    for (const row of rows) dates.add(String(row.game_date));
  }
  return [...dates].sort();
}
