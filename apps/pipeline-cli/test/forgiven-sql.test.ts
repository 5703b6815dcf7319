import { expect, test } from 'vitest';
import { forgiven } from './forgiven-sql.ts';

test.each([
  ['select 1 as rows', '"rows" is a word'],
  ['with groups as (select 1 as a) select a from groups', '"groups" is a word'],
  ['select bool_and(a) from t', 'bool_and() is not known'],
  ["select count(*) filter (where a = 'x') from t", 'filter() is not known'],
  ['select a::int from t', ':: is of DuckDB'],
  ['select cast(a as varchar) from t', 'varchar is of DuckDB'],
  ['select a from t qualify row_number() over (partition by a) = 1', 'qualify stands without where'],
])('%s is told', (sql, fault) => {
  expect(forgiven(sql)).toEqual([expect.stringContaining(fault)]);
});

test('what both engines speak is let pass, and so are words in texts and comments', () => {
  const sql = `with
    -- rows() as groups
    lines as (select a, 'as rows' as b, "p".c from \`x\`.core.y where true qualify row_number() over (partition by a order by b nulls last) = 1)
    select coalesce(a, 1) as total, case when b in (select b from lines) then 1 end as is_in from lines group by a`;
  expect(forgiven(sql)).toEqual([]);
});
