import type { Column, Table } from './table.ts';

const extra = (name: string, type: Column['type'], description: string): Column => ({
  name,
  type,
  nullable: false,
  description,
});

const versionColumns: readonly Column[] = [
  extra('endpoint', 'STRING', 'Endpoint whose view of the row this is.'),
  extra('observed_at', 'TIMESTAMP', 'When the league said it.'),
  extra('sha256', 'STRING', 'Hash of the answer that said it.'),
  extra('loader_version', 'INT64', 'Version of the loader that read it.'),
  extra('is_deleted', 'BOOL', 'Whether the answer no longer had the row; then only the key is filled.'),
  extra('load_no', 'INT64', 'Number of the load that recorded it: of two records of the same moment the later counts.'),
];

/** The append-only twin of a versioned table: a row for each state that each endpoint ever gave a key. */
export function versionsOf(table: Table): Table {
  return {
    ...table,
    name: `${table.name}_versions`,
    description: `Every version of every row of ${table.name}.`,
    versioned: false,
    columns: [
      ...table.columns.map((column) => (table.key.includes(column.name) ? column : { ...column, nullable: true })),
      ...versionColumns,
    ],
  };
}

/** `dataset.name`, as both engines write it. Names come from declarations, never from data. */
export const qualified = (table: Table): string => `${table.dataset}.${table.name}`;

/**
 * The version history as it is read: per key and endpoint in order of time, without entries equal to their predecessor. A load of an older
 * answer can make a recorded entry redundant, or need one more; what this shows depends only on which answers were loaded.
 */
export function historySql(table: Table, versions: string = qualified(versionsOf(table))): string {
  const key = table.key.join(', ');
  const shown = versionsOf(table).columns.filter((column) => column.name !== 'load_no');
  return `with latest as (
      select * from ${versions} where true
      qualify row_number() over (partition by ${key}, endpoint, observed_at, sha256 order by load_no desc) = 1
    ),
    states as (
      select *, case when is_deleted then null else row_hash end as state from latest
    ),
    neighbours as (
      select *, lag(state) over (partition by ${key}, endpoint order by observed_at, sha256) as previous_state from states
    )
    select ${shown.map((column) => column.name).join(', ')} from neighbours where state is distinct from previous_state`;
}

/** TypeError for a declaration that no warehouse can load. */
export function checkDeclaration(table: Table): void {
  if (!table.key.includes(table.scope))
    throw new TypeError(`${table.name}: its scope ${table.scope} must be part of its key`);
  if (!table.columns.some((column) => column.name === 'row_hash'))
    throw new TypeError(`${table.name}: it needs a row_hash`);
}
