import { loaderVersion } from '../loaded-answers.ts';
import { versionsOf } from '../versions-of.ts';
import { type Connection, sqlName } from './connection.ts';
import { list, matching, scopeType } from './names.ts';
import type { Shape } from './parameters.ts';
import type { TablePlan } from './plan-table.ts';

/** How the lineage columns of a version that has no row of its own are filled. */
const lineage: Readonly<Record<string, string>> = {
  source: 'source',
  run_id: 'run_id',
  fetched_at: 'fetched_at',
  bronze_object: 'object',
};

const answer: Shape = {
  observed_at: 'TIMESTAMP',
  sha256: 'STRING',
  source: 'STRING',
  run_id: 'STRING',
  fetched_at: 'TIMESTAMP',
  object: 'STRING',
};
/** An answer of the load as `@said` gives it, with the next one in time that is not of the load. */
export const saidShape: Shape = {
  t: 'INT64',
  n: 'INT64',
  scope: 'STRING',
  endpoint: 'STRING',
  ...answer,
  ...Object.fromEntries(Object.entries(answer).map(([name, type]) => [`next_${name}`, type])),
};

export const saidRows = ({ t, said }: TablePlan): object[] =>
  said.map(({ n, load, answer: own, next }) => ({
    t,
    n,
    scope: load.scope,
    endpoint: own?.endpoint,
    ...Object.fromEntries(
      Object.keys(answer).flatMap((name) => [
        [name, own?.[name as 'source']],
        [`next_${name}`, next?.[name as 'source'] ?? null],
      ]),
    ),
  }));

/**
 * The invariant: for every answer ever loaded and every key of its scope, the latest record at or before the answer's moment is what that
 * answer says. Per key and endpoint, three kinds of moments are laid in order of time: what records hold, what the answers of this load
 * say, and the next answers after those, which say what was in effect at their moment until now. A moment needs a record where its state
 * is not that of the moment before. `''` is the state of a key that is not there.
 */
function changesSql(connection: Connection, { t, table, staged }: TablePlan): string {
  const key = list(table.key);
  const scope = `cast(s.scope as ${scopeType(table)})`;
  const moment = 'endpoint, observed_at, sha256';
  return `with said_${t} as (select u.* from unnest(@said) as u where u.t = ${t}),
    kept_${t} as (
      select v.* from ${sqlName(connection, versionsOf(table))} v
      where v.${table.scope} in unnest(@scopes_${t})
      qualify row_number() over (partition by ${list(table.key, 'v.')}, v.endpoint, v.observed_at, v.sha256 order by v.load_no desc) = 1
    ),
    rows_${t} as (
      select s.n, s.endpoint, ${list(table.key, 'i.')}, i.row_hash from said_${t} s join ${staged.from} i on i.n = s.n
    ),
    keys_${t} as (
      select endpoint, ${key} from rows_${t} union distinct select endpoint, ${key} from kept_${t}
    ),
    moments_${t} as (
      select ${moment}, ${key}, if(is_deleted, '', row_hash) as held, cast(null as string) as says,
        cast(null as int64) as n, cast(null as int64) as before_n
      from kept_${t}
      union all
      select s.endpoint, s.observed_at, s.sha256, ${list(table.key, 'k.')}, cast(null as string), coalesce(r.row_hash, ''), s.n, cast(null as int64)
      from said_${t} s join keys_${t} k on k.endpoint = s.endpoint and k.${table.scope} = ${scope}
        left join rows_${t} r on r.n = s.n and ${matching(table.key, 'r', 'k')}
      union all
      select s.endpoint, s.next_observed_at, s.next_sha256, ${list(table.key, 'k.')}, cast(null as string), cast(null as string), cast(null as int64), s.n
      from said_${t} s join keys_${t} k on k.endpoint = s.endpoint and k.${table.scope} = ${scope}
      where s.next_observed_at is not null
    ),
    merged_${t} as (
      select ${moment}, ${key}, max(held) as held, max(says) as says, max(n) as n, max(before_n) as before_n
      from moments_${t} group by ${moment}, ${key}
    ),
    effects_${t} as (
      select *, coalesce(says, last_value(held ignore nulls) over (
        partition by ${key}, endpoint order by observed_at, sha256 rows between unbounded preceding and current row), '') as state
      from merged_${t}
    ),
    steps_${t} as (
      select *, coalesce(lag(state) over (partition by ${key}, endpoint order by observed_at, sha256), '') as previous_state from effects_${t}
    ),
    changes_${t} as (
      select * from steps_${t} where (held is null and state != previous_state) or (held is not null and state != held)
    )`;
}

export const countVersionsSql = (connection: Connection, plan: TablePlan): string =>
  `(${changesSql(connection, plan)} select ${plan.t} as t, -1 as c, count(*) as inserted, 0 as updated, 0 as unchanged, 0 as deleted from changes_${plan.t})`;

/** Adds the records that are needed. `@load_no` is the number that the fence had. */
export function recordVersionsSql(connection: Connection, plan: TablePlan): string {
  const { t, table, staged } = plan;
  const names = table.columns.map(({ name }) => name);
  const cell = (name: string) => {
    if (table.key.includes(name)) return `c.${name}`;
    const from = lineage[name];
    // A row of this load; a row held until now, under the next answer's name; or a key that is gone.
    const held = from === undefined ? `h.${name}` : `s.next_${from}`;
    const gone = from === undefined ? '' : ` when c.n is not null then s.${from}`;
    return `case when c.n is not null and c.state != '' then i.${name}${gone} else ${held} end`;
  };
  return `insert into ${sqlName(connection, versionsOf(table))} (${list(names)}, endpoint, observed_at, sha256, loader_version, is_deleted, load_no)
    ${changesSql(connection, plan)},
    held_${t} as (
      select * from kept_${t} where not is_deleted
      qualify row_number() over (partition by ${list(table.key)}, endpoint, row_hash order by load_no desc, observed_at desc, sha256 desc) = 1
    )
    select ${names.map(cell).join(', ')}, c.endpoint, c.observed_at, c.sha256, ${loaderVersion}, c.state = '', @load_no + 1
    from changes_${t} c
      join said_${t} s on s.n = coalesce(c.n, c.before_n)
      left join ${staged.from} i on i.n = c.n and ${matching(table.key, 'i', 'c')}
      left join held_${t} h on c.n is null and h.endpoint = c.endpoint and h.row_hash = c.state and ${matching(table.key, 'h', 'c')}`;
}
