import type { Table } from '../table.ts';
import { qualified } from './ensure-schema.ts';
import { list, matching } from './merge-sql.ts';

/** Statements that record what the answers of one wave say about each key, whether or not they are in force. */
export interface VersionsSql {
  /** For scopes and endpoints that nothing is held of: every row is new. */
  readonly recordAll: string;
  /** Keys about which the answer says something else than what was in effect at its moment. */
  readonly findChanges: string;
  /** The state that the next answer had left out as redundant, now that something stands before it. */
  readonly recordNext: string;
  readonly recordNextGone: string;
  readonly recordChanged: string;
  readonly recordGone: string;
}

/** How the lineage columns of a version that has no row of its own are filled. */
const lineage: Record<string, string> = {
  source: 'source',
  run_id: 'run_id',
  fetched_at: 'fetched_at',
  bronze_object: 'object',
};

/**
 * The invariant: for every answer ever loaded and every key of its scope, the latest record at or before the answer's moment is what that
 * answer says. So the history is a function of the set of loaded answers, and the order of loads does not show in it.
 */
export function versionsSql(table: Table, wave: number, loaderVersion: number): VersionsSql {
  const target = `${qualified(table)}_versions`;
  const names = table.columns.map((column) => column.name);
  const key = table.key;
  const into = `insert into ${target} (${list(names)}, endpoint, observed_at, sha256, loader_version, is_deleted, load_no)`;
  const loadNo = `(select coalesce(max(load_no), 0) + 1 from ${target})`;
  const touched = `(select * from scopes where wave = ${wave} and endpoint is not null)`;
  const stamp = (at: string, gone: boolean) =>
    `s.endpoint, s.${at}observed_at, s.${at}sha256, ${loaderVersion}, ${gone}, ${loadNo}`;
  /** A row that only says "gone": the key and the lineage of the answer that no longer had it. */
  const tombstone = (at: string) =>
    names
      .map((name) => {
        if (key.includes(name)) return `c.${name}`;
        return lineage[name] === undefined ? 'null' : `s.${at}${lineage[name]}`;
      })
      .join(', ');
  const unrecorded = `s.next_observed_at is not null and not exists (
      select 1 from ${target} e where ${matching(key, 'e', 'c')} and e.endpoint = s.endpoint
        and e.observed_at = s.next_observed_at and e.sha256 = s.next_sha256)`;
  return {
    recordAll: `${into} select ${list(names, 'i.')}, ${stamp('', false)} from incoming i join ${touched} s using (n)`,
    findChanges: `create temp table changes as
      with touched as ${touched},
      before as (
        select s.n, v.rowid as version_id, v.is_deleted, v.row_hash, ${list(key, 'v.')}
        from touched s join ${target} v on v.${table.scope} = s.scope and v.endpoint = s.endpoint
          and (v.observed_at < s.observed_at or (v.observed_at = s.observed_at and v.sha256 <= s.sha256))
        qualify row_number() over (
          partition by s.n, ${list(key, 'v.')} order by v.observed_at desc, v.sha256 desc, v.load_no desc) = 1
      ),
      said as (select n, ${list(key)}, row_hash from appended join touched using (n))
      select n, ${list(key)}, said.row_hash is not null as is_there,
        case when before.is_deleted then null else before.version_id end as version_id
      from said full join before using (n, ${list(key)})
      where said.row_hash is distinct from case when before.is_deleted then null else before.row_hash end`,
    recordNext: `${into}
      select ${names.map((name) => (lineage[name] === undefined || key.includes(name) ? `v.${name}` : `s.next_${lineage[name]}`)).join(', ')}, ${stamp('next_', false)}
      from changes c join scopes s using (n) join ${target} v on v.rowid = c.version_id where ${unrecorded}`,
    recordNextGone: `${into} select ${tombstone('next_')}, ${stamp('next_', true)}
      from changes c join scopes s using (n) where c.version_id is null and ${unrecorded}`,
    recordChanged: `${into} select ${list(names, 'i.')}, ${stamp('', false)}
      from changes c join scopes s using (n) join incoming i using (n, ${list(key)}) where c.is_there`,
    recordGone: `${into} select ${tombstone('')}, ${stamp('', true)} from changes c join scopes s using (n) where not c.is_there`,
  };
}
