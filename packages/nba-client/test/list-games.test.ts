import { describe, expect, it } from 'vitest';
import type { Answer } from '../src/answer.ts';
import type { Endpoint } from '../src/endpoints/index.ts';
import { parseGameDate } from '../src/game-date.ts';
import { judge } from '../src/judge.ts';
import { listGames, otherLeagueGames } from '../src/list-games.ts';
import { request } from '../src/request.ts';
import { bytes, listed, schedule, scoreboard } from './bodies.ts';

const DATE = parseGameDate('2026-01-15');
const DAY = '01/15/2026 00:00:00';

function answer(endpoint: Endpoint, body: unknown, observed_at = '2026-01-16T10:00:00.000Z'): Answer {
  const asked = request(endpoint, endpoint.includes('schedule') ? '2025-26' : DATE);
  const content = bytes(body);
  const { verdict, reason } = judge(asked, 200, content);
  return {
    request: asked,
    url: '',
    status: 200,
    source: 'nba',
    fetched_at: observed_at,
    observed_at,
    verdict,
    reason,
    bytes: content,
  };
}
const A = '0022599001';
const B = '0022599002';
const C = '0022599003';

describe('the games of a date', () => {
  it('are the union of what scoreboards and schedule list, in order, each with the lists that name it', () => {
    const games = listGames(
      [
        answer('stats/scoreboardv3', scoreboard(DATE, [listed(B)])),
        answer(
          'cdn/schedule',
          schedule('2025-26', { [DAY]: [listed(A), listed(B)], '01/16/2026 00:00:00': [listed(C)] }),
        ),
      ],
      DATE,
    );
    expect(games.map(({ game_id, listed_by }) => [game_id, listed_by])).toEqual([
      [A, ['cdn/schedule']],
      [B, ['stats/scoreboardv3', 'cdn/schedule']],
    ]);
    expect(games[0]).toEqual({
      game_id: A,
      game_date: DATE,
      status: 3,
      status_text: 'Final',
      is_final: true,
      is_postponed: false,
      home_score: 120,
      away_score: 100,
      listed_by: ['cdn/schedule'],
    });
  });

  it('have the status of the best informed list, whatever the order: final over live over scheduled, then the later', () => {
    const live = { gameStatus: 2, gameStatusText: 'Q4 1:00 ', homeTeam: { score: 99 }, awayTeam: { score: 98 } };
    const late = { homeTeam: { score: 121 }, awayTeam: { score: 100 } };
    const answers = [
      answer(
        'stats/scoreboardv3',
        scoreboard(DATE, [listed(A, { gameStatus: 1, gameStatusText: '7:00 pm ET' }), listed(B)]),
        '2026-01-16T12:00:00.000Z',
      ),
      answer('cdn/todaysscoreboard', scoreboard(DATE, [listed(A, live), listed(B, live)]), '2026-01-16T11:00:00.000Z'),
      answer('cdn/schedule', schedule('2025-26', { [DAY]: [listed(B, late)] }), '2026-01-16T13:00:00.000Z'),
    ];
    for (const order of [answers, answers.toReversed()]) {
      expect(listGames(order, DATE)).toMatchObject([
        { game_id: A, status: 2, status_text: 'Q4 1:00', home_score: 99, is_final: false },
        { game_id: B, status: 3, home_score: 121, is_final: true },
      ]);
    }
  });

  it('are not final on the word alone: without scores, or with equal ones, they are not', () => {
    const body = scoreboard(DATE, [
      listed(A, { homeTeam: { score: null } }),
      listed(B, { homeTeam: { score: 0 }, awayTeam: { score: 0 } }),
    ]);
    expect(listGames([answer('stats/scoreboardv3', body)], DATE).map((game) => game.is_final)).toEqual([false, false]);
  });

  it.each(['PPD', 'Postponed', 'Cancelled', 'Canceled', 'PPD '])(
    'that say %j are postponed, and not final',
    (gameStatusText) => {
      const zero = { homeTeam: { score: 0 }, awayTeam: { score: 0 } };
      const body = scoreboard(DATE, [
        listed(A, { gameStatus: 1, gameStatusText, ...zero }),
        listed(B, { gameStatus: 3, gameStatusText, ...zero }),
      ]);
      expect(listGames([answer('stats/scoreboardv3', body)], DATE)).toMatchObject([
        { is_postponed: true, is_final: false, home_score: null },
        { is_postponed: true, is_final: false },
      ]);
    },
  );

  it('of other leagues, and ids that are none, are refused with the reason and never listed', () => {
    const answers = [
      answer(
        'stats/scoreboardv3',
        scoreboard(DATE, [listed('1022500282'), listed('12'), listed(A), { ...listed(B), gameId: 7 }]),
      ),
    ];
    expect(listGames(answers, DATE).map(({ game_id }) => game_id)).toEqual([A]);
    expect(otherLeagueGames(answers, DATE)).toMatchObject([
      { game_id: '1022500282', reason: expect.stringContaining('the WNBA') },
      { game_id: '12', reason: expect.stringContaining('ten digits') },
      { game_id: '', reason: expect.stringContaining('ten digits') },
    ]);
  });

  it('come from ok answers about that date alone', () => {
    const other = answer('stats/scoreboardv3', scoreboard('2026-01-14', [listed(A)]));
    expect(other.verdict).toBe('wrong_game');
    expect(listGames([other], DATE)).toEqual([]);
    const yesterday = answer('stats/scoreboardv3', scoreboard(DATE, [listed(A)]));
    expect(listGames([yesterday], parseGameDate('2026-01-14'))).toEqual([]);
  });
});
