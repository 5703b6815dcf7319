import { loadedAnswers } from '../loaded-answers.ts';
import { rejects } from '../tables/rejects.ts';
import { type Connection, sqlName } from './connection.ts';
import { list, matching } from './names.ts';
import type { Shape } from './parameters.ts';
import type { TablePlan } from './plan-table.ts';
import type { Staged } from './stage-rows.ts';

/** Makes the rows of `@merged_t` the rows of their scopes, `@won_t`; a scope that only older answers speak about keeps its rows. The dates stand in ON, for pruning, and guard what no source row matches. */
export function mergeSql(connection: Connection, plan: TablePlan): string {
  const { t, table, staged, dates } = plan;
  const names = table.columns.map(({ name }) => name);
  const rest = names.filter((name) => !table.key.includes(name));
  const inDates = dates === null ? '' : ` and x.game_date in unnest(@dates_${t})`;
  return `merge into ${sqlName(connection, table)} x
    using (select * from ${staged.from} where n in unnest(@merged_${t})) i
    on ${matching(table.key, 'x', 'i')}${inDates}
    when matched and x.row_hash != i.row_hash then update set ${rest.map((name) => `${name} = i.${name}`).join(', ')}
    when not matched by target then insert (${list(names)}) values (${list(names, 'i.')})
    when not matched by source and x.${table.scope} in unnest(@won_${t})${inDates} then delete`;
}

export const answerShape: Shape = Object.fromEntries(loadedAnswers.columns.map(({ name, type }) => [name, type]));

/** Adds new answers, and marks which one of each scope is in force. */
export function rememberSql(connection: Connection): string {
  const names = loadedAnswers.columns.map(({ name }) => name);
  return `merge into ${sqlName(connection, loadedAnswers)} x
    using (select u.* from unnest(@answers) as u) i
    on ${matching(loadedAnswers.key, 'x', 'i')} and x.table_name in unnest(@tables) and x.scope in unnest(@all_scopes)
    when matched then update set is_in_force = i.is_in_force
    when not matched by target then insert (${list(names)}) values (${list(names, 'i.')})`;
}

/** What the answers read now left over replaces what they left over before. */
export function rejectsSql(connection: Connection, staged: Staged): string {
  const names = rejects.columns.map(({ name }) => name);
  const rest = names.filter((name) => !rejects.key.includes(name));
  return `merge into ${sqlName(connection, rejects)} x
    using (select * from ${staged.from}) i
    on ${matching(rejects.key, 'x', 'i')}
    when matched then update set ${rest.map((name) => `${name} = i.${name}`).join(', ')}
    when not matched by target then insert (${list(names)}) values (${list(names, 'i.')})
    when not matched by source and x.run_id in unnest(@runs) and concat(x.table_name, ' ', x.run_id, ' ', x.object) in unnest(@read) then delete`;
}
