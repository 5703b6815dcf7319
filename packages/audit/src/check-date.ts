import { stagingTables, type Warehouse } from '@hoops/bq-loader';
import {
  BronzeError,
  findRun,
  latestManifest,
  type Manifest,
  type ObjectStore,
  sealedRuns,
} from '@hoops/bronze-writer';
import { type GameDate, parseGameDate } from '@hoops/nba-client';
import { checks } from './checks/index.ts';
import { expectGames } from './expect-games.ts';
import type { Finding } from './finding.ts';

export interface CheckOptions {
  readonly now?: Date | undefined;
  /** The run whose lists and receipts are looked at; the newest sealed one of the date without it. */
  readonly run?: string | undefined;
}

/** Makes every check of a game date. Nothing found: the date is complete. BronzeError `missing` for a run that does not exist. */
export async function checkDate(
  store: ObjectStore,
  warehouse: Warehouse,
  date: string,
  { now = new Date(), run }: CheckOptions = {},
): Promise<Finding[]> {
  const gameDate = parseGameDate(date);
  const manifest = await manifestOf(store, gameDate, run);
  if (manifest === null) return [unsealed(gameDate, run)];
  await warehouse.ensure(stagingTables);
  const expected = await expectGames(store, warehouse, gameDate, manifest);
  const context = { store, warehouse, date: gameDate, now, manifest, expected };
  const findings: Finding[] = [];
  for (const check of checks) findings.push(...(await check.find(context)));
  return findings;
}

async function manifestOf(store: ObjectStore, date: GameDate, run: string | undefined): Promise<Manifest | null> {
  let newest: Manifest | null = null;
  if (run === undefined) {
    for await (const sealed of sealedRuns(store, date)) newest = await latestManifest(store, sealed);
    return newest;
  }
  try {
    return await latestManifest(store, await findRun(store, date, { run }));
  } catch (error) {
    if (error instanceof BronzeError && error.reason === 'unsealed') return null;
    throw error;
  }
}

function unsealed(date: GameDate, run: string | undefined): Finding {
  const what = run === undefined ? `no run of ${date} is sealed` : `run ${run} of ${date} is not sealed`;
  const message = `${what}, so nothing of it may be loaded: collect the date with hoops run --date ${date}`;
  return { check: 'completeness', severity: 'fail', subject: date, message, seen: null, expected: 'a sealed run' };
}
