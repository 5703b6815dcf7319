import type { DiffExample, TableDiff } from '@hoops/bq-loader';

const count = (number: number, what: string) => `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;

/** What a comparison found, for a person: a line a table, and below it what is different. */
export function diffText(tables: readonly TableDiff[], tolerance: number): string {
  const equal = tables.filter(({ status }) => status === 'equal').length;
  const left = [...new Set(tables.flatMap(({ left_out }) => left_out))];
  const floats = tolerance === 0 ? 'fractions exactly' : `fractions to ${tolerance} (relative; absolute below 1)`;
  const without = left.length === 0 ? '' : ` · without ${left.join(', ')} (--with-lineage compares them)`;
  return [
    ...tables.flatMap(tableLines),
    `${count(equal, 'table')} equal, ${tables.length - equal} different · ${floats}${without}`,
  ].join('\n');
}

function tableLines(table: TableDiff): readonly string[] {
  const name = table.table.padEnd(36);
  if (table.status === 'only_left' || table.status === 'only_right') {
    return [`✗ ${name} is only in the ${table.status === 'only_left' ? 'left' : 'right'} warehouse`];
  }
  const rows =
    table.rows_left === table.rows_right
      ? count(table.rows_left, 'row')
      : `${table.rows_left} and ${count(table.rows_right, 'row')}`;
  const head = `${name} ${rows} · ${count(table.columns.length, 'column')}`;
  if (table.status === 'equal') return [`✓ ${head}`];
  const least = table.is_cut ? 'at least ' : '';
  const { only_left, only_right, differing, by_column } = table;
  const most = Object.entries(by_column).sort(([, a], [, b]) => b - a);
  return [
    `✗ ${head}`,
    ...table.unlike.map(
      ({ column, left, right }) => `    column ${column}: ${left ?? 'none'} left, ${right ?? 'none'} right`,
    ),
    ...(only_left + only_right + differing === 0
      ? []
      : [
          `    ${least}${only_left} only left, ${only_right} only right, ${differing} differ${most.length === 0 ? '' : ` (${most.map(([column, n]) => `${column} ${n}`).join(', ')})`}`,
        ]),
    ...table.examples.map((example) => `    ${exampleText(example)}`),
  ];
}

function exampleText({ kind, key, column, left, right }: DiffExample): string {
  const where = Object.entries(key)
    .map(([name, value]) => `${name}=${value ?? 'null'}`)
    .join(' ');
  if (kind === 'differs') return `${where}: ${column} is ${shown(left)} left, ${shown(right)} right`;
  return `${where}: only ${kind === 'only_left' ? 'left' : 'right'}`;
}

const shown = (value: unknown) => (typeof value === 'string' ? JSON.stringify(value) : String(value));
