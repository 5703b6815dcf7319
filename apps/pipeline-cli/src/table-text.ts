import { styleText } from 'node:util';

type Value = string | number | boolean | null;
export type Rows = readonly Readonly<Record<string, Value>>[];

const plain = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value));
const shown = (value: Value | undefined): string =>
  typeof value === 'number' && !Number.isInteger(value) ? String(Number(value.toFixed(3))) : plain(value);

/** Rows as aligned columns for a person: numbers to the right, nothing for null, cut at the width of the terminal. */
export function tableText(
  rows: Rows,
  options: { columns?: number | undefined; isTerminal?: boolean | undefined } = {},
): string {
  const first = rows[0];
  if (first === undefined) return '(no rows)';
  const names = Object.keys(first);
  const widths = names.map((name) => Math.max(name.length, ...rows.map((row) => shown(row[name]).length)));
  const isNumber = names.map((name) => rows.some((row) => typeof row[name] === 'number'));
  const line = (cells: readonly string[]) => {
    const text = cells
      .map((cell, i) => (isNumber[i] === true ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
    const limit = options.isTerminal === true ? (options.columns ?? 0) : 0;
    return limit > 1 && text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
  };
  const head = line(names);
  return [
    options.isTerminal === true ? styleText('bold', head, { validateStream: false }) : head,
    ...rows.map((row) => line(names.map((name) => shown(row[name])))),
  ].join('\n');
}

/** Rows as RFC 4180 CSV. A cell that a spreadsheet would take for a formula stays as it is: this is for programs. */
export function csvText(rows: Rows): string {
  const names = Object.keys(rows[0] ?? {});
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [names.map(cell).join(','), ...rows.map((row) => names.map((name) => cell(plain(row[name]))).join(','))].join(
    '\n',
  );
}
