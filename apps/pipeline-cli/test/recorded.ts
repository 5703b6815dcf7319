import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bodyOf, openSource, request } from '@hoops/nba-client';
import { workspaceRoot } from '../src/workspace.ts';

/** The folder of recorded real answers: HOOPS_RECORDED, else beside the workspace. */
export const recordedFolder = resolve(
  process.env.HOOPS_RECORDED ?? join(workspaceRoot, '..', 'shared', 'nba-recorded'),
);
export const hasRecorded = existsSync(join(recordedFolder, 'MANIFEST.jsonl'));

interface Line {
  readonly endpoint: string;
  readonly kind: string;
  readonly games: readonly string[];
  readonly date: string | null;
}

export interface Recorded {
  /** Every date that a recorded scoreboard is of, or that a recorded game was played on. */
  readonly dates: readonly string[];
  /** Games with a recorded box score. */
  readonly boxes: readonly string[];
  /** Games with recorded plays and no box score. */
  readonly playsOnly: readonly string[];
}

const boxes = ['cdn.nba.com liveData-boxscore', 'stats.nba.com boxscoretraditionalv3'];
const plays = ['cdn.nba.com liveData-playbyplay', 'stats.nba.com playbyplayv3'];
const scoreboards = ['cdn.nba.com liveData-scoreboard', 'stats.nba.com scoreboardv3'];

/** What the manifest names, lines of kind `derived` and other leagues left out. Games without a date of their own get it from the recorded schedule of 2024-25. */
export async function readRecorded(): Promise<Recorded> {
  const lines = readFileSync(join(recordedFolder, 'MANIFEST.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
    .filter(({ kind }) => kind !== 'derived');
  const of = (endpoints: readonly string[]) => lines.filter(({ endpoint }) => endpoints.includes(endpoint));
  const gamesOf = (endpoints: readonly string[]) =>
    [...new Set(of(endpoints).flatMap(({ games }) => games))]
      .filter((game) => game.startsWith('00'))
      .sort((a, b) => (a < b ? -1 : 1));
  const withBox = gamesOf(boxes);
  const scheduled = await scheduledDates();
  const dated = [...of(scoreboards), ...of(boxes)].flatMap(({ date }) => (typeof date === 'string' ? [date] : []));
  const found = [...withBox, ...gamesOf(plays)].flatMap((game) => scheduled.get(game) ?? []);
  return {
    dates: [...new Set([...dated, ...found])].sort(),
    boxes: withBox,
    playsOnly: gamesOf(plays).filter((game) => !withBox.includes(game)),
  };
}

async function scheduledDates(): Promise<Map<string, string>> {
  const source = await openSource(`folder:${recordedFolder}`);
  const { bytes } = await source.fetch(request('stats/scheduleleaguev2', '2024-25'));
  await source.close();
  const days = bodyOf('stats/scheduleleaguev2', bytes).leagueSchedule.gameDates;
  return new Map(
    days.flatMap(({ games }) =>
      games.map(({ gameId, gameDateEst }) => [String(gameId), String(gameDateEst).slice(0, 10)]),
    ),
  );
}
