import type { Receipt } from './receipt.ts';

/** Whether a source refuses everything, by these receipts: a request was refused, and so was the control about a game known to be over. */
export function isBlocked(receipts: readonly Receipt[]): boolean {
  return receipts.some(({ control }) => control !== null && (control.verdict === 'refused' || control.status === 403));
}
