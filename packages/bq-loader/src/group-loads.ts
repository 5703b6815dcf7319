import { noCounts, type Tally } from './check-counts.ts';
import type { Table } from './table.ts';
import { qualified } from './versions-of.ts';
import type { ScopeLoad, TableLoad } from './warehouse.ts';

/** The scope loads of one table, and for each the place of its load among those given. */
export interface TableGroup {
  readonly table: Table;
  readonly scopes: readonly ScopeLoad[];
  readonly places: readonly number[];
}

/** Loads of the same table go together, as one statement costs the same for one run's rows as for a batch's; the counts stay apart. */
export function groupLoads(loads: readonly TableLoad[]): readonly TableGroup[] {
  const groups = new Map<string, { table: Table; scopes: ScopeLoad[]; places: number[] }>();
  for (const [place, { table, scopes }] of loads.entries()) {
    const group = groups.get(qualified(table)) ?? { table, scopes: [], places: [] };
    groups.set(qualified(table), group);
    for (const scope of scopes) {
      group.scopes.push(scope);
      group.places.push(place);
    }
  }
  return [...groups.values()].filter(({ scopes }) => scopes.length > 0);
}

/** Adds what happened to each scope load of a group to the counts of the load that it came with. */
export function spreadTallies(counts: readonly Tally[], { places }: TableGroup, tallies: readonly Tally[]): void {
  for (const [n, place] of places.entries()) {
    const sum = counts[place] as Tally;
    for (const name of Object.keys(noCounts) as (keyof Tally)[]) sum[name] += (tallies[n] as Tally)[name];
  }
}
