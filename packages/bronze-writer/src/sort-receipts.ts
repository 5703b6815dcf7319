import type { Receipt } from './receipt.ts';

/** In order of what the league said when; requests without an answer by their own time. */
export function sortReceipts(receipts: readonly Receipt[]): Receipt[] {
  return receipts
    .map((receipt) => ({ receipt, key: keyOf(receipt) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ receipt }) => receipt);
}

function keyOf(receipt: Receipt): string {
  const { observed_at, fetched_at, run_id, endpoint, subject, attempt } = receipt;
  return [observed_at ?? fetched_at, run_id, endpoint, subject, String(attempt).padStart(6, '0')].join(' ');
}
