import { WarehouseError } from '../warehouse-error.ts';

/** Text, quoted names and comments: nothing in them is a statement. */
const quoted =
  /'''[\s\S]*?'''|"""[\s\S]*?"""|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\//g;

/** WarehouseError `refused` for all but one query: BigQuery itself knows no session that only reads. */
export function refuseWrites(url: string, sql: string): void {
  const statements = sql
    .replace(quoted, ' ')
    .split(';')
    .map((text) => text.replace(/^[\s(]+/, ''))
    .filter((text) => text !== '');
  const [first = '', ...more] = statements;
  if (more.length === 0 && /^(select|with|from)\b/i.test(first)) return;
  const word = /^\w+/.exec(first)?.[0] ?? 'nothing';
  const seen = more.length > 0 ? `${statements.length} statements were given` : `"${word}" begins no query`;
  throw new WarehouseError('refused', `${url} is open for reading only, and ${seen}: write one select`);
}
