import { parseGameDate } from '@hoops/nba-client';
import { isSealed } from './latest-manifest.ts';
import { bronzePrefix, parseObjectName } from './object-name.ts';
import type { ObjectStore } from './object-store.ts';
import { readRecord } from './record.ts';
import type { RunStart } from './run.ts';

/** Every run that was started, of one date or of all, in order of date and run id. */
export async function* listRuns(store: ObjectStore, gameDate?: string): AsyncIterable<RunStart> {
  const date = gameDate === undefined ? undefined : parseGameDate(gameDate);
  for await (const name of store.list(bronzePrefix(date))) {
    const named = parseObjectName(name);
    if (named?.kind === 'run') yield await readRecord<RunStart>(store, name, named);
  }
}

/** The runs of a date that are sealed, and so may be loaded. */
export async function* sealedRuns(store: ObjectStore, gameDate: string): AsyncIterable<RunStart> {
  for await (const run of listRuns(store, gameDate)) {
    if (await isSealed(store, run)) yield run;
  }
}
