import { loadedAnswers } from '../loaded-answers.ts';
import type { Table } from '../table.ts';
import { rejects } from '../tables/rejects.ts';
import { checkDeclaration, historySql, qualified, versionsOf } from '../versions-of.ts';
import { WarehouseError } from '../warehouse-error.ts';
import { compareTable } from './compare-table.ts';
import type { ApiRequest } from './connect.ts';
import { type Connection, datasetId, sqlName } from './connection.ts';
import { explain } from './explain-error.ts';
import { fence } from './fence.ts';
import { judgeError, saidBy } from './judge-error.ts';
import { retry } from './retry.ts';
import { runJob, statement } from './run-job.ts';
import { type TableResource, tableResource } from './table-resource.ts';

/** Rows on their way are gone after a day, whatever became of their load. */
const incomingLifeMs = 24 * 60 * 60 * 1000;
const requestsAtOnce = 6;

/** What was found as declared by this process, so that each load of a long backfill need not look again: the declaration per name. */
export type Ensured = Map<string, string>;

/** Creates datasets, tables, version twins, history views and the fence where they are missing; adds columns; refuses any other difference. */
export async function ensureSchema(
  connection: Connection,
  token: string,
  tables: readonly Table[],
  ensured: Ensured,
): Promise<void> {
  for (const table of tables) checkDeclaration(table);
  const all = [...new Set([loadedAnswers, rejects, ...tables])];
  const wanted = new Map<string, Wanted>();
  for (const table of all) {
    const versions = versionsOf(table);
    wanted.set(qualified(table), { ...table, resource: tableResource(table) });
    if (table.versioned) wanted.set(qualified(versions), { ...versions, resource: tableResource(versions) });
  }
  const views = all.filter(({ versioned }) => versioned).map((table) => viewOf(connection, table));
  const isNew = ({ dataset, name, resource }: Wanted) => ensured.get(`${dataset}.${name}`) !== JSON.stringify(resource);
  const todo = [...wanted.values()].filter(isNew);
  const todoViews = views.filter(isNew);
  if (todo.length + todoViews.length === 0) return;
  if (!ensured.has('datasets')) {
    await each(['staging', 'core', 'marts', 'audit', 'load'], (dataset) => ensureDataset(connection, dataset));
    ensured.set('datasets', '');
  }
  const done = ({ dataset, name, resource }: Wanted) => ensured.set(`${dataset}.${name}`, JSON.stringify(resource));
  // Every table is looked at before any is changed: a refusal leaves the warehouse as it was.
  const lacking: Wanted[] = [];
  await each(todo, async (table) => {
    if (await isAsDeclared(connection, table)) done(table);
    else lacking.push(table);
  });
  await each(lacking, async (table) => {
    await ensureTable(connection, table);
    done(table);
  });
  await each(todoViews, async (view) => {
    await ensureView(connection, token, view);
    done(view);
  });
  if (ensured.has('fence')) return;
  await ensureFence(connection, token);
  ensured.set('fence', '');
}

interface Wanted {
  readonly dataset: string;
  readonly name: string;
  readonly resource: TableResource;
}

const viewOf = (connection: Connection, table: Table): Wanted => ({
  dataset: table.dataset,
  name: `${table.name}_history`,
  resource: {
    description: `Every state of every row of ${table.name}, in order of time.`,
    view: { query: historySql(table, sqlName(connection, versionsOf(table))), useLegacySql: false },
  },
});

async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: requestsAtOnce }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

/** A reply, or null for the one refusal that is expected. */
async function ask(connection: Connection, what: string, request: ApiRequest, otherwise: 'missing' | 'exists') {
  try {
    return await retry(connection, what, async () => {
      try {
        return await connection.api(request);
      } catch (error) {
        if (judgeError(saidBy(error)) === otherwise) return null;
        throw error;
      }
    });
  } catch (error) {
    throw explain(connection.url, what, error);
  }
}

/** What a GET finds, or null; and creates it when it is missing. Another process may create it at the same time. */
async function getOrCreate(
  connection: Connection,
  what: string,
  get: ApiRequest,
  create: ApiRequest,
): Promise<unknown> {
  const found = await ask(connection, what, get, 'missing');
  if (found !== null) return found;
  const isThere = (await ask(connection, what, create, 'exists')) === null;
  return isThere ? await ask(connection, what, get, 'missing') : null;
}

