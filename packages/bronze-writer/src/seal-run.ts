import { BronzeError } from './bronze-error.ts';
import { failpoint } from './failpoint.ts';
import { inParallel } from './in-parallel.ts';
import { latestManifest, latestSeal } from './latest-manifest.ts';
import { objectName } from './object-name.ts';
import type { ObjectStore } from './object-store.ts';
import { readReceipts } from './read-receipts.ts';
import { readAnswer } from './read-run.ts';
import type { Receipt } from './receipt.ts';
import { encodeRecord } from './record.ts';
import { isListing, resourceOf } from './request-parts.ts';
import type { Manifest, RunRef } from './run.ts';
import { sortReceipts } from './sort-receipts.ts';

/**
 * Seals what a run holds, every object verified, in a manifest that takes in all that an earlier seal held. Nothing new since the last seal: that one comes back.
 * BronzeError `unsealed` unless the run holds a list of the date's games or a finished game's box score; `corrupt` or `missing` when an object is not as it was kept.
 */
export async function sealRun(
  store: ObjectStore,
  run: RunRef,
  { now }: { readonly now?: Date | undefined } = {},
): Promise<Manifest> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await seal(store, run, now ?? new Date());
    } catch (error) {
      // Another process sealed in between: what it saw is now part of ours.
      if (!(error instanceof BronzeError && error.reason === 'conflict') || tries === 20) throw error;
    }
  }
}

async function seal(store: ObjectStore, { run_id, game_date }: RunRef, now: Date): Promise<Manifest> {
  const run = { run_id, game_date };
  const last = await latestSeal(store, run);
  const before = last === 0 ? null : await latestManifest(store, run);
  const receipts = unite([...(before?.receipts ?? []), ...(await readReceipts(store, run))]);
  if (before !== null && receipts.length === before.receipts.length) return before;
  if (!receipts.some(tellsGames)) {
    throw new BronzeError(
      'unsealed',
      `run ${run_id} of ${game_date} holds neither a list of the date's games nor a finished box score, so nobody could say what is missing: run fetch_scoreboard again once the source answers`,
    );
  }
  const held = new Set(before?.receipts.map(identify));
  await inParallel(
    receipts.filter((receipt) => receipt.object !== null && !held.has(identify(receipt))),
    8,
    async (receipt) => {
      await readAnswer(store, receipt);
    },
  );
  const manifest: Manifest = { ...run, seal: last + 1, sealed_at: now.toISOString(), receipts };
  failpoint('manifest.before_create');
  await store.create(objectName({ kind: 'manifest', ...run, seal: manifest.seal }), encodeRecord(manifest));
  failpoint('manifest.after_create');
  return manifest;
}

function tellsGames(receipt: Receipt): boolean {
  return receipt.verdict === 'ok' && (isListing(receipt) || resourceOf(receipt) === 'boxscore');
}

/** Each receipt once, in order. */
export function unite(receipts: readonly Receipt[]): Receipt[] {
  return sortReceipts([...new Map(receipts.map((receipt) => [identify(receipt), receipt])).values()]);
}

function identify({ run_id, endpoint, subject, attempt }: Receipt): string {
  return [run_id, endpoint, subject, attempt].join(' ');
}
