import { hash } from 'node:crypto';
import type { Cell } from './warehouse.ts';

/**
 * A cell as a piece of the text that is hashed. Pieces joined can be taken apart again (a string says its length, all else ends in `;`),
 * so two rows of one table have the same text only when every cell is the same.
 */
export function encodeCell(cell: Cell): string {
  if (cell === null) return '~';
  return typeof cell === 'string' ? `${cell.length}:${cell}` : `${cell};`;
}

/** The first 128 bits, hex, of SHA-256 over the joined pieces. Tells rows apart; it is no defence against a forger. */
export function digest(encoded: string): string {
  return hash('sha256', encoded).slice(0, 32);
}

/** The hash of a row's declared columns, in order. */
export function rowHash(cells: readonly Cell[]): string {
  return digest(cells.map(encodeCell).join(''));
}
