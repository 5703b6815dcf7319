import type { Cell } from '../warehouse.ts';

/** What a spreadsheet would take for a formula when a text begins with it. */
const formulaStart = /^[=+\-@\t\r]/;

export interface CsvOptions {
  /** Puts an apostrophe before texts that a spreadsheet would run as a formula. Programs want them as they are. */
  readonly forSpreadsheets: boolean;
}

/** Cells as one line of RFC 4180 CSV: nothing for null, `""` for an empty text, fractions with as many digits as tell them apart. */
export function csvLine(cells: readonly Cell[], { forSpreadsheets }: CsvOptions): string {
  return `${cells.map((cell) => csvCell(cell, forSpreadsheets)).join(',')}\r\n`;
}

function csvCell(cell: Cell, forSpreadsheets: boolean): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = forSpreadsheets && formulaStart.test(cell) ? `'${cell}` : cell;
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
