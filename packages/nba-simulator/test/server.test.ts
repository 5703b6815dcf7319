import { createHash } from 'node:crypto';
import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type FaultKind, faultKinds } from '../src/faults.ts';
import { simulateSeason } from '../src/season.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../src/server.ts';

const open: Simulator[] = [];
async function start(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await startSimulator({ seed: 3, today: '2026-01-16', ...options });
  open.push(simulator);
  return simulator;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((simulator) => simulator.close()));
});

const paths = {
  today: '/static/json/liveData/scoreboard/todaysScoreboard_00.json',
  schedule: '/static/json/staticData/scheduleLeagueV2.json',
  box: (id: string) => `/static/json/liveData/boxscore/boxscore_${id}.json`,
  plays: (id: string) => `/static/json/liveData/playbyplay/playbyplay_${id}.json`,
  board: (date: string) => `/stats/scoreboardv3?GameDate=${date}&LeagueID=00`,
  v3box: (id: string) =>
    `/stats/boxscoretraditionalv3?EndPeriod=0&EndRange=0&GameID=${id}&RangeType=0&StartPeriod=0&StartRange=0`,
  v3plays: (id: string) => `/stats/playbyplayv3?EndPeriod=0&GameID=${id}&StartPeriod=0`,
  season: (name: string) => `/stats/scheduleleaguev2?LeagueID=00&Season=${name}`,
};

