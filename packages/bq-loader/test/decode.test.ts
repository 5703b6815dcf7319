import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { decode } from '../src/decode.ts';
import { stagingTables } from '../src/tables/index.ts';
import { periodScores } from '../src/tables/period-scores.ts';
import { playerBoxScores } from '../src/tables/player-box-scores.ts';
import { plays } from '../src/tables/plays.ts';
import { scheduleGames } from '../src/tables/schedule-games.ts';
import { scoreboardGames } from '../src/tables/scoreboard-games.ts';
import { answerOf } from './answer-of.ts';
import { cdnAction, cdnBox, cdnPlayer, cdnPlays, GAME, listedGame, schedule, scoreboard, v3Box } from './bodies.ts';

const box = (players: object[], game: object = {}) => answerOf('cdn/boxscore', GAME, cdnBox(players, game));

describe('An answer of good items', () => {
  test('gives a row for each, with its lineage and its hash', () => {
    const answer = box([cdnPlayer(9_000_001), cdnPlayer(9_000_002)]);
    const { rows, rejects, parsed, scopes } = decode(playerBoxScores, answer);
    expect([rows.length, rejects.length, parsed]).toEqual([3, 0, 3]);
    expect(scopes).toEqual([{ scope: GAME, rows, rejects, finals: 1, rank: 0 }]);
    expect(rows[0]).toMatchObject({
      player_id: '9000001',
      source: 'nba',
      run_id: answer.run_id,
      fetched_at: answer.fetched_at,
      bronze_object: answer.object,
    });
    expect(rows[0]?.row_hash).toMatch(/^[\da-f]{32}$/);
    expectTypeOf(rows[0]).toEqualTypeOf<(typeof rows)[number] | undefined>();
    expectTypeOf<(typeof rows)[number]['seconds_played']>().toEqualTypeOf<number | null>();
  });

  test('has every column of the table in order, and nothing else', () => {
    for (const table of stagingTables) {
      for (const answer of [box([cdnPlayer(9_000_001)]), answerOf('cdn/playbyplay', GAME, cdnPlays([cdnAction(2)]))]) {
        for (const row of decode(table, answer).rows) {
          expect(Object.keys(row)).toEqual(table.columns.map(({ name }) => name));
        }
      }
    }
  });

  test('has hashes that follow from what it says, not from when or by whom it was fetched', () => {
    const [first] = decode(playerBoxScores, box([cdnPlayer(9_000_001)])).rows;
    const body = cdnBox([cdnPlayer(9_000_001)]);
    const later = answerOf('cdn/boxscore', GAME, body, { run_id: 'another', fetched_at: '2026-01-20T10:00:00.000Z' });
    const corrected = box([cdnPlayer(9_000_001, {}, { assists: 2 })]);
    expect(decode(playerBoxScores, later).rows[0]?.row_hash).toBe(first?.row_hash);
    expect(decode(playerBoxScores, corrected).rows[0]?.row_hash).not.toBe(first?.row_hash);
  });
});

describe('An item that does not decode', () => {
  test.each([
    [{ points: 2.5 }, 'points', 'a whole number, 0 or more', '2.5'],
    [{ points: null }, 'points', 'a whole number, 0 or more', 'null'],
    [{ points: undefined }, 'points', 'a whole number, 0 or more', 'nothing'],
    [{ points: -1 }, 'points', 'a whole number, 0 or more', '-1'],
    [{ assists: 'many' }, 'assists', 'a whole number, 0 or more', '"many"'],
    [{ minutes: '24 min' }, 'seconds_played', 'a length of time (PT23M12.08S or 24:31)', '"24 min"'],
  ])('is a reject that names column, rule and value: %j', (statistics, column, expected, seen) => {
    const { rows, rejects, parsed } = decode(
      playerBoxScores,
      box([cdnPlayer(9_000_001, {}, statistics), cdnPlayer(9_000_002)]),
    );
    expect([rows.length, rejects.length, parsed]).toEqual([2, 1, 3]);
    expect(rejects[0]).toMatchObject({ item: 0, column, expected, seen });
    expect(rejects[0]?.excerpt).toContain('"gameId":"0022500561"');
  });

  test('may be one with an unknown word for yes, or without a key', () => {
    const players = [cdnPlayer(9_000_001, { played: 'yes' }), cdnPlayer(0), cdnPlayer(9_000_003)];
    const { rejects } = decode(playerBoxScores, box(players));
    expect(rejects.map(({ item, column, seen }) => [item, column, seen])).toEqual([
      [0, 'is_played', '"yes"'],
      [1, 'player_id', '0'],
    ]);
  });

  test('may be a whole game of another league', () => {
    const games = [listedGame(GAME), listedGame('1022500282'), listedGame('2022500001')];
    const { rows, rejects } = decode(scoreboardGames, answerOf('stats/scoreboardv3', '2026-01-15', scoreboard(games)));
    expect(rows.map(({ game_id }) => game_id)).toEqual([GAME]);
    expect(rejects.map(({ column, seen }) => [column, seen])).toEqual([
      ['game_id', '"1022500282"'],
      ['game_id', '"2022500001"'],
    ]);
    expect(rejects[0]?.expected).toContain('other leagues are not held');
  });

  test('is described in little however long it is', () => {
    const long = 'x'.repeat(10_000);
    const { rejects } = decode(playerBoxScores, box([cdnPlayer(9_000_001, { personId: long, name: long })]));
    expect(rejects[0]?.seen.length).toBeLessThanOrEqual(100);
    expect(rejects[0]?.excerpt.length).toBeLessThanOrEqual(200);
  });
});

