import { describe, expect, test } from 'vitest';
import { cdnBoxscore } from '../../src/payloads/cdn-boxscore.ts';
import { cdnPlaybyplay } from '../../src/payloads/cdn-playbyplay.ts';
import { cdnTodaysScoreboard } from '../../src/payloads/cdn-todays-scoreboard.ts';
import { schedule } from '../../src/payloads/schedule.ts';
import { SeasonAt } from '../../src/payloads/season-at.ts';
import { statsBoxscoreTraditionalV3 } from '../../src/payloads/stats-boxscore-traditional-v3.ts';
import { statsPlaybyplayV3 } from '../../src/payloads/stats-playbyplay-v3.ts';
import { statsScoreboardV3 } from '../../src/payloads/stats-scoreboard-v3.ts';
import { simulateSeason } from '../../src/season.ts';
import { hasRecorded, paths, type RecordedLine, recorded } from '../recorded.ts';

const league = simulateSeason({ seed: 1, season: '2025-26' });
const at = (instant: string) =>
  new SeasonAt(league, { corrections: [], postponements: [], revision: 0 }, Date.parse(instant));
const over = at('2026-07-01T00:00:00Z');
const states = league.schedule.filter((_, i) => i % 12 === 0).map((game) => over.state(game.game_id) ?? expect.fail());

const evening = league.schedule.filter((game) => game.game_date === '2026-01-16');
const tips = evening.map((game) => league.game(game.game_id).plays[0]?.occurred_at ?? '');
/** A day before, as each game begins, in the middle and after it. */
const boards = ['2026-01-16T15:00:00Z', ...tips, '2026-01-17T01:30:00Z', '2026-01-17T03:40:00Z', '2026-01-18T00:00:00Z']
  .map(at)
  .map((season) => ({ date: '2026-01-16', games: season.on('2026-01-16'), now: season.now }));
for (const date of ['2026-01-09', '2026-01-10', '2026-01-11', '2026-01-12', '2026-01-13', '2026-01-14']) {
  boards.push({ date, games: over.on(date), now: over.now });
}

function gathered(bodies: readonly unknown[]): Record<string, string> {
  const all = new Map<string, Set<string>>();
  for (const body of bodies) paths(JSON.parse(JSON.stringify(body)), all);
  return Object.fromEntries([...all].map(([path, types]) => [path, [...types].toSorted().join('|')]));
}

interface Case {
  readonly endpoint: string;
  readonly ours: () => readonly object[];
  readonly wanted?: (line: RecordedLine) => boolean;
  /** Paths that may differ, with the reason. */
  readonly except?: Readonly<Record<string, string>>;
}

const cases: readonly Case[] = [
  {
    endpoint: 'cdn.nba.com liveData-boxscore',
    ours: () => [...states.map(cdnBoxscore), ...(boards[0]?.games.map(({ state }) => cdnBoxscore(state)) ?? [])],
  },
  {
    endpoint: 'cdn.nba.com liveData-playbyplay',
    wanted: ({ file }) => /\/002(24|25)/.test(file), // older ones lack what came with 2024-25
    ours: () => states.map(cdnPlaybyplay),
  },
  {
    endpoint: 'cdn.nba.com liveData-scoreboard',
    ours: () => boards.map(({ date, games, now }) => cdnTodaysScoreboard(date, games, now)),
  },
  {
    endpoint: 'stats.nba.com scoreboardv3',
    wanted: ({ file }) => !file.includes('Jvasquez2287'), // a CDN scoreboard under another name: it has pbOdds
    ours: () => boards.map(({ date, games, now }) => statsScoreboardV3(date, games, league.rosters, now)),
  },
  { endpoint: 'stats.nba.com boxscoretraditionalv3', ours: () => states.map(statsBoxscoreTraditionalV3) },
  {
    endpoint: 'stats.nba.com playbyplayv3',
    wanted: ({ file }) => file.includes('/0022'), // the others are of another league
    ours: () => states.map(statsPlaybyplayV3),
  },
  {
    endpoint: 'stats.nba.com scheduleleaguev2',
    ours: () =>
      [over, at('2026-01-15T20:00:00Z')].map((season) => schedule('2025-26', season.all(), 'stats', season.now)),
    except: { broadcasterRanking: 'our few channels do not cover every mix of numbers and nulls' },
  },
];

