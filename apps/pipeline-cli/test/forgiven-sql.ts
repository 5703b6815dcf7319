/** Words that BigQuery keeps for itself: no name of ours may be one without quotes. */
const reserved = new Set(
  `all and any array as asc assert_rows_modified at between by case cast collate contains create cross cube current default define desc
   distinct else end enum escape except exclude exists extract false fetch following for from full group grouping groups hash having if
   ignore in inner intersect interval into is join lateral left like limit lookup merge natural new no not null nulls of on or order outer
   over partition preceding proto qualify range recursive respect right rollup rows select set some struct tablesample then to treat true
   unbounded union unnest using when where window with within`.split(/\s+/),
);
/** Functions that BigQuery has, as far as we looked them up. */
const functions = new Set(
  `abs acos any_value array_agg array_length asin atan atan2 avg cast ceil coalesce concat corr cos count countif cume_dist
   date date_add date_diff date_sub date_trunc datetime datetime_add datetime_diff datetime_sub datetime_trunc dense_rank div exp extract
   farm_fingerprint first_value floor format_date format_timestamp generate_array generate_date_array greatest ifnull lag last_day last_value lead least
   length ln log logical_and logical_or lower lpad ltrim max max_by md5 min min_by mod nth_value ntile nullif offset ordinal percent_rank pow power
   rank regexp_contains regexp_extract regexp_replace replace round row_number rpad rtrim safe_cast safe_divide sign sin split sqrt
   starts_with ends_with stddev stddev_pop stddev_samp string_agg strpos substr substring sum tan timestamp timestamp_add timestamp_diff
   timestamp_sub timestamp_trunc to_hex trim trunc upper variance`.split(/\s+/),
);
const quoted = /'''[\s\S]*?'''|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\//g;

/** What BigQuery would refuse in a compiled model, and its emulator, which speaks DuckDB within, lets pass. */
export function forgiven(sql: string): readonly string[] {
  const text = sql.replace(quoted, (part) => (/^['"`]/.test(part) ? '`q`' : ' ')).toLowerCase();
  const faults: string[] = [];
  for (const [, alias, cte] of text.matchAll(/\bas\s+([a-z_]\w*)|(?:\bwith|,|^)\s*([a-z_]\w*)\s+as\s*\(/gm)) {
    const name = alias ?? cte ?? '';
    if (reserved.has(name)) faults.push(`"${name}" is a word of BigQuery's own`);
  }
  for (const [, name = ''] of text.matchAll(/\b([a-z_]\w*)\s*\(/g)) {
    // A CTE and a keyword may stand before a parenthesis, too.
    if (!functions.has(name) && !reserved.has(name)) faults.push(`${name}() is not known of BigQuery`);
  }
  for (const [type] of text.matchAll(/::|\b(varchar|double|hugeint|text)\b(?=\s*[),])/g)) {
    faults.push(`${type} is of DuckDB alone`);
  }
  for (const clause of text.split(/\bselect\b/)) {
    const [before, after] = clause.split(/\bqualify\b/);
    if (after !== undefined && !/\bwhere\b|\bgroup by\b|\bhaving\b/.test(before ?? '')) {
      faults.push('qualify stands without where, group by or having');
    }
  }
  return [...new Set(faults)];
}
