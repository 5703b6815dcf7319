import { bronzePrefix, parseObjectName } from './object-name.ts';
import type { ObjectStore } from './object-store.ts';
import type { Receipt } from './receipt.ts';
import { readRecord } from './record.ts';
import type { RunRef } from './run.ts';
import { sortReceipts } from './sort-receipts.ts';

/** The receipts that a run has left so far, sealed or not; with a game id, those about that game. */
export async function readReceipts(store: ObjectStore, run: RunRef, gameId?: string): Promise<Receipt[]> {
  const prefix = bronzePrefix(run.game_date, run.run_id) + (gameId === undefined ? '' : `game_id=${gameId}/`);
  const receipts: Receipt[] = [];
  for await (const name of store.list(prefix)) {
    if (parseObjectName(name)?.kind === 'receipt') receipts.push(await readRecord<Receipt>(store, name, run));
  }
  return sortReceipts(receipts);
}