describe.skipIf(!hasRecorded)('compared with the recorded answers (not run where they are absent)', () => {
  test.for(cases)(
    '$endpoint has every key of the real one, with the same types',
    ({ endpoint, ours, wanted, except = {} }) => {
      const mine = gathered(ours());
      const real = gathered(recorded(endpoint, wanted));
      expect(Object.keys(real).length).toBeGreaterThan(30);
      const differing = Object.entries(real)
        .filter(([path, types]) => mine[path] !== types && !Object.keys(except).some((part) => path.endsWith(part)))
        .map(([path, types]) => `${path}: ${types}, not ${mine[path]}`);
      expect(differing).toEqual([]);
    },
  );

  test('and keys that the real ones do not have there are only rows that were not recorded', () => {
    const known = [
      'cdn.nba.com liveData-boxscore',
      'cdn.nba.com liveData-scoreboard',
      'stats.nba.com scoreboardv3',
      'stats.nba.com boxscoretraditionalv3',
    ];
    for (const { endpoint, ours, wanted } of cases.filter((one) => known.includes(one.endpoint))) {
      const real = gathered(recorded(endpoint, wanted));
      expect(Object.keys(gathered(ours())).filter((path) => real[path] === undefined)).toEqual([]);
    }
  });
});

describe('keys come and go with the seasons', () => {
  const old = new Map(
    ['2023-24', '2024-25'].map((season) => {
      const played = simulateSeason({ seed: 1, season });
      const amendments = { corrections: [], postponements: [], revision: 0 };
      return [season, new SeasonAt(played, amendments, Date.parse('2030-01-01T00:00:00Z'))] as const;
    }),
  );
  const keysOf = (season: string, render: (state: (typeof states)[number]) => object) => {
    const known = old.get(season) ?? over;
    return gathered([render(known.state(known.league.schedule[7]?.game_id ?? '') ?? expect.fail())]);
  };

  test('teamFieldGoalAttempts since 2025-26, areas of plays since 2024-25', () => {
    const path = '.game.homeTeam.statistics.teamFieldGoalAttempts';
    expect(keysOf('2024-25', cdnBoxscore)[path]).toBeUndefined();
    expect(keysOf('2025-26', cdnBoxscore)[path]).toBe('number');
    expect(keysOf('2023-24', cdnPlaybyplay)['.game.actions[2pt].area']).toBeUndefined();
    expect(keysOf('2024-25', cdnPlaybyplay)['.game.actions[2pt].area']).toBe('string');
  });
});

describe('the same seed', () => {
  test('gives the same bytes, another seed others', () => {
    const bytes = (seed: number) => {
      const fresh = simulateSeason({ seed, season: '2025-26' });
      const season = new SeasonAt(
        fresh,
        { corrections: [], postponements: [], revision: 0 },
        Date.parse('2026-01-16T12:00:00Z'),
      );
      const games = season.on('2026-01-15');
      return JSON.stringify([
        ...games.map(({ state }) => [
          cdnBoxscore(state),
          cdnPlaybyplay(state),
          statsBoxscoreTraditionalV3(state),
          statsPlaybyplayV3(state),
        ]),
        statsScoreboardV3('2026-01-15', games, fresh.rosters, season.now),
        cdnTodaysScoreboard('2026-01-15', games, season.now),
        schedule('2025-26', season.all(), 'cdn', season.now),
      ]);
    };
    const one = bytes(1);
    expect(bytes(1) === one).toBe(true);
    expect(bytes(2) === one).toBe(false);
  });

  test('a final game reads the same however much later it is asked for', () => {
    const id = evening[0]?.game_id ?? '';
    const read = (instant: string) =>
      JSON.stringify([
        cdnBoxscore(at(instant).state(id) ?? ({} as never)),
        cdnPlaybyplay(at(instant).state(id) ?? ({} as never)),
      ]);
    expect(read('2026-01-17T12:00:00Z')).toBe(read('2026-06-30T00:00:00Z'));
  });
});
