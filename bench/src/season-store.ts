import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectDate, listRuns, type ObjectStore, openStore, type RunRef } from '@hoops/bronze-writer';
import { openSource } from '@hoops/nba-client';
import { simulateSeason, startSimulator } from '@hoops/nba-simulator';

const season = '2025-26';

/** The dates of the regular season's 1,230 games. */
function regularDates(): string[] {
  const { schedule } = simulateSeason({ seed: 1, season });
  return [...new Set(schedule.filter((game) => game.season_type === 2).map((game) => game.game_date))].sort();
}

/** The folder of a store that holds a simulated season, or its first days: the given one, filled unless it is, or a new one. */
export async function seasonFolder(given: string | undefined, days: number | undefined): Promise<string> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'hoops-season-'));
  if (existsSync(join(folder, 'bronze'))) return folder;
  const start = performance.now();
  const simulator = await startSimulator({ seed: 1, season });
  const source = await openSource(simulator.url);
  const store = await openStore(`folder:${folder}`);
  for (const date of regularDates().slice(0, days)) await collectDate(source, store, date);
  await source.close();
  await simulator.close();
  console.log(`bronze made in ${((performance.now() - start) / 1000).toFixed(1)} s: ${folder}`);
  return folder;
}

/** The runs of a store in order of date, of the regular season only. */
export async function runsOf(store: ObjectStore): Promise<RunRef[]> {
  const last = regularDates().at(-1) ?? '';
  const runs: RunRef[] = [];
  for await (const run of listRuns(store)) if (run.game_date <= last) runs.push(run);
  return runs;
}

/** Of this process alone: maxRSS would begin with the parent's. */
export function peakMegabytes(): number {
  const said = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(said) / 1024;
}

/** A table in plain text: the first column to the left, the others to the right. */
export function printTable(rows: readonly (readonly (string | number | null)[])[]): void {
  const texts = rows.map((row) =>
    row.map((cell) => (cell === null ? '–' : typeof cell === 'number' ? cell.toLocaleString('en') : cell)),
  );
  const widths = (texts[0] ?? []).map((_, i) => Math.max(...texts.map((row) => row[i]?.length ?? 0)));
  for (const row of texts) {
    console.log(
      row.map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0))).join('  '),
    );
  }
}
