import { count, date, nullable, text } from '../columns.ts';
import { columnsOf } from '../columns-of.ts';
import type { RowOfColumns } from '../define-staging-table.ts';
import { rowHash } from '../row-hash.ts';
import type { TypedTable } from '../table.ts';
import type { LoadedAnswer, Reject } from '../warehouse.ts';

const columns = {
  run_id: text('run_id', 'The run whose load refused the item.'),
  object: text('object', 'Name of the kept answer that the item is in.'),
  table_name: text('table_name', 'The table that it was to become a row of.'),
  item: count('item', 'Position of the item in what the answer unfolds to, from 0.'),
  column_name: nullable(
    text('column_name', 'The column that did not decode; null when the row as a whole was refused.'),
  ),
  expected: text('expected', 'What would have been accepted.'),
  seen: text('seen', 'What was there instead.'),
  excerpt: text('excerpt', 'The beginning of the item.'),
  game_date: date('game_date', "The run's game date."),
};

/** What did not become a row, and why. It is fed by loads, not by an answer of its own. */
export const rejects: TypedTable<RowOfColumns<typeof columns>> = {
  dataset: 'staging',
  name: 'rejects',
  description: 'One row per item of an answer that did not become a row, and why.',
  key: ['run_id', 'object', 'table_name', 'item'],
  scope: 'run_id',
  versioned: false,
  columns: columnsOf(columns),
};

/** The rows of `rejects` for what one answer left over in one table. */
export function rejectRows(
  tableName: string,
  answer: Omit<LoadedAnswer, 'rank' | 'finals'>,
  left: readonly Reject[],
): RowOfColumns<typeof columns>[] {
  const { run_id, object, game_date, source, fetched_at } = answer;
  return left.map(({ item, column, expected, seen, excerpt }) => {
    const row = {
      run_id,
      object,
      table_name: tableName,
      item,
      column_name: column,
      expected,
      seen,
      excerpt,
      game_date,
    };
    return { ...row, source, fetched_at, bronze_object: object, row_hash: rowHash(Object.values(row)) };
  });
}
