import { type FaultKind, type Simulator, startSimulator } from '@hoops/nba-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '../src/endpoints/index.ts';
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
