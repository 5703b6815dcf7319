import type { Table } from '../table.ts';
import { qualified } from './ensure-schema.ts';

/** Statements that make the rows of `incoming` a table's rows, for the scopes in `scopes` that win and are of one wave. */
export interface MergeSql {
  /** Per scope load `n`: inserted, updated, unchanged, deleted. */
  readonly classify: string;
  readonly delete: string;
  readonly update: string;
  /** For scopes that hold rows. */
  readonly insertNew: string;
  /** For scopes that hold none. */
  readonly insertAll: string;
}

export const list = (names: readonly string[], alias = '') => names.map((name) => `${alias}${name}`).join(', ');

export const matching = (key: readonly string[], a: string, b: string) =>
  key.map((name) => `${a}.${name} = ${b}.${name}`).join(' and ');

export function mergeSql(table: Table, wave: number): MergeSql {
  const target = qualified(table);
  const { key, scope } = table;
  const names = table.columns.map((column) => column.name);
  const rest = names.filter((name) => !key.includes(name));
  const winners = `(select * from scopes where wave = ${wave} and wins)`;
  const rows = `(select i.* from incoming i join ${winners} s using (n))`;
  const held = `select s.n, ${list(key, 't.')}, t.row_hash from ${target} t join ${winners} s on t.${scope} = s.scope`;
  const said = `select i.n, ${list(key, 'i.')}, i.row_hash from appended i join ${winners} s using (n)`;
  const insert = `insert into ${target} (${list(names)}) select ${list(names, 'i.')} from ${rows} i`;
  return {
    classify: `with held as (${held}), said as (${said})
      select n,
        count(*) filter (where held.row_hash is null) as inserted,
        count(*) filter (where held.row_hash <> said.row_hash) as updated,
        count(*) filter (where held.row_hash = said.row_hash) as unchanged,
        count(*) filter (where said.row_hash is null) as deleted
      from said full join held using (n, ${list(key)}) group by n`,
    delete: `delete from ${target} t using (
        select ${list(key, 'held.')} from (${held}) held
        where not exists (select 1 from (${said}) said where said.n = held.n and ${matching(key, 'said', 'held')})
      ) g where ${matching(key, 't', 'g')}`,
    update: `update ${target} t set ${rest.map((name) => `${name} = i.${name}`).join(', ')}
      from ${rows} i where ${matching(key, 't', 'i')} and t.row_hash <> i.row_hash`,
    insertNew: `${insert} where not exists (select 1 from ${target} t where ${matching(key, 't', 'i')})`,
    insertAll: insert,
  };
}
