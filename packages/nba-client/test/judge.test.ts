import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdicts } from '../src/answer.ts';
import { type Endpoint, endpoints } from '../src/endpoints/index.ts';
import { judge } from '../src/judge.ts';
import { request } from '../src/request.ts';
import {
  bytes,
  cdnBox,
  cdnPlays,
  family,
  GAME,
  listed,
  schedule,
  scoreboard,
  summary,
  v3Box,
  v3Plays,
} from './bodies.ts';

const DATE = '2026-01-15';
const SEASON = '2025-26';
const subjects = { game_date: DATE, game_id: GAME, season: SEASON };
const ask = (endpoint: Endpoint, body: unknown, status = 200) =>
  judge(request(endpoint, subjects[endpoints[endpoint].subject]), status, bytes(body));
const all = Object.keys(endpoints) as Endpoint[];

const good: Record<Endpoint, unknown> = {
  'cdn/todaysscoreboard': scoreboard(DATE, [listed(GAME)]),
  'stats/scoreboardv3': scoreboard(DATE, [listed(GAME)]),
  'cdn/schedule': schedule(SEASON, { '01/15/2026 00:00:00': [listed(GAME)] }),
  'stats/scheduleleaguev2': schedule(SEASON, { '01/15/2026 00:00:00': [listed(GAME)] }),
  'cdn/boxscore': cdnBox(),
  'stats/boxscoretraditionalv3': v3Box(),
  'cdn/playbyplay': cdnPlays(),
  'stats/playbyplayv3': v3Plays(),
  'stats/boxscoresummaryv3': summary(),
  'stats/boxscoreadvancedv3': family('boxScoreAdvanced'),
  'stats/boxscorefourfactorsv3': family('boxScoreFourFactors'),
  'stats/boxscoremiscv3': family('boxScoreMisc'),
  'stats/boxscoreusagev3': family('boxScoreUsage'),
  'stats/boxscorescoringv3': family('boxScoreScoring'),
  'stats/boxscoreplayertrackv3': family('boxScorePlayerTrack'),
  'stats/boxscorehustlev2': family('boxScoreHustle'),
};

describe.each(all)('an answer of %s', (endpoint) => {
  it('is ok when it is what was asked for', () => {
    expect(ask(endpoint, good[endpoint])).toMatchObject({ verdict: 'ok', reason: null });
  });

  it.each([
    ['', 'empty'],
    ['{}', 'empty'],
    ['[]', 'empty'],
    ['null', 'empty'],
    ['<HTML><HEAD><TITLE>Access Denied</TITLE>', 'unreadable'],
    ['System.Net.WebException: The remote server returned an error: (500)', 'unreadable'],
    ['{"Message":"An error has occurred."}', 'unreadable'],
    ['"text"', 'unreadable'],
    ['[1]', 'unreadable'],
    ['{"meta":{}}', 'unreadable'],
    ['NaN', 'unreadable'],
  ])('of status 200 with the body %j is %s, with a reason', (body, verdict) => {
    const judged = ask(endpoint, body);
    expect(judged.verdict).toBe(verdict);
    expect(judged.reason).toMatch(/\w/);
  });

  it('is unreadable when its text is cut anywhere or is no UTF-8', () => {
    const whole = bytes(good[endpoint]);
    for (const end of [1, Math.floor(whole.length / 2), whole.length - 1]) {
      expect(judge(request(endpoint, subjects[endpoints[endpoint].subject]), 200, whole.subarray(0, end)).verdict).toBe(
        'unreadable',
      );
    }
    const broken = whole.slice();
    broken[10] = 0xff;
    expect(judge(request(endpoint, subjects[endpoints[endpoint].subject]), 200, broken).verdict).toBe('unreadable');
  });

  it('gets some verdict for whatever lies below its root, and never throws', () => {
    const root = endpoints[endpoint].root;
    const inner = (good[endpoint] as Record<string, object>)[root] as Record<string, unknown>;
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(inner)), fc.jsonValue(), fc.jsonValue(), (key, value, time) => {
        const judged = ask(endpoint, { meta: { time }, [root]: { ...inner, [key]: value } });
        expect(verdicts).toContain(judged.verdict);
        expect(judged.reason === null).toBe(judged.verdict === 'ok');
        expect(ask(endpoint, { [root]: value }).verdict).not.toBe('ok');
      }),
      { numRuns: 300 },
    );
  });

  it('changes no prototype', () => {
    const text = JSON.stringify(good[endpoint]).replace(
      '{',
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
    );
    ask(endpoint, text);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a box score of the CDN', () => {
  it.each([
    [{ gameStatus: 1, gameStatusText: 'pregame' }, 'shell'],
    [{ gameStatus: 2, gameStatusText: 'Q3 6:01' }, 'partial'],
    [{ homeTeam: { score: 99 }, awayTeam: { score: 99 } }, 'partial'],
    [{ homeTeam: {}, awayTeam: {} }, 'partial'],
    [{ gameId: '0022599002' }, 'wrong_game'],
    [{ gameStatus: null }, 'unreadable'],
    [{ gameId: undefined }, 'unreadable'],
    [{ homeTeam: { score: 99 } }, 'unreadable'],
  ])('with %j is %s', (change, verdict) => {
    expect(ask('cdn/boxscore', cdnBox(change)).verdict).toBe(verdict);
  });

  it('whose player has no statistics is unreadable, and the reason says where', () => {
    const box = cdnBox();
    delete (box.game.homeTeam as { players: { statistics?: unknown }[] }).players[3]?.statistics;
    expect(ask('cdn/boxscore', box)).toMatchObject({
      verdict: 'unreadable',
      reason: expect.stringMatching(/at game\.homeTeam\.players\.3\.statistics /),
    });
  });
});

