import type { Endpoint } from '@hoops/nba-client';
import { rowHash } from '../src/row-hash.ts';
import type { Column, ColumnType, Table } from '../src/table.ts';
import type { Cell, LoadedAnswer, Reject, Row, ScopeLoad, TableLoad, Warehouse } from '../src/warehouse.ts';

const column = (name: string, type: ColumnType, nullable = false): Column => ({
  name,
  type,
  nullable,
  description: name,
});

const lineage = [
  column('source', 'STRING'),
  column('run_id', 'STRING'),
  column('fetched_at', 'TIMESTAMP'),
  column('bronze_object', 'STRING'),
  column('row_hash', 'STRING'),
];

/** A table like those of a game: an answer replaces the rows of its game. */
export const lines: Table = {
  dataset: 'staging',
  name: 'lines',
  description: 'One row per player per game.',
  key: ['game_id', 'player_id'],
  scope: 'game_id',
  versioned: true,
  columns: [
    column('game_id', 'STRING'),
    column('player_id', 'STRING'),
    column('game_date', 'DATE'),
    column('points', 'INT64', true),
    column('seconds_played', 'FLOAT64', true),
    column('is_starter', 'BOOL', true),
    column('tip_off_at', 'TIMESTAMP', true),
    ...lineage,
  ],
};

/** A table like the scoreboard's: an answer replaces the rows of its date. */
export const listings: Table = {
  dataset: 'staging',
  name: 'listings',
  description: 'One row per game per date.',
  key: ['game_date', 'game_id'],
  scope: 'game_date',
  versioned: true,
  columns: [column('game_date', 'DATE'), column('game_id', 'STRING'), column('status', 'INT64', true), ...lineage],
};

/** A table like those of the audit: no answer feeds it. */
export const notes: Table = {
  dataset: 'audit',
  name: 'notes',
  description: 'One row per note of a run.',
  key: ['run_id', 'note_id'],
  scope: 'run_id',
  versioned: false,
  columns: [
    column('run_id', 'STRING'),
    column('note_id', 'STRING'),
    column('body', 'STRING', true),
    column('row_hash', 'STRING'),
  ],
};

export interface AnswerParts {
  readonly at?: string;
  readonly sha?: string;
  readonly finals?: number;
  readonly rank?: number;
  readonly source?: 'nba' | 'simulator';
  readonly run?: string;
}

const endpoints: readonly Endpoint[] = ['cdn/boxscore', 'stats/boxscoretraditionalv3'];

export function answer({
  at = '2026-01-16T04:00:00.000Z',
  sha = 'a0',
  finals = 1,
  rank = 0,
  source = 'nba',
  run = 'r1',
}: AnswerParts = {}): LoadedAnswer {
  return {
    endpoint: endpoints[rank] as Endpoint,
    rank,
    finals,
    observed_at: at,
    fetched_at: '2026-01-16T10:00:02.000Z',
    source,
    run_id: run,
    game_date: '2026-01-15',
    object: `bronze/game_date=2026-01-15/run_id=${run}/${sha}.json.gz`,
    sha256: sha,
  };
}

/** Rows of a table for an answer, with the lineage and the hash that decoding would give them. */
function rowsOf(table: Table, from: LoadedAnswer | null, rows: readonly Row[]): Row[] {
  return rows.map((row) => {
    const own = table.columns.filter(
      ({ name }) => !lineage.some((each) => each.name === name) || table.key.includes(name),
    );
    const filled: Record<string, Cell> = {};
    for (const { name } of own) filled[name] = row[name] ?? null;
    const row_hash = rowHash(Object.values(filled));
    if (from === null) return { ...filled, row_hash };
    const { source, run_id, fetched_at, object } = from;
    return { ...filled, source, run_id, fetched_at, bronze_object: object, row_hash };
  });
}

export function scopeLoad(
  table: Table,
  scope: string,
  from: LoadedAnswer | null,
  rows: readonly Row[],
  rejects: readonly Reject[] = [],
): ScopeLoad {
  return {
    scope,
    answer: from,
    rows: rowsOf(
      table,
      from,
      rows.map((row) => ({ [table.scope]: scope, ...row })),
    ),
    rejects,
  };
}

/** A game's answer: points per player. */
export function game(
  id: string,
  parts: AnswerParts,
  points: Readonly<Record<string, number | null>>,
  date = '2026-01-15',
): ScopeLoad {
  const rows = Object.entries(points).map(([player_id, value]) => ({ player_id, game_date: date, points: value }));
  return scopeLoad(lines, id, answer(parts), rows);
}

/** All that a table says, lineage aside, as text: equal text, equal tables. */
export async function contents(warehouse: Warehouse, name: string, where = ''): Promise<string[]> {
  const hidden = ['source', 'run_id', 'fetched_at', 'bronze_object', 'loader_version', 'load_no', 'object'];
  const rows = await warehouse.query(`select * from ${name} ${where}`);
  return rows.map((row) => JSON.stringify(Object.entries(row).filter(([key]) => !hidden.includes(key)))).sort();
}

export const pointsOf = async (warehouse: Warehouse, id: string) =>
  Object.fromEntries(
    (await warehouse.query('select player_id, points from staging.lines where game_id = ? order by 1', [id])).map(
      (row) => [row.player_id, row.points],
    ),
  );

const day = (at: string, sha: string, ids: readonly string[]) =>
  scopeLoad(
    listings,
    '2026-01-15',
    answer({ at, sha, finals: ids.length }),
    ids.map((game_id) => ({ game_id, status: 3 })),
  );

/** Three transactions over two tables: a first load, a correction with an older answer among it, and a second game. */
export const steps: readonly (readonly TableLoad[])[] = [
  [
    { table: listings, scopes: [day('2026-01-16T04:00:00.000Z', 'd1', ['g1'])] },
    { table: lines, scopes: [game('g1', { sha: 'a1' }, { p1: 10, p2: 20 })] },
  ],
  [
    { table: listings, scopes: [day('2026-01-16T05:00:00.000Z', 'd2', ['g1', 'g2'])] },
    {
      table: lines,
      scopes: [
        game('g1', { at: '2026-01-16T05:00:00.000Z', sha: 'a2' }, { p1: 11, p3: 30 }),
        game('g1', { at: '2026-01-16T03:00:00.000Z', sha: 'a0' }, { p1: 9 }),
      ],
    },
  ],
  [{ table: lines, scopes: [game('g2', {}, { p1: 1 }, '2026-01-16')] }],
];
