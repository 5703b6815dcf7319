import type { SourceName } from './answer.ts';
import { ConfigError } from './config-error.ts';
import { type Endpoint, endpoints } from './endpoints/index.ts';
import { at, text } from './endpoints/read-unknown.ts';
import { type GameDate, readGameDate } from './game-date.ts';

/** One recorded answer, as a line of a folder's MANIFEST.jsonl describes it. */
export interface ManifestLine {
  /** Below the folder, with `/`. */
  readonly file: string;
  readonly endpoint: Endpoint;
  readonly games: readonly string[];
  readonly date: GameDate | null;
  /** When it was recorded, as written: the manner of writing depends on the endpoint. */
  readonly captured: string | null;
  /** Of the content without gzip. */
  readonly sha256: string | null;
  readonly source: SourceName;
}

/** What recorders call the endpoints; our own names serve as well. */
const names: Readonly<Record<string, Endpoint>> = {
  'cdn.nba.com liveData-scoreboard': 'cdn/todaysscoreboard',
  'stats.nba.com scoreboardv3': 'stats/scoreboardv3',
  'cdn.nba.com scheduleLeagueV2': 'cdn/schedule',
  'cdn.nba.com staticData-scheduleLeagueV2': 'cdn/schedule',
  'stats.nba.com scheduleleaguev2': 'stats/scheduleleaguev2',
  'cdn.nba.com liveData-boxscore': 'cdn/boxscore',
  'stats.nba.com boxscoretraditionalv3': 'stats/boxscoretraditionalv3',
  'cdn.nba.com liveData-playbyplay': 'cdn/playbyplay',
  'stats.nba.com playbyplayv3': 'stats/playbyplayv3',
  'stats.nba.com boxscoresummaryv3': 'stats/boxscoresummaryv3',
  'stats.nba.com boxscoreadvancedv3': 'stats/boxscoreadvancedv3',
  'stats.nba.com boxscorefourfactorsv3': 'stats/boxscorefourfactorsv3',
  'stats.nba.com boxscoremiscv3': 'stats/boxscoremiscv3',
  'stats.nba.com boxscoreusagev3': 'stats/boxscoreusagev3',
  'stats.nba.com boxscorescoringv3': 'stats/boxscorescoringv3',
  'stats.nba.com boxscoreplayertrackv3': 'stats/boxscoreplayertrackv3',
  'stats.nba.com boxscorehustlev2': 'stats/boxscorehustlev2',
};

function endpointNamed(name: string): Endpoint | null {
  if (Object.hasOwn(endpoints, name)) return name as Endpoint;
  return Object.hasOwn(names, name) ? (names[name] ?? null) : null;
}

/** The lines of a manifest that are answers of our endpoints; what somebody edited (`derived`) and other endpoints' are left out. Throws ConfigError. */
export function readManifest(content: string, where: string): ManifestLine[] {
  const found: ManifestLine[] = [];
  for (const [index, line] of content.split('\n').entries()) {
    if (line.trim() === '') continue;
    const say = (what: string): ConfigError =>
      new ConfigError(`line ${index + 1} of ${where} ${what}: write one JSON object with file and endpoint a line`);
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw say('is no JSON');
    }
    const file = text(at(value, 'file'));
    const named = text(at(value, 'endpoint'));
    if (file === null || named === null) throw say('names no file or no endpoint');
    const endpoint = endpointNamed(named);
    if (endpoint === null || at(value, 'kind') === 'derived') continue;
    const games = at(value, 'games');
    found.push({
      file,
      endpoint,
      games: Array.isArray(games) ? games.filter((game) => typeof game === 'string') : [],
      date: readGameDate(at(value, 'date')),
      captured: text(at(value, 'captured')),
      sha256: text(at(value, 'sha256')),
      source: at(value, 'source') === 'simulator' ? 'simulator' : 'nba',
    });
  }
  return found;
}
