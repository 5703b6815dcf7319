import { type ObjectStore, type RunRef, readRun, type StoredAnswer } from '@hoops/bronze-writer';
import { addCounts, noCounts } from './check-counts.ts';
import { decode } from './decode.ts';
import { stagingTables } from './tables/index.ts';
import type { Counts, ScopeLoad, TableLoad, Warehouse } from './warehouse.ts';

/** What happened to the items of each table, by the table's name. */
export type LoadCounts = Readonly<Record<string, Counts>>;

export interface LoadOptions {
  /**
   * How many rows are held before they are loaded: a batch is closed at the end of the run that reaches it. More rows are quicker to load
   * and take more memory; a day has about 9,000.
   */
  readonly batch?: number | undefined;
  /** Called for each run once it is committed. */
  readonly onLoaded?: ((run: RunRef, counts: LoadCounts) => void) | undefined;
}

interface RunLoad {
  readonly run: RunRef;
  readonly loads: readonly TableLoad[];
}

/** Loads a sealed run: every `ok` answer of it, into every table that reads it, in one transaction. Loading it again changes nothing. */
export async function loadRun(store: ObjectStore, warehouse: Warehouse, run: RunRef): Promise<LoadCounts> {
  return loadRuns(store, warehouse, [run]);
}

/**
 * Loads sealed runs, several to a transaction but never a part of one; the sum of their counts comes back. Memory does not grow with their
 * number. When it fails, what was committed stays, and loading the same runs again completes it.
 */
export async function loadRuns(
  store: ObjectStore,
  warehouse: Warehouse,
  runs: Iterable<RunRef> | AsyncIterable<RunRef>,
  { batch = 40_000, onLoaded }: LoadOptions = {},
): Promise<LoadCounts> {
  await warehouse.ensure(stagingTables);
  const total: Record<string, Counts> = Object.fromEntries(stagingTables.map(({ name }) => [name, noCounts]));
  let held: RunLoad[] = [];
  let rows = 0;
  // While the warehouse merges one batch, the next is decoded.
  let underWay: Promise<void> = Promise.resolve();
  const flush = async () => {
    await underWay;
    underWay = loadBatch(warehouse, held, total, onLoaded);
    underWay.catch(() => undefined);
    held = [];
    rows = 0;
  };
  for await (const run of runs) {
    const loads = await decodeRun(store, run);
    held.push({ run, loads });
    for (const { scopes } of loads) for (const scope of scopes) rows += scope.rows.length;
    if (rows >= batch) await flush();
  }
  await flush();
  await underWay;
  return total;
}

async function loadBatch(
  warehouse: Warehouse,
  batch: readonly RunLoad[],
  total: Record<string, Counts>,
  onLoaded: LoadOptions['onLoaded'],
): Promise<void> {
  if (batch.length === 0) return;
  const counts = await warehouse.load(batch.flatMap(({ loads }) => loads));
  let next = 0;
  for (const { run, loads } of batch) {
    const ofRun: Record<string, Counts> = {};
    for (const { table } of loads) {
      const each = counts[next++] as Counts;
      ofRun[table.name] = each;
      total[table.name] = addCounts(total[table.name] ?? noCounts, each);
    }
    onLoaded?.(run, ofRun);
  }
}

async function decodeRun(store: ObjectStore, run: RunRef): Promise<readonly TableLoad[]> {
  const loads = stagingTables.map((table) => ({ table, scopes: [] as ScopeLoad[] }));
  for await (const answer of readRun(store, run)) {
    if (answer.verdict !== 'ok') continue;
    for (const load of loads) load.scopes.push(...scopesOf(load.table, answer));
  }
  return loads;
}

/** What one answer brings to one table. */
function scopesOf(table: (typeof stagingTables)[number], answer: StoredAnswer): ScopeLoad[] {
  const { observed_at, fetched_at, source, run_id, game_date, object, sha256 } = answer;
  const { endpoint } = answer.request;
  return decode(table, answer).scopes.map(({ scope, rows, rejects, finals, rank }) => ({
    scope,
    answer: {
      endpoint,
      rank,
      // An answer of which nothing could be read never takes the place of one of which something could.
      finals: rows.length === 0 && rejects.length > 0 ? -1 : finals,
      observed_at,
      fetched_at,
      source,
      run_id,
      game_date,
      object,
      sha256,
    },
    rows: rows as ScopeLoad['rows'],
    rejects,
  }));
}
