import type { ObjectStore } from './object-store.ts';
import { readReceipts } from './read-receipts.ts';
import { readAnswer } from './read-run.ts';
import { isListing } from './request-parts.ts';
import type { RunRef, StoredAnswer } from './run.ts';

/** The lists of games that a run has been answered, scoreboards and schedules. */
export async function readListings(store: ObjectStore, run: RunRef): Promise<StoredAnswer[]> {
  const listings: StoredAnswer[] = [];
  for (const receipt of await readReceipts(store, run)) {
    if (receipt.verdict === 'ok' && receipt.object !== null && isListing(receipt)) {
      listings.push(await readAnswer(store, receipt));
    }
  }
  return listings;
}