async function ensureDataset(connection: Connection, dataset: string): Promise<void> {
  const { project, location } = connection.address;
  const id = datasetId(connection, dataset);
  const body = {
    datasetReference: { projectId: project, datasetId: id },
    location,
    labels: { written_by: 'hoops' },
    ...(dataset === 'load' ? { defaultTableExpirationMs: String(incomingLifeMs) } : {}),
  };
  const found = (await getOrCreate(
    connection,
    `create dataset ${id}`,
    { method: 'GET', path: `/datasets/${id}` },
    { method: 'POST', path: '/datasets', body },
  )) as { location?: string } | null;
  if (found === null || found.location?.toLowerCase() === location.toLowerCase()) return;
  throw new WarehouseError(
    'schema-mismatch',
    `dataset ${id} of ${connection.url} is in ${found.location}, not in ${location}: a dataset cannot move; give location=${found.location}, or another project or prefix`,
  );
}

const tablesPath = (connection: Connection, dataset: Wanted['dataset']) =>
  `/datasets/${datasetId(connection, dataset)}/tables`;

/** A table or view as it was found; null when it was just made. */
async function getOrCreateTable(
  connection: Connection,
  what: string,
  { dataset, name, resource }: Wanted,
): Promise<TableResource | null> {
  const path = tablesPath(connection, dataset);
  const tableReference = {
    projectId: connection.address.project,
    datasetId: datasetId(connection, dataset),
    tableId: name,
  };
  return (await getOrCreate(
    connection,
    what,
    { method: 'GET', path: `${path}/${name}` },
    { method: 'POST', path, body: { tableReference, ...resource } },
  )) as TableResource | null;
}

/** What must change for a table to be as declared, or null. WarehouseError `schema-mismatch` when no addition makes it so. */
function changesOf(connection: Connection, { dataset, name, resource }: Wanted, found: TableResource) {
  const changes = compareTable(found, resource);
  if (typeof changes !== 'string') return changes;
  throw new WarehouseError(
    'schema-mismatch',
    `${dataset}.${name} in ${connection.url} ${changes}: replay the kept answers into another project or prefix, or use the version of Hoops that wrote this one`,
  );
}

async function isAsDeclared(connection: Connection, table: Wanted): Promise<boolean> {
  const path = `${tablesPath(connection, table.dataset)}/${table.name}`;
  const what = `look for table ${table.dataset}.${table.name}`;
  const found = (await ask(connection, what, { method: 'GET', path }, 'missing')) as TableResource | null;
  return found !== null && changesOf(connection, table, found) === null;
}

async function ensureTable(connection: Connection, table: Wanted): Promise<void> {
  const what = `create table ${table.dataset}.${table.name}`;
  const found = await getOrCreateTable(connection, what, table);
  const changes = found === null ? null : changesOf(connection, table, found);
  if (changes !== null)
    await patch(connection, what, `${tablesPath(connection, table.dataset)}/${table.name}`, changes);
}

async function ensureView(connection: Connection, token: string, { dataset, name, resource }: Wanted): Promise<void> {
  const what = `create view ${dataset}.${name}`;
  const found = await getOrCreateTable(connection, what, { dataset, name, resource });
  if (found === null || found.view?.query === resource.view?.query) return;
  // By statement: the emulator's PATCH changes what it says about a view, and not the view.
  await runJob(connection, {
    about: name,
    run: null,
    token,
    configuration: statement(
      connection,
      `create or replace view ${sqlName(connection, { dataset, name })} as ${resource.view?.query}`,
      [],
    ),
    what,
  });
}

async function patch(connection: Connection, what: string, path: string, body: TableResource): Promise<void> {
  try {
    await retry(connection, what, () => connection.api({ method: 'PATCH', path, body }));
  } catch (error) {
    throw explain(connection.url, what, error);
  }
}

/** Made with its one row in it, which no two processes can do both. */
async function ensureFence(connection: Connection, token: string): Promise<void> {
  const path = `/datasets/${datasetId(connection, fence.dataset)}/tables/${fence.name}`;
  const what = 'create the fence of loads';
  const found = await ask(connection, what, { method: 'GET', path }, 'missing');
  if (found !== null) return;
  const sql = `create table if not exists ${sqlName(connection, fence)}
    options (description = 'Number of loads so far. A load that was planned before another one was committed is planned again.')
    as select 0 as load_no`;
  await runJob(connection, {
    about: 'fence',
    run: null,
    token,
    configuration: statement(connection, sql, []),
    what,
  });
}
