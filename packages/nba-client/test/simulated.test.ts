import {
  type FaultKind,
  type ScheduledGame,
  type Simulator,
  simulateSeason,
  startSimulator,
} from '@hoops/nba-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '../src/endpoints/index.ts';
import { finalFaults } from '../src/final-faults.ts';
import { parseGameDate } from '../src/game-date.ts';
import { listGames, otherLeagueGames } from '../src/list-games.ts';
import { openSource } from '../src/open-source.ts';
import { request } from '../src/request.ts';
import { SourceError } from '../src/source-error.ts';

/** What each fault must come to, on each endpoint of a game: never `ok`. */
const expected: readonly (readonly [FaultKind, string])[] = [
  ['status_429', 'unavailable'],
  ['status_500', 'unavailable'],
  ['status_503', 'unavailable'],
  ['reset', 'unavailable'],
  ['cut_body', 'unavailable'],
  ['half_gzip', 'unavailable'],
  ['wrong_length', 'unavailable'],
  ['status_404', 'absent'],
  ['not_json', 'unreadable'],
  ['html', 'unreadable'],
  ['error_message', 'unreadable'],
  ['empty_body', 'empty'],
  ['empty_object', 'empty'],
  ['wrong_game', 'wrong_game'],
];
const gameOf = (index: number): string => `00225${String(index + 101).padStart(5, '0')}`;
const ofGames: Endpoint[] = ['cdn/boxscore', 'stats/boxscoretraditionalv3', 'cdn/playbyplay', 'stats/playbyplayv3'];

describe('against a simulated league', () => {
  it('every finished game is ok and adds up, on both hosts', async () => {
    const simulator = await startSimulator({ seed: 11, season: '2025-26' });
    const source = await openSource(simulator.url);
    for (let n = 1; n <= 12; n++) {
      for (const endpoint of ofGames) {
        const answer = await source.fetch(request(endpoint, gameOf(n)));
        expect(answer, `${endpoint} ${gameOf(n)}`).toMatchObject({ verdict: 'ok', source: 'simulator' });
        expect(finalFaults(answer)).toEqual([]);
      }
    }
    await simulator.close();
  });

  it('a game to come is a shell or absent, one that is on is partial, and the lists of its date say so', async () => {
    const [first] = simulateSeason({ seed: 11, season: '2025-26' }).schedule.toSorted((a, b) =>
      a.game_date < b.game_date ? -1 : 1,
    );
    const { game_id, game_date, tip_off_at } = first as ScheduledGame;
    const now = new Date(Date.parse(tip_off_at) + 3_600_000).toISOString();
    const simulator = await startSimulator({ seed: 11, season: '2025-26', now });
    const source = await openSource(simulator.url);
    const board = await source.fetch(request('stats/scoreboardv3', game_date));
    const status = listGames([board], parseGameDate(game_date)).find((game) => game.game_id === game_id);
    expect(status).toMatchObject({ status: 2, is_final: false });
    for (const endpoint of ofGames) {
      expect((await source.fetch(request(endpoint, game_id))).verdict, endpoint).toBe('partial');
      expect(['shell', 'absent', 'empty'], endpoint).toContain(
        (await source.fetch(request(endpoint, '0022501200'))).verdict,
      );
    }
    await simulator.close();
  });

  it('a game of another league on a list is refused, and the rest is listed', async () => {
    const faults = [{ fault: 'foreign_game', endpoint: 'stats/scoreboardv3' } as const];
    const [first] = simulateSeason({ seed: 11, season: '2025-26' }).schedule;
    const date = parseGameDate((first as ScheduledGame).game_date);
    const simulator = await startSimulator({ seed: 11, season: '2025-26', faults });
    const answers = [await (await openSource(simulator.url)).fetch(request('stats/scoreboardv3', date))];
    expect(listGames(answers, date).map(({ game_id }) => game_id)).toContain((first as ScheduledGame).game_id);
    expect(otherLeagueGames(answers, date)).toMatchObject([{ reason: expect.stringMatching(/belongs to/) }]);
    await simulator.close();
  });
});

describe('against a league that misbehaves', () => {
  let simulator: Simulator;
  beforeAll(async () => {
    const faults = expected.map(([fault], index) => ({ fault, subject: gameOf(index), retryAfterSeconds: 0 }));
    simulator = await startSimulator({ seed: 7, season: '2025-26', faults });
  });
  afterAll(() => simulator.close());

  it.each(expected.map(([fault, outcome], index) => [fault, outcome, gameOf(index)] as const))(
    'an answer spoilt by %s is %s, on every endpoint',
    async (_, outcome, game) => {
      // A source for each: what one host did is no matter of the next test.
      const source = await openSource(simulator.url, { attempts: 2, retryDelayMs: 1, silenceMs: 1_000 });
      for (const endpoint of ofGames) {
        const found = await source.fetch(request(endpoint, game)).catch((error: unknown) => error);
        expect(found instanceof SourceError ? found.reason : (found as { verdict: string }).verdict, endpoint).toBe(
          outcome,
        );
      }
    },
  );
});