describe('An answer is about what was asked', () => {
  test('so items about anything else are rejects', () => {
    const { rows, rejects } = decode(playerBoxScores, answerOf('cdn/boxscore', '0022500562', cdnBox()));
    expect(rows).toEqual([]);
    expect(rejects[0]).toMatchObject({
      column: 'game_id',
      expected: '0022500562, the game_id that was asked',
      seen: '"0022500561"',
    });
  });

  test('and an empty one still says so about its scope', () => {
    const { scopes, parsed } = decode(scoreboardGames, answerOf('stats/scoreboardv3', '2026-01-15', scoreboard([])));
    expect(parsed).toBe(0);
    expect(scopes).toEqual([{ scope: '2026-01-15', rows: [], rejects: [], finals: 0, rank: 1 }]);
  });

  test('and one of an endpoint that a table does not read says nothing about it', () => {
    expect(decode(periodScores, answerOf('stats/boxscoretraditionalv3', GAME, v3Box()))).toEqual({
      scopes: [],
      rows: [],
      rejects: [],
      parsed: 0,
    });
  });
});

describe('A key that comes twice', () => {
  test('keeps the first row and rejects the others, exact or conflicting', () => {
    const again = cdnPlayer(9_000_001);
    const { rows, rejects } = decode(
      playerBoxScores,
      box([cdnPlayer(9_000_001), again, cdnPlayer(9_000_001, {}, { points: 40 })]),
    );
    expect(rows.map(({ player_id, points }) => [player_id, points])).toEqual([
      ['9000001', 11],
      ['9000101', 11],
    ]);
    expect(rejects.map(({ item, column, expected, seen }) => ({ item, column, expected, seen }))).toEqual([
      {
        item: 1,
        column: null,
        expected: 'each key once',
        seen: 'exact duplicate of game_id, player_id 0022500561 9000001',
      },
      {
        item: 2,
        column: null,
        expected: 'each key once',
        seen: 'conflicting duplicate of game_id, player_id 0022500561 9000001',
      },
    ]);
  });
});

describe('The number of finals', () => {
  test('of a list is that of its games with status 3 and scores present and unequal', () => {
    const games = [
      listedGame('0022500561'),
      listedGame('0022500562', { gameStatus: 2 }),
      listedGame('0022500563', {}, { score: null }),
      listedGame('0022500564', {}, { score: 99 }),
      listedGame('0022500565', { gameStatus: 1, gameStatusText: 'PPD' }, { score: 0 }, { score: 0 }),
    ];
    const day = { gameDate: '01/15/2026 00:00:00', games };
    expect(
      decode(scoreboardGames, answerOf('cdn/todaysscoreboard', '2026-01-15', scoreboard(games))).scopes[0]?.finals,
    ).toBe(1);
    expect(decode(scheduleGames, answerOf('cdn/schedule', '2025-26', schedule([day]))).scopes[0]?.finals).toBe(1);
  });

  test('of a box score is 1 once it is final', () => {
    const live = { gameStatus: 2, gameStatusText: 'Q3 6:01' };
    expect(decode(playerBoxScores, box([cdnPlayer(9_000_001)], live)).scopes[0]?.finals).toBe(0);
    expect(decode(playerBoxScores, box([cdnPlayer(9_000_001)])).scopes[0]?.finals).toBe(1);
  });
});

describe('A body that cannot be read', () => {
  test.each(['<html>Access Denied</html>', '{}', '{"game":{"gameId":"0022500561","homeTeam":{}}}', ''])(
    'is one reject that says why: %s',
    (text) => {
      const { rows, rejects, parsed, scopes } = decode(
        playerBoxScores,
        answerOf('cdn/boxscore', GAME, new TextEncoder().encode(text)),
      );
      expect([rows.length, parsed, scopes[0]?.finals]).toEqual([0, 1, 0]);
      expect(rejects).toMatchObject([{ item: 0, column: null, expected: 'a body of cdn/boxscore', excerpt: text }]);
      expect(rejects[0]?.seen).not.toBe('');
    },
  );

  test('is parsed once for all tables, as is one that can', () => {
    const answer = box([cdnPlayer(9_000_001)]);
    expect(decode(playerBoxScores, answer).rows).toHaveLength(2);
    answer.bytes.fill(0);
    expect(decode(playerBoxScores, answer).rows).toHaveLength(2);
    expect(decode(periodScores, answer).rows).toHaveLength(4);
    expect(decode(playerBoxScores, { ...answer }).rejects).toHaveLength(1);
  });
});

test('Whatever an answer holds, each item is a row or a reject, and no row breaks the rules of its table', () => {
  const junk = fc.oneof(fc.jsonValue(), fc.constantFrom('0', '1', '', 'None', 'PT11M42.00S', 12, 2.5, -1, null));
  const facts = fc.dictionary(fc.constantFrom(...Object.keys(cdnAction(1)), 'teamId', 'shotResult'), junk, {
    maxKeys: 4,
  });
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 12 }), (actions) => {
      const body = cdnPlays(actions.map((each, n) => cdnAction(n, each)));
      const { rows, rejects, parsed } = decode(plays, answerOf('cdn/playbyplay', GAME, body));
      expect(rows.length + rejects.length).toBe(parsed);
      expect(parsed).toBe(actions.length);
      expect(new Set(rows.map(({ play_id }) => play_id)).size).toBe(rows.length);
      for (const row of rows as readonly Record<string, unknown>[]) {
        for (const { name, nullable } of plays.columns) if (!nullable) expect(row[name] ?? null).not.toBeNull();
      }
    }),
  );
});
