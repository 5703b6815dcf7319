import type { Connection } from './connection.ts';
import { sqlName } from './connection.ts';
import { list, scopeType } from './names.ts';
import type { TablePlan } from './plan-table.ts';

/** Rows of a table that a load may touch: its scopes, in the constant list of dates. `@scopes_t` and `@dates_t` are parameters. */
const touched = ({ t, table, dates }: TablePlan, alias: string): string =>
  `${alias}.${table.scope} in unnest(@scopes_${t})${dates === null ? '' : ` and ${alias}.game_date in unnest(@dates_${t})`}`;

/** Per comparison `c` of `@compare` that is of table `t`: how many rows are inserted, updated, unchanged, deleted. */
export function compareSql(connection: Connection, plan: TablePlan): string {
  const { t, table, staged } = plan;
  const key = list(table.key);
  const compare = `(select u.* from unnest(@compare) as u where u.t = ${t})`;
  const scope = `cast(w.scope as ${scopeType(table)})`;
  return `(select ${t} as t, c, countif(was is null) as inserted, countif(was is not null and becomes is not null and was != becomes) as updated,
      countif(was is not null and becomes is not null and was = becomes) as unchanged, countif(becomes is null) as deleted
    from (
      select c, ${key}, max(becomes) as becomes, max(was) as was from (
        select w.c, ${list(table.key, 'i.')}, i.row_hash as becomes, cast(null as string) as was
        from ${compare} w join ${staged.from} i on i.n = w.n
        union all
        select w.c, ${list(table.key, 'i.')}, cast(null as string), i.row_hash
        from ${compare} w join ${staged.from} i on i.n = w.prev
        union all
        select w.c, ${list(table.key, 'x.')}, cast(null as string), x.row_hash
        from ${compare} w join ${sqlName(connection, table)} x on x.${table.scope} = ${scope}
        where w.prev is null and ${touched(plan, 'x')}
      ) as pairs group by c, ${key}
    ) as keys group by c)`;
}