describe('a box score of stats.nba.com, which names no status,', () => {
  it.each([
    [v3Box(130, 120, '265:00'), 'ok'],
    [v3Box(100, 100), 'partial'],
    [v3Box(60, 50, '120:00'), 'partial'],
    [v3Box(110, 100, '245:00'), 'partial'],
    [v3Box(0, 0, '0:00'), 'shell'],
    [v3Box(0, 0, ''), 'shell'],
  ] as const)('is judged by what it holds (case %#)', (body, verdict) => {
    expect(ask('stats/boxscoretraditionalv3', body).verdict).toBe(verdict);
  });

  it('is a shell without players and partial without five starters', () => {
    const box = v3Box();
    const home = box.boxScoreTraditional.homeTeam as { players: { position: string }[] };
    (home.players[0] as { position: string }).position = '';
    expect(ask('stats/boxscoretraditionalv3', box)).toMatchObject({
      verdict: 'partial',
      reason: expect.stringMatching(/4 and 5 starters/),
    });
    const bare = { boxScoreTraditional: { gameId: GAME, homeTeam: null, awayTeam: null } };
    expect(ask('stats/boxscoretraditionalv3', bare).verdict).toBe('shell');
  });
});

describe('a further box score of stats.nba.com', () => {
  it.each(['240:00', '265:00'])('counts when both teams have %s on court', (minutes) => {
    expect(ask('stats/boxscoreadvancedv3', family('boxScoreAdvanced', minutes)).verdict).toBe('ok');
  });

  it.each(['', '120:00', '245:00'])(
    'is partial while the teams have %j, but for hustle, which leaves players out',
    (minutes) => {
      expect(ask('stats/boxscoreusagev3', family('boxScoreUsage', minutes)).verdict).toBe('partial');
      expect(ask('stats/boxscorehustlev2', family('boxScoreHustle', minutes)).verdict).toBe('ok');
    },
  );

  it('is a shell while nobody has a minute', () => {
    const { meta, boxScoreHustle } = family('boxScoreHustle');
    for (const side of ['homeTeam', 'awayTeam'] as const) {
      for (const { statistics } of (boxScoreHustle[side] as { players: { statistics: { minutes: string } }[] }).players)
        statistics.minutes = '';
    }
    expect(ask('stats/boxscorehustlev2', { meta, boxScoreHustle })).toMatchObject({
      verdict: 'shell',
      reason: expect.stringMatching(/no player with minutes yet/),
    });
  });

  it('about another game is wrong_game', () => {
    const { boxScoreMisc } = family('boxScoreMisc');
    expect(ask('stats/boxscoremiscv3', { boxScoreMisc: { ...boxScoreMisc, gameId: '0022599002' } }).verdict).toBe(
      'wrong_game',
    );
  });
});

