import { type Answer, judge, type NbaRequest, type NbaSource, parseGameDate, request } from '@hoops/nba-client';
import type { RunStart } from '../src/run.ts';

export const DATE = parseGameDate('2026-01-15');
export const GAME = '0022500561';
export const OTHER = '0022500562';
export const OBSERVED = '2026-01-16T05:00:00.000Z';

export const run: RunStart = {
  run_id: '20260116T100002Z-7f3a9c',
  game_date: DATE,
  command: 'run',
  trigger: null,
  source: 'nba:',
  code_version: null,
  started_at: '2026-01-16T10:00:02.000Z',
};

export function bytesOf(body: unknown): Uint8Array {
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/** An answer as a source would give it, `ok` unless said otherwise. */
export function answer(asked: NbaRequest, body: unknown, more: Partial<Answer> = {}): Answer {
  return {
    request: asked,
    url: `http://127.0.0.1/${asked.endpoint}`,
    status: 200,
    source: 'simulator',
    fetched_at: '2026-01-16T10:00:03.000Z',
    observed_at: OBSERVED,
    verdict: 'ok',
    reason: null,
    bytes: bytesOf(body),
    ...more,
  };
}

export const boxAnswer = (game = GAME, body: unknown = { game: { gameId: game } }): Answer =>
  answer(request('cdn/boxscore', game), body);

export interface ListedAs {
  readonly id: string;
  readonly status: number | null;
  readonly text?: string;
  readonly scores?: readonly [number, number];
  readonly tipOff?: string;
}

const team = (score: number) => ({
  teamId: 1610699901,
  teamName: 'X',
  teamCity: 'Y',
  teamTricode: 'XYZ',
  wins: 1,
  losses: 1,
  score,
});

export function scoreboard(games: readonly ListedAs[], date: string = DATE): unknown {
  return {
    meta: { version: 1, code: 200, time: '2026-01-16 12:00:00' },
    scoreboard: {
      gameDate: date,
      leagueId: '00',
      games: games.map(({ id, status, text = '', scores = [0, 0], tipOff = '2026-01-16T00:00:00Z' }) => ({
        gameId: id,
        gameStatus: status,
        gameStatusText: text,
        gameTimeUTC: tipOff,
        homeTeam: team(scores[0]),
        awayTeam: team(scores[1]),
      })),
    },
  };
}

export function schedule(days: Readonly<Record<string, readonly ListedAs[]>>): unknown {
  return {
    meta: { version: 1, time: '2026-01-16T05:00:00.000Z' },
    leagueSchedule: {
      seasonYear: '2025-26',
      leagueId: '00',
      gameDates: Object.entries(days).map(([date, games]) => {
        const [year, month, day] = date.split('-');
        return {
          gameDate: `${month}/${day}/${year} 00:00:00`,
          games: games.map(({ id, status, text = '', scores = [0, 0], tipOff = '2026-01-16T00:00:00Z' }) => ({
            gameId: id,
            gameStatus: status,
            gameStatusText: text,
            gameDateTimeUTC: tipOff,
            homeTeam: team(scores[0]),
            awayTeam: team(scores[1]),
          })),
        };
      }),
    },
  };
}

export type Script = (asked: NbaRequest) => { readonly status?: number; readonly body?: unknown } & Partial<Answer>;

/** A source that says what a script says, judged as every source's answers are; what the script throws it throws. It remembers what it was asked. */
export function scriptedSource(
  script: Script,
  { url = 'http://127.0.0.1:1', games }: { readonly url?: string; readonly games?: readonly string[] } = {},
): NbaSource & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    url,
    asked,
    async fetch(one) {
      asked.push(`${one.endpoint} ${one.subject}`);
      const { body, status = 200, ...more } = script(one);
      const bytes = bytesOf(body ?? '');
      return answer(one, body ?? '', { status, bytes, ...judge(one, status, bytes), observed_at: OBSERVED, ...more });
    },
    ...(games === undefined ? {} : { gamesOn: async () => games as never }),
    close: async () => undefined,
  };
}
