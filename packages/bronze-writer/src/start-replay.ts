import { parseGameDate } from '@hoops/nba-client';
import { BronzeError } from './bronze-error.ts';
import { failpoint } from './failpoint.ts';
import { latestManifest } from './latest-manifest.ts';
import { sealedRuns } from './list-runs.ts';
import { objectName } from './object-name.ts';
import type { ObjectStore } from './object-store.ts';
import type { Receipt } from './receipt.ts';
import { encodeRecord } from './record.ts';
import type { Manifest, RunStart } from './run.ts';
import { unite } from './seal-run.ts';
import { type StartOptions, startRun } from './start-run.ts';

export type ReplayOptions = Omit<StartOptions, 'gameDate' | 'command' | 'source'> & {
  readonly command?: string | undefined;
};

/**
 * Starts and seals a run that asks nobody: its manifest names the answers of all sealed runs of the date, in order of `observed_at`. No byte is copied.
 * BronzeError `missing` when the date has no sealed run.
 */
export async function startReplay(
  store: ObjectStore,
  gameDate: string,
  options: ReplayOptions = {},
): Promise<RunStart> {
  const date = parseGameDate(gameDate);
  const receipts: Receipt[] = [];
  let found = false;
  for await (const sealed of sealedRuns(store, date)) {
    found = true;
    receipts.push(...(await latestManifest(store, sealed)).receipts);
  }
  if (!found) {
    throw new BronzeError(
      'missing',
      `${store.url} holds no sealed run of ${date}: collect the date first with hoops run --date ${date}, or name another store`,
    );
  }
  const { command = 'replay', ...rest } = options;
  const run = await startRun(store, { ...rest, gameDate: date, command, source: null });
  const { run_id, game_date } = run;
  const manifest: Manifest = {
    run_id,
    game_date,
    seal: 1,
    sealed_at: (options.now ?? new Date()).toISOString(),
    receipts: unite(receipts),
  };
  failpoint('manifest.before_create');
  await store.create(objectName({ kind: 'manifest', run_id, game_date, seal: 1 }), encodeRecord(manifest));
  failpoint('manifest.after_create');
  return run;
}
