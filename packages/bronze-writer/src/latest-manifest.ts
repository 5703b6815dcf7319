import { BronzeError } from './bronze-error.ts';
import { bronzePrefix, objectName, parseObjectName } from './object-name.ts';
import type { ObjectStore } from './object-store.ts';
import { readRecord } from './record.ts';
import type { Manifest, RunRef } from './run.ts';

/** What the newest seal of a run holds. BronzeError `unsealed` when it has none: such a run is invisible to whoever loads. */
export async function latestManifest(store: ObjectStore, run: RunRef): Promise<Manifest> {
  const seal = await latestSeal(store, run);
  if (seal === 0) {
    throw new BronzeError(
      'unsealed',
      `run ${run.run_id} of ${run.game_date} is not sealed, and only sealed runs are read: seal it with the step write_raw_to_gcs`,
    );
  }
  return await readRecord<Manifest>(store, objectName({ kind: 'manifest', ...refOf(run), seal }), run);
}

export async function isSealed(store: ObjectStore, run: RunRef): Promise<boolean> {
  return (await latestSeal(store, run)) > 0;
}

/** The number of the newest seal; 0 when there is none. */
export async function latestSeal(store: ObjectStore, run: RunRef): Promise<number> {
  let latest = 0;
  for await (const name of store.list(`${bronzePrefix(run.game_date, run.run_id)}manifest.`)) {
    const named = parseObjectName(name);
    if (named?.kind === 'manifest') latest = Math.max(latest, named.seal);
  }
  return latest;
}

function refOf({ run_id, game_date }: RunRef): RunRef {
  return { run_id, game_date };
}
