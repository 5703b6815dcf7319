import type { Column } from './table.ts';

/** The last five columns of every staging table: where a row comes from, and what it says. */
const lineageColumns: readonly Column[] = [
  { name: 'source', type: 'STRING', nullable: false, description: 'Whose data it is: `nba` or `simulator`.' },
  { name: 'run_id', type: 'STRING', nullable: false, description: 'The run that kept the answer.' },
  { name: 'fetched_at', type: 'TIMESTAMP', nullable: false, description: 'When the answer was fetched, UTC.' },
  { name: 'bronze_object', type: 'STRING', nullable: false, description: 'Name of the kept answer in the store.' },
  {
    name: 'row_hash',
    type: 'STRING',
    nullable: false,
    description: 'Hash over the declared columns, without the lineage; equal hashes mean equal rows.',
  },
];

/** The columns of a table: the declared ones in order, then those of the lineage that are not declared. */
export function columnsOf(declared: Readonly<Record<string, Omit<Column, 'name'>>>): readonly Column[] {
  const own = Object.entries(declared).map(([name, { type, nullable, description }]) => ({
    name,
    type,
    nullable,
    description,
  }));
  return [...own, ...lineageColumns.filter(({ name }) => !(name in declared))];
}
