import { rejectRows } from './tables/rejects.ts';
import { qualified } from './versions-of.ts';
import type { LoadedAnswer, TableLoad } from './warehouse.ts';
import { WarehouseError } from './warehouse-error.ts';

/** What answers left over, and of which answers and tables it replaces what an earlier load left over. */
export interface LeftOver {
  readonly read: readonly { readonly run_id: string; readonly object: string; readonly table_name: string }[];
  readonly rows: readonly ReturnType<typeof rejectRows>[number][];
}

/** The rejects of all loads. WarehouseError `lossy` for rejects that no answer stands for. */
export function collectRejects(loads: readonly TableLoad[]): LeftOver {
  const read: LeftOver['read'][number][] = [];
  const rows: LeftOver['rows'][number][] = [];
  for (const { table, scopes } of loads) {
    for (const scope of scopes) {
      if (scope.answer === null) {
        if (scope.rejects.length === 0) continue;
        const way = 'rows that no answer gives must be right before they are loaded';
        throw new WarehouseError(
          'lossy',
          `${qualified(table)} of ${scope.scope} has rejects but no answer to keep them under: ${way}`,
        );
      }
      const { run_id, object } = scope.answer;
      read.push({ run_id, object, table_name: table.name });
      rows.push(...rejectRows(table.name, scope.answer as LoadedAnswer, scope.rejects));
    }
  }
  return { read, rows };
}
