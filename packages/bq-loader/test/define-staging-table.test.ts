import { expect, expectTypeOf, test } from 'vitest';
import { count, id, nullable, text } from '../src/columns.ts';
import { defineStagingTable, layers, unfold } from '../src/define-staging-table.ts';
import type { RowOf } from '../src/table.ts';

const fromCdn = unfold('cdn/boxscore', 'game_id', ({ game }) =>
  game.homeTeam.players.map((player) => layers({ gameId: game.gameId }, player, player.statistics)),
);
const fromV3 = unfold('stats/boxscoretraditionalv3', 'game_id', ({ boxScoreTraditional: game }) =>
  game.homeTeam.players.map((player) => layers({ gameId: game.gameId, status: null }, player, player.statistics)),
);
const named = { name: 'lines', description: 'Lines.' } as const;

const lines = defineStagingTable({
  ...named,
  key: ['game_id', 'player_id'],
  columns: {
    game_id: id('gameId', 'The game.'),
    player_id: id('personId', 'The player.'),
    points: count('points', 'Points.'),
    status: nullable(text('status', 'The status.')),
  },
  from: [fromCdn, fromV3],
});

test('A table is its declaration and the lineage, in that order', () => {
  expect(lines.columns.map(({ name }) => name)).toEqual([
    ...['game_id', 'player_id', 'points', 'status'],
    ...['source', 'run_id', 'fetched_at', 'bronze_object', 'row_hash'],
  ]);
  expect(lines).toMatchObject({ dataset: 'staging', scope: 'game_id', versioned: true, key: ['game_id', 'player_id'] });
  expect(lines.columns[3]).toEqual({ name: 'status', type: 'STRING', nullable: true, description: 'The status.' });
});

test('The row type follows from the columns', () => {
  expectTypeOf<RowOf<typeof lines>>().toEqualTypeOf<{
    readonly game_id: string;
    readonly player_id: string;
    readonly points: number;
    readonly status: string | null;
    readonly source: 'nba' | 'simulator';
    readonly run_id: string;
    readonly fetched_at: string;
    readonly bronze_object: string;
    readonly row_hash: string;
  }>();
});

test('A field that the body does not have does not compile', () => {
  defineStagingTable({
    ...named,
    key: ['game_id'],
    columns: {
      game_id: id('gameId', 'The game.'),
      // @ts-expect-error 'pionts' is misspelled
      points: count('pionts', 'Points.'),
    },
    from: [fromCdn, fromV3],
  });
});

test('A field that only one of the shapes gives does not compile', () => {
  defineStagingTable({
    ...named,
    key: ['game_id'],
    columns: {
      game_id: id('gameId', 'The game.'),
      // @ts-expect-error V3 has no blocksReceived, and does not say so with a null
      blocks_received: nullable(count('blocksReceived', 'Blocks received.')),
    },
    from: [fromCdn, fromV3],
  });
});

test('A misspelled field of the body does not compile where it is picked', () => {
  unfold('cdn/boxscore', 'game_id', ({ game }) => [
    // @ts-expect-error 'gameIdd' is misspelled
    layers({ gameId: game.gameIdd }),
  ]);
});

test('A nullable key does not compile', () => {
  defineStagingTable({
    ...named,
    key: [
      'game_id',
      // @ts-expect-error status is nullable
      'status',
    ],
    columns: {
      game_id: id('gameId', 'The game.'),
      status: nullable(text('status', 'The status.')),
    },
    from: [fromCdn, fromV3],
  });
});

test('A key that is no column does not compile', () => {
  defineStagingTable({
    ...named,
    key: [
      'game_id',
      // @ts-expect-error there is no such column
      'player_id',
    ],
    columns: { game_id: id('gameId', 'The game.') },
    from: [fromCdn, fromV3],
  });
});

test('What an answer replaces must be a column that is never null', () => {
  defineStagingTable({
    ...named,
    key: ['player_id'],
    columns: { player_id: id('personId', 'The player.') },
    // @ts-expect-error no column is called game_id
    from: [fromCdn, fromV3],
  });
});

test('A table of two scopes, or of none, is refused', () => {
  const bySeason = unfold('stats/boxscoretraditionalv3', 'season', ({ boxScoreTraditional: { gameId } }) => [
    layers({ gameId, season: '2025-26' }),
  ]);
  const byGame = unfold('cdn/boxscore', 'game_id', ({ game: { gameId } }) => [layers({ gameId, season: '2025-26' })]);
  const columns = { game_id: id('gameId', 'The game.'), season: text('season', 'The season.') };
  expect(() => defineStagingTable({ ...named, key: ['game_id'], columns, from: [byGame, bySeason] })).toThrow(
    'lines replaces game_id and season: give it one scope',
  );
  expect(() => defineStagingTable({ ...named, key: [], columns: {}, from: [] })).toThrow('lines replaces nothing');
});