async function ask(simulator: Simulator, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(simulator.url + path, { headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
}
interface Board {
  scoreboard: { gameDate: string; games: { gameId: string; gameStatus: number; homeTeam: { score: number } }[] };
}
async function gamesOf(simulator: Simulator, date = '2026-01-15') {
  return ((await ask(simulator, paths.board(date))).json() as Board).scoreboard.games;
}
const gameOf = async (simulator: Simulator) => (await gamesOf(simulator))[0]?.gameId ?? expect.fail();

describe('the simulated hosts', () => {
  test('answer all eight addresses, and say everywhere that they are a simulator', async () => {
    const simulator = await start();
    const id = await gameOf(simulator);
    for (const path of [
      paths.today,
      paths.schedule,
      paths.box(id),
      paths.plays(id),
      paths.v3box(id),
      paths.v3plays(id),
      paths.season('2025-26'),
    ]) {
      const { status, headers, json } = await ask(simulator, path);
      expect([path, status, headers.get('x-hoops-source')]).toEqual([path, 200, 'simulator']);
      expect(headers.get('content-type')).toMatch(/^application\/json/);
      expect(json()).toHaveProperty('meta.time');
    }
    expect((await ask(simulator, '/static/nowhere')).headers.get('x-hoops-source')).toBe('simulator');
    expect(simulator.requests().at(-1)).toMatchObject({ path: '/static/nowhere', status: 403 });
  });

  test('games before today are final and the others scheduled; the scoreboard turns at noon', async () => {
    const simulator = await start();
    expect((await gamesOf(simulator, '2026-01-15')).every((game) => game.gameStatus === 3)).toBe(true);
    expect((await gamesOf(simulator, '01/16/2026')).every((game) => game.gameStatus === 1)).toBe(true);
    const date = async () => ((await ask(simulator, paths.today)).json() as Board).scoreboard.gameDate;
    expect(await date()).toBe('2026-01-15');
    simulator.advance({ now: '2026-01-16T17:00:00Z' });
    expect(await date()).toBe('2026-01-16');
  });

  test('without a today the season is over', async () => {
    const simulator = await startSimulator({ seed: 3 });
    open.push(simulator);
    type Body = { leagueSchedule: { seasonYear: string; gameDates: { games: { gameStatus: number }[] }[] } };
    const body = (await ask(simulator, paths.schedule)).json() as Body;
    const games = body.leagueSchedule.gameDates.flatMap((date) => date.games);
    expect(body.leagueSchedule.seasonYear).toBe('2025-26');
    expect(games.length).toBeGreaterThan(1300);
    expect(games.every((game) => game.gameStatus === 3)).toBe(true);
  });

  test('any season is served, from its games’ ids too', async () => {
    const simulator = await start();
    const body = (await ask(simulator, paths.season('2019-20'))).json() as {
      leagueSchedule: { gameDates: { games: { gameId: string }[] }[] };
    };
    const id = body.leagueSchedule.gameDates[0]?.games[0]?.gameId ?? expect.fail();
    expect(id).toMatch(/^00219/);
    expect((await ask(simulator, paths.box(id))).json()).toMatchObject({ game: { gameId: id, gameStatus: 3 } });
  });

  test('the season of the undated files is that of the clock, unless one was named', async () => {
    const seasonOn = async (simulator: Simulator) => (await ask(simulator, paths.schedule)).json();
    const following = await start({ today: '2026-07-31' });
    expect(await seasonOn(following)).toMatchObject({ leagueSchedule: { seasonYear: '2025-26' } });
    following.advance({ today: '2026-08-01' });
    expect(await seasonOn(following)).toMatchObject({ leagueSchedule: { seasonYear: '2026-27' } });
    const named = await start({ today: '2026-08-01', season: '2025-26' });
    expect(await seasonOn(named)).toMatchObject({ leagueSchedule: { seasonYear: '2025-26' } });
  });

  test('the CDN forbids what it does not have: unknown games, games of another day, plays before the tip', async () => {
    const simulator = await start();
    const tomorrow = (await gamesOf(simulator, '2026-01-17'))[0]?.gameId ?? expect.fail();
    const today = (await gamesOf(simulator, '2026-01-16'))[0]?.gameId ?? expect.fail();
    for (const path of [paths.box('0022509999'), paths.box('2022500001'), paths.box(tomorrow), paths.plays(today)]) {
      const { status, text, headers } = await ask(simulator, path);
      expect([path, status]).toEqual([path, 403]);
      expect(headers.get('content-type')).toBe('text/html');
      expect(text).toContain('Access Denied');
    }
    expect((await ask(simulator, paths.box(today))).json()).toMatchObject({
      game: { gameStatus: 1, gameStatusText: 'pregame' },
    });
  });

  test('the stats host answers 200 with nothing to what it does not have, and 400 to a missing parameter', async () => {
    const simulator = await start();
    expect((await ask(simulator, paths.v3plays('0022509999'))).text).toBe('{}');
    expect((await ask(simulator, paths.v3box('0022509999'))).json()).toMatchObject({ boxScoreTraditional: null });
    expect((await ask(simulator, paths.board('2026-02-30'))).text).toBe('{}');
    expect((await ask(simulator, paths.board('2026-08-01'))).json()).toMatchObject({ scoreboard: { games: [] } });
    expect((await ask(simulator, paths.season('2025'))).json()).toMatchObject({ leagueSchedule: { gameDates: [] } });
    const missing = await ask(simulator, '/stats/playbyplayv3?GameID=0022500001');
    expect([missing.status, missing.text]).toEqual([
      400,
      'The EndPeriod property is required.; The StartPeriod property is required.',
    ]);
    expect((await ask(simulator, '/stats/odds')).status).toBe(404);
  });

  test('gzip when accepted, the same bytes for the same seed, plain otherwise', async () => {
    const one = await start();
    const two = await start();
    const id = await gameOf(one);
    const hash = async (simulator: Simulator) => {
      const { text, headers } = await ask(simulator, paths.plays(id), { 'accept-encoding': 'gzip' });
      expect(headers.get('content-encoding')).toBe('gzip');
      return [createHash('sha256').update(text).digest('hex'), headers.get('content-length')];
    };
    expect(await hash(one)).toEqual(await hash(two));
    const plain = await ask(one, paths.plays(id), { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.text.length).toBeGreaterThan(200_000);
  });

  test('a live evening: final, live and scheduled games on one scoreboard', async () => {
    const league = simulateSeason({ seed: 3, season: '2025-26' });
    const evenings = Map.groupBy(league.schedule.slice(0, 600), (game) => game.game_date);
    for (const [date, games] of evenings) {
      const now = new Date(Date.parse(games.at(-1)?.tip_off_at ?? '') - 60_000).toISOString();
      const first = league.game(games[0]?.game_id ?? '');
      const isOn = games.some((game) =>
        league
          .game(game.game_id)
          .plays.some((play) => play.occurred_at < now && now < league.game(game.game_id).ended_at),
      );
      if (first.ended_at > now || !isOn) continue;
      const simulator = await start({ today: undefined, now });
      const statuses = (await gamesOf(simulator, date)).map((game) => game.gameStatus);
      expect(new Set(statuses)).toEqual(new Set([1, 2, 3]));
      return;
    }
    expect.fail('No evening has a game over before the last one begins.');
  });

  test('at any instant of an evening every address tells the same story of a game', async () => {
    const simulator = await start();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 11 * 3600 }), async (seconds) => {
        simulator.advance({ now: new Date(Date.parse('2026-01-16T22:00:00Z') + seconds * 1000).toISOString() });
        const board = (await ask(simulator, paths.today)).json() as Board;
        const v3 = await gamesOf(simulator, '2026-01-16');
        const told = (games: Board['scoreboard']['games']) =>
          games.map((game) => [game.gameId, game.gameStatus, game.homeTeam.score]);
        expect(told(board.scoreboard.games)).toEqual(told(v3));
        for (const game of v3.slice(0, 3)) {
          const box = (await ask(simulator, paths.box(game.gameId))).json();
          expect(box).toMatchObject({
            game: { gameStatus: game.gameStatus, homeTeam: { score: game.homeTeam.score } },
          });
          expect((await ask(simulator, paths.plays(game.gameId))).status).toBe(game.gameStatus === 1 ? 403 : 200);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('an option that makes no sense is refused in one sentence', async () => {
    await expect(start({ today: '2026-02-30' })).rejects.toThrow(/today: "2026-02-30" is no date/);
    await expect(start({ today: undefined, now: 'noon' })).rejects.toThrow(/now: "noon" is no instant/);
    await expect(start({ season: '2025' })).rejects.toThrow(/2025/);
    await expect(
      start({ corrections: [{ game_id: '0022500001', revision: 1, kind: 'undo' as never }] }),
    ).rejects.toThrow(/"undo" is no correction/);
  });
});

describe('corrections', () => {
  test('of a game that is none, or from a date that is not its own, are refused', async () => {
    const move = { kind: 'postponed', from: '2026-01-15', to: '2026-02-25' } as const;
    await expect(start({ corrections: [{ game_id: '0022509999', ...move }] })).rejects.toThrow(/0022509999/);
    await expect(start({ corrections: [{ game_id: '0022500001', ...move }] })).rejects.toThrow(
      /"2026-01-15" is not the date/,
    );
  });

  test('the same game answers differently from its revision on, later by its own clock, and only there', async () => {
    const plain = await start();
    const [id = '', other = ''] = (await gamesOf(plain)).map((game) => game.gameId);
    const corrections = [
      { game_id: id, revision: 1, kind: 'move_rebound' },
      { game_id: id, revision: 2, kind: 'add_inactive' },
    ] as const;
    const simulator = await start({ corrections, revision: 0 });
    const read = async (path: string) => (await ask(simulator, path)).text;
    const [box, plays, untouched] = [
      await read(paths.box(id)),
      await read(paths.plays(id)),
      await read(paths.box(other)),
    ];
    expect(box).toBe((await ask(plain, paths.box(id))).text);
    const time = (text: string) => (JSON.parse(text) as { meta: { time: string } }).meta.time;
    let last = time(box);
    for (const revision of [1, 2]) {
      simulator.advance({ revision });
      const now = await read(paths.box(id));
      expect(now).not.toBe(box);
      expect(time(now) > last).toBe(true);
      last = time(now);
    }
    expect(await read(paths.plays(id))).not.toBe(plays);
    expect(await read(paths.box(other))).toBe(untouched);
  });

  test('a postponed game has no box until it is played', async () => {
    const plain = await start();
    const id = await gameOf(plain);
    const move = { game_id: id, kind: 'postponed', from: '2026-01-15', to: '2026-02-25' } as const;
    const simulator = await start({ corrections: [move] });
    const shown = (await ask(simulator, paths.board('2026-01-15'))).json() as {
      scoreboard: { games: { gameId: string; gameStatusText: string }[] };
    };
    expect(shown.scoreboard.games.find((game) => game.gameId === id)?.gameStatusText).toBe('PPD');
    expect((await ask(simulator, paths.box(id))).status).toBe(403);
    simulator.advance({ today: '2026-02-26' });
    expect((await ask(simulator, paths.box(id))).json()).toMatchObject({
      game: { gameStatus: 3, gameEt: expect.stringMatching(/^2026-02-25/) },
    });
  });
});

describe('each fault', () => {
  const id = '0022500561';
  const broken = async (fault: FaultKind, path: string, more: Partial<SimulatorOptions> = {}, headers = {}) => {
    const simulator = await start({
      faults: [{ fault, path: path.slice(0, 30), times: 1 }],
      today: '2026-04-01',
      ...more,
    });
    const first = await ask(simulator, path, headers).catch((error: unknown) => error as Error);
    expect(simulator.faultCounts()).toEqual([1]);
    const second = await ask(simulator, path, headers);
    return { first, second };
  };
  const answered = (result: Awaited<ReturnType<typeof ask>> | Error) => {
    if (result instanceof Error) throw result;
    return result;
  };
  const tested = new Set<FaultKind>();
  const each = (fault: FaultKind) => {
    tested.add(fault);
    return fault;
  };

  test.for([
    [each('status_403'), 403],
    [each('status_404'), 404],
    [each('status_429'), 429],
    [each('status_500'), 500],
    [each('status_503'), 503],
    [each('referer'), 403],
  ] as const)('%s answers %i once, and then all is well', async ([fault, status]) => {
    const headers = fault === 'referer' ? { referer: 'https://elsewhere.example/' } : {};
    const { first, second } = await broken(fault, paths.box(id), {}, headers);
    expect(answered(first).status).toBe(status);
    expect(answered(first).headers.get('retry-after')).toBe(status === 429 || status === 503 ? '1' : null);
    expect(second.status).toBe(200);
  });

  test(`${each('hang')} sends no byte`, async () => {
    const simulator = await start({ faults: [{ fault: 'hang' }] });
    const aborted = fetch(simulator.url + paths.today, { signal: AbortSignal.timeout(200) });
    await expect(aborted).rejects.toThrow(/abort|timeout/i);
    expect(simulator.requests()).toMatchObject([{ status: 0 }]);
  });

  test.for([each('reset'), each('cut_body'), each('wrong_length')])('%s breaks the transfer', async (fault) => {
    const { first, second } = await broken(fault, paths.box(id), {}, { 'accept-encoding': 'identity' });
    expect(first).toBeInstanceOf(Error);
    expect(second.status).toBe(200);
  });

  test(`${each('half_gzip')} cannot be unzipped`, async () => {
    const simulator = await start({ faults: [{ fault: 'half_gzip' }] });
    const bytes = await new Promise<Buffer>((resolve, reject) => {
      const chunks: Buffer[] = [];
      get(`${simulator.url}${paths.today}`, (response) => {
        expect(response.headers['content-encoding']).toBe('gzip');
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)));
      }).on('error', reject);
    });
    expect(bytes.length).toBeGreaterThan(200);
    expect(() => gunzipSync(bytes)).toThrow(/unexpected end/);
  });

  test.for([
    [each('not_json'), /^\{"meta".*WebException/],
    [each('html'), /Access Denied/],
    [each('empty_body'), /^$/],
    [each('empty_object'), /^\{\}$/],
    [each('error_message'), /^\{"Message":"An error has occurred\."\}$/],
  ] as const)('%s is a 200 with such a body', async ([fault, body]) => {
    const { first } = await broken(fault, paths.v3box(id));
    expect(answered(first).status).toBe(200);
    expect(answered(first).text).toMatch(body);
  });

  test(`${each('wrong_game')} answers about another game, date or season`, async () => {
    const { first, second } = await broken('wrong_game', paths.box(id));
    expect(second.json()).toMatchObject({ game: { gameId: id } });
    expect((answered(first).json() as { game: { gameId: string } }).game.gameId).toMatch(/^0022500(?!561)/);
    const board = await broken('wrong_game', paths.board('2026-01-15'));
    expect(answered(board.first).json()).toMatchObject({ scoreboard: { gameDate: '2026-01-16' } });
    const season = await broken('wrong_game', paths.season('2025-26'));
    expect(answered(season.first).json()).toMatchObject({ leagueSchedule: { seasonYear: '2024-25' } });
  });

  test(`${each('stale')} says what was true earlier: a game still on, or the revision before`, async () => {
    const { first, second } = await broken('stale', paths.box(id));
    expect(answered(first).json()).toMatchObject({ game: { gameId: id, gameStatus: 2 } });
    expect(second.json()).toMatchObject({ game: { gameStatus: 3 } });
    const corrections = [{ game_id: id, revision: 1, kind: 'move_rebound' }] as const;
    const corrected = await broken('stale', paths.box(id), { corrections });
    expect(answered(corrected.first).json()).toMatchObject({ game: { gameStatus: 3 } });
    const time = (json: { meta: { time: string } }) => json.meta.time;
    expect(time(answered(corrected.first).json()) < time(corrected.second.json())).toBe(true);
  });

  test(`${each('shell')} is a game that is over as it was before the tip`, async () => {
    const { first } = await broken('shell', paths.box(id));
    expect(answered(first).json()).toMatchObject({ game: { gameStatus: 1, homeTeam: { score: 0 } } });
    const board = await broken('shell', paths.board('2026-01-15'));
    expect((answered(board.first).json() as Board).scoreboard.games.every((game) => game.gameStatus === 1)).toBe(true);
  });

  test(`${each('missing_game')} and ${each('foreign_game')} change the list by one`, async () => {
    const ids = (text: string) => (JSON.parse(text) as Board).scoreboard.games.map((game) => game.gameId);
    const missing = await broken('missing_game', paths.board('2026-01-15'));
    expect(ids(answered(missing.first).text)).toEqual(ids(missing.second.text).slice(0, -1));
    const foreign = await broken('foreign_game', paths.board('2026-01-15'));
    expect(ids(answered(foreign.first).text).at(-1)).toMatch(/^20225/);
    expect(ids(answered(foreign.first).text)).toHaveLength(ids(foreign.second.text).length + 1);
    const schedule = await broken('missing_game', paths.schedule);
    expect(answered(schedule.first).text.match(/"gameId"/g)).toHaveLength(
      (schedule.second.text.match(/"gameId"/g)?.length ?? 0) - 1,
    );
  });

  test(`${each('null_score')} calls a game final that has no score`, async () => {
    for (const path of [paths.board('2026-04-01'), paths.today, paths.schedule]) {
      const { first } = await broken('null_score', path);
      expect(answered(first).text).toMatch(/"gameStatus":3,"gameStatusText":"Final".*"score":null.*"score":null/);
    }
  });

  test(`${each('zero_rows')} has the shape and nothing in it`, async () => {
    const empty = async (path: string) => answered((await broken('zero_rows', path)).first).json();
    const noPlayers = { homeTeam: { players: [] }, awayTeam: { players: [] } };
    expect(await empty(paths.box(id))).toMatchObject({ game: { gameId: id, gameStatus: 3, ...noPlayers } });
    expect(await empty(paths.v3box(id))).toMatchObject({ boxScoreTraditional: { gameId: id, ...noPlayers } });
    expect(await empty(paths.plays(id))).toMatchObject({ game: { gameId: id, actions: [] } });
    expect(await empty(paths.board('2026-01-15'))).toMatchObject({ scoreboard: { gameDate: '2026-01-15', games: [] } });
    expect(await empty(paths.schedule)).toMatchObject({ leagueSchedule: { seasonYear: '2025-26', gameDates: [] } });
  });

  test.for([each('player_twice'), each('zeroed_players'), each('no_team_statistics')])(
    '%s spoils both kinds of box score',
    async (fault) => {
      type Team = { players: { personId: number; statistics: { points: number } }[]; statistics?: { points: number } };
      type Game = { homeTeam: Team; awayTeam: Team };
      for (const path of [paths.box(id), paths.v3box(id)]) {
        const { first } = await broken(fault, path);
        const body = answered(first).json() as { game?: Game; boxScoreTraditional?: Game };
        const { homeTeam, awayTeam } = body.game ?? body.boxScoreTraditional ?? expect.fail();
        const ids = [...homeTeam.players, ...awayTeam.players].map((player) => player.personId);
        expect(new Set(ids).size).toBe(ids.length - (fault === 'player_twice' ? 1 : 0));
        expect(homeTeam.players.every((player) => player.statistics.points === 0)).toBe(fault === 'zeroed_players');
        expect(homeTeam.statistics === undefined).toBe(fault === 'no_team_statistics');
        expect(awayTeam.statistics?.points).toBeGreaterThan(50);
      }
    },
  );

  test(`${each('score_decreases')} lets the running score fall once`, async () => {
    const { first, second } = await broken('score_decreases', paths.plays(id));
    const falls = (text: string) => {
      const { actions } = (JSON.parse(text) as { game: { actions: { scoreHome: string }[] } }).game;
      return actions.filter((action, i) => Number(action.scoreHome) < Number(actions[i - 1]?.scoreHome ?? 0)).length;
    };
    expect([falls(answered(first).text), falls(second.text)]).toEqual([1, 0]);
  });

  test('and no fault is left without a test', () => {
    expect([...tested].toSorted()).toEqual([...faultKinds].toSorted());
  });
});
