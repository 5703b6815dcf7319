import type { Table } from '../table.ts';
import { qualified } from './ensure-schema.ts';

/** Statements that make the rows of `incoming` a table's rows, for the scopes in `scopes` that win and are of one wave. */
export interface MergeSql {
  /** Rows that the table holds in those scopes. */
  readonly held: string;
  /** Per scope load `n`: inserted, updated, unchanged. */
  readonly classify: string;
  /** Per scope load `n`: rows that the answer no longer has. */
  readonly gone: string;
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
  const names = table.columns.map((column) => column.name);
  const rest = names.filter((name) => !table.key.includes(name));
  const same = matching(table.key, 't', 'i');
  const winners = `(select * from scopes where wave = ${wave} and wins)`;
  const rows = `(select i.* from incoming i join ${winners} s using (n))`;
  const gone = `t.${table.scope} = s.scope and not exists (select 1 from incoming i where i.n = s.n and ${same})`;
  const insert = `insert into ${target} (${list(names)}) select ${list(names, 'i.')} from ${rows} i`;
  return {
    held: `select count(*) from ${target} t join ${winners} s on t.${table.scope} = s.scope`,
    classify: `select i.n,
        count(*) filter (where t.row_hash is null) as inserted,
        count(*) filter (where t.row_hash <> i.row_hash) as updated,
        count(*) filter (where t.row_hash = i.row_hash) as unchanged
      from ${rows} i left join ${target} t on ${same} group by i.n`,
    gone: `select s.n, count(*) from ${target} t, ${winners} s where ${gone} group by s.n`,
    delete: `delete from ${target} t using ${winners} s where ${gone}`,
    update: `update ${target} t set ${rest.map((name) => `${name} = i.${name}`).join(', ')}
      from ${rows} i where ${same} and t.row_hash <> i.row_hash`,
    insertNew: `${insert} where not exists (select 1 from ${target} t where ${same})`,
    insertAll: insert,
  };
}
