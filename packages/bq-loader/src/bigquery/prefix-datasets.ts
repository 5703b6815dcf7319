const datasets = ['staging', 'core', 'marts', 'audit', 'load'];
/** Text, quoted names and comments, which are left alone; then a dataset's name before a dot. */
const pattern = new RegExp(
  [
    /'''[\s\S]*?'''|"""[\s\S]*?"""|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\//
      .source,
    `(?<![.\\w@])(${datasets.join('|')})(?=\\s*\\.\\s*[A-Za-z_])`,
  ].join('|'),
  'g',
);

/** Lets a query that says `staging.games` read the prefixed dataset. Only for addresses with a prefix, which are those of tests and trials. */
export function prefixDatasets(sql: string, prefix: string): string {
  if (prefix === '') return sql;
  return sql.replace(pattern, (text, dataset: string | undefined) => (dataset === undefined ? text : prefix + dataset));
}