describe('a summary', () => {
  it.each([
    [{ gameStatus: 1, gameStatusText: '7:00 pm ET' }, 'shell'],
    [{ gameStatus: 2 }, 'partial'],
    [{ gameId: '0022599002' }, 'wrong_game'],
    [{ officials: null }, 'ok'],
    [{ officials: [7] }, 'unreadable'],
  ])('with %j is %s', (change, verdict) => {
    expect(ask('stats/boxscoresummaryv3', summary(change)).verdict).toBe(verdict);
  });
});

describe('play-by-play', () => {
  it('is partial until it holds the end of the game, and empty without a play', () => {
    expect(ask('cdn/playbyplay', cdnPlays(false)).verdict).toBe('partial');
    expect(ask('stats/playbyplayv3', v3Plays('100', '100')).verdict).toBe('partial');
    expect(ask('stats/playbyplayv3', v3Plays('60', '50', 3)).verdict).toBe('partial');
    expect(ask('stats/playbyplayv3', v3Plays('130', '120', 5)).verdict).toBe('ok');
    for (const endpoint of ['cdn/playbyplay', 'stats/playbyplayv3'] as const) {
      expect(ask(endpoint, { game: { gameId: GAME, actions: [] } }).verdict).toBe('empty');
      expect(ask(endpoint, { game: { gameId: '0022599002', actions: [] } }).verdict).toBe('wrong_game');
    }
  });
});

describe('a list of games', () => {
  it('of another date, season or league is wrong_game', () => {
    expect(ask('cdn/todaysscoreboard', scoreboard('2026-01-14', [])).verdict).toBe('wrong_game');
    expect(ask('stats/scheduleleaguev2', schedule('2024-25', { '01/15/2025 00:00:00': [] })).verdict).toBe(
      'wrong_game',
    );
    const wnba = { scoreboard: { gameDate: DATE, leagueId: '10', games: [] } };
    expect(ask('stats/scoreboardv3', wnba).verdict).toBe('wrong_game');
  });

  it('without a game is ok on a scoreboard, whose day may be empty, and empty for a whole season', () => {
    expect(ask('stats/scoreboardv3', scoreboard(DATE, [])).verdict).toBe('ok');
    expect(ask('cdn/schedule', schedule(SEASON, {})).verdict).toBe('empty');
  });
});

describe('a status other than 200', () => {
  it('403 or 404 on the CDN is absent, whatever the body', () => {
    for (const status of [403, 404]) expect(ask('cdn/boxscore', '<HTML>Access Denied', status).verdict).toBe('absent');
    expect(ask('stats/playbyplayv3', '{}', 404).verdict).toBe('absent');
  });

  it('is never ok, even with a good body', () => {
    for (const status of [204, 206, 301, 400, 500]) {
      expect(ask('cdn/boxscore', cdnBox(), status).verdict).toBe('unreadable');
    }
  });
});

describe('the time that an answer was said', () => {
  it('is Eastern on box scores and plays of the CDN, UTC on stats.nba.com and schedules, and not trusted on the scoreboard', () => {
    expect(ask('cdn/boxscore', cdnBox()).observed_at).toBe('2026-01-16T03:31:06.557Z');
    expect(ask('stats/boxscoretraditionalv3', v3Box()).observed_at).toBe('2026-01-16T16:51:47.000Z');
    expect(ask('cdn/schedule', good['cdn/schedule']).observed_at).toBe('2026-01-16T16:51:47.000Z');
    expect(ask('cdn/todaysscoreboard', good['cdn/todaysscoreboard']).observed_at).toBeNull();
  });

  it.each([null, 7, '', 'yesterday', '2026-13-01 00:00:00', {}])('is unknown when meta.time is %j', (time) => {
    expect(ask('cdn/boxscore', cdnBox({}, time))).toMatchObject({ verdict: 'ok', observed_at: null });
  });
});
