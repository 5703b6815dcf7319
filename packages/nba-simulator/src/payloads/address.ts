import type { ServedEndpoint } from '../faults.ts';

/** What a path and query ask for. `missing` names the parameters that the stats host insists on. */
export interface Address {
  readonly endpoint: ServedEndpoint;
  /** Game id, date (YYYY-MM-DD) or season; '' for the CDN's undated files. */
  readonly subject: string;
  readonly league: string;
  readonly missing: readonly string[];
}

const required = {
  scoreboardv3: ['GameDate', 'LeagueID'],
  scheduleleaguev2: ['LeagueID', 'Season'],
  boxscoretraditionalv3: ['EndPeriod', 'EndRange', 'GameID', 'RangeType', 'StartPeriod', 'StartRange'],
  playbyplayv3: ['EndPeriod', 'GameID', 'StartPeriod'],
} as const;
const subjects = {
  scoreboardv3: 'GameDate',
  scheduleleaguev2: 'Season',
  boxscoretraditionalv3: 'GameID',
  playbyplayv3: 'GameID',
} as const;
type StatsName = keyof typeof required;

const isStatsName = (name: string): name is StatsName => Object.hasOwn(required, name);

/** `01/15/2026` → `2026-01-15`; the host takes both. */
const isoDate = (text: string) => text.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$1-$2');

/** Null for an address that the league does not have. */
export function parseAddress(target: string): Address | null {
  if (!URL.canParse(target, 'http://127.0.0.1')) return null;
  const url = new URL(target, 'http://127.0.0.1');
  const cdn = (endpoint: ServedEndpoint, subject = ''): Address => ({ endpoint, subject, league: '00', missing: [] });
  if (url.pathname === '/static/json/liveData/scoreboard/todaysScoreboard_00.json') return cdn('cdn/todaysscoreboard');
  if (/^\/static\/json\/staticData\/scheduleLeagueV2(_1)?\.json$/.test(url.pathname)) return cdn('cdn/schedule');
  const [, kind, id] = /^\/static\/json\/liveData\/(boxscore|playbyplay)\/\1_(\d{10})\.json$/.exec(url.pathname) ?? [];
  if (id !== undefined) return cdn(kind === 'boxscore' ? 'cdn/boxscore' : 'cdn/playbyplay', id);
  const [, name = ''] = /^\/stats\/([a-z0-9]+)$/.exec(url.pathname) ?? [];
  if (!isStatsName(name)) return null;
  const subject = url.searchParams.get(subjects[name]) ?? '';
  return {
    endpoint: `stats/${name}`,
    subject: name === 'scoreboardv3' ? isoDate(subject) : subject,
    league: url.searchParams.get('LeagueID') ?? '00',
    missing: required[name].filter(
      (parameter) => !url.searchParams.has(parameter) || (parameter === subjects[name] && subject === ''),
    ),
  };
}
