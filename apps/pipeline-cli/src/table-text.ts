import { styleText } from 'node:util';

type Value = string | number | boolean | null;
export type Rows = readonly Readonly<Record<string, Value>>[];

const plain = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value));
const shown = (value: Value | undefined): string =>
  typeof value === 'number' && !Number.isInteger(value) ? String(Number(value.toFixed(3))) : plain(value);

/** Rows as aligned columns for a person: numbers to the right, nothing for null. On a terminal, columns beyond its width are left out, and counted. */
export function tableText(
  rows: Rows,
  options: { columns?: number | undefined; isTerminal?: boolean | undefined } = {},
): string {
  const first = rows[0];
  if (first === undefined) return '(no rows)';
  const all = Object.keys(first);
  const widthOf = (name: string) => Math.max(name.length, ...rows.map((row) => shown(row[name]).length));
  const names = options.isTerminal === true ? fitting(all, widthOf, options.columns ?? 80) : all;
  const widths = names.map(widthOf);
  const isNumber = names.map((name) => rows.some((row) => typeof row[name] === 'number'));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (isNumber[i] === true ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  const head = line(names);
  const left = all.length - names.length;
  return [
    options.isTerminal === true ? styleText('bold', head, { validateStream: false }) : head,
    ...rows.map((row) => line(names.map((name) => shown(row[name])))),
    ...(left === 0 ? [] : [`… and ${left} more columns: name those you want in the select, or add --csv or --json`]),
  ].join('\n');
}

function fitting(names: readonly string[], widthOf: (name: string) => number, columns: number): readonly string[] {
  let used = -2;
  const fits = names.filter((name) => {
    used += widthOf(name) + 2;
    return used <= columns;
  });
  return fits.length === 0 ? names.slice(0, 1) : fits;
}

/** Rows as RFC 4180 CSV. A cell that a spreadsheet would take for a formula stays as it is: this is for programs. */
export function csvText(rows: Rows): string {
  const names = Object.keys(rows[0] ?? {});
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [names.map(cell).join(','), ...rows.map((row) => names.map((name) => cell(plain(row[name]))).join(','))].join(
    '\n',
  );
}
