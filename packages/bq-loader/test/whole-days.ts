import type { Table } from '../src/table.ts';
import type { Row, TableLoad } from '../src/warehouse.ts';
import { answer, lines, scopeLoad } from './small-tables.ts';

/** The team points of a game beside the players' in `lines`, and which version of its day it is of. */
export const totals: Table = {
  ...lines,
  name: 'totals',
  description: 'One row per game.',
  key: ['game_id'],
  columns: [
    ...lines.columns.filter(({ name }) => name === 'game_id' || name === 'game_date' || name === 'points'),
    { name: 'version', type: 'INT64', nullable: false, description: 'Version.' },
    ...lines.columns.slice(7),
  ],
};

const gamesPerDay = 4;

/** Version `v` of a day: more, fewer and other players than the version before, in two tables. */
export function dayLoad(day: string, v: number): TableLoad[] {
  const at = new Date(Date.UTC(2026, 0, 16, 4, 0, v)).toISOString();
  const scopes = Array.from({ length: gamesPerDay }, (_, g) => {
    const id = `${day}-${g}`;
    const said = answer({ at, sha: `s${v}`, run: `r${v}` });
    const players = Array.from({ length: 5 + ((v + g) % 3) }, (_, p) => ({
      player_id: `p${(p + v) % 9}`,
      game_date: day,
      points: (7 * v + 3 * p + g) % 41,
      seconds_played: v,
    }));
    const points = players.reduce((sum, player) => sum + player.points, 0);
    return {
      lines: scopeLoad(lines, id, said, players),
      totals: scopeLoad(totals, id, said, [{ game_date: day, points, version: v }]),
    };
  });
  return [
    { table: lines, scopes: scopes.map((each) => each.lines) },
    { table: totals, scopes: scopes.map((each) => each.totals) },
  ];
}

/** A row for each day that anything is there of. */
export const wholeSql = `with players as (
    select game_date, game_id, sum(points) as points, min(seconds_played) as low, max(seconds_played) as high
    from staging.lines group by game_date, game_id
  )
  select coalesce(p.game_date, t.game_date) as game_date, count(p.game_id) as played, count(t.game_id) as told,
    sum(case when p.points = t.points then 0 else 1 end) as unequal,
    min(p.low) as low, max(p.high) as high, min(t.version) as least, max(t.version) as most
  from players p full join staging.totals t on t.game_id = p.game_id group by 1`;

/** Whether a day is there in one version: each of its games, and players who add up to their team. */
export const isWhole = ({ played, told, unequal, low, high, least, most }: Row): boolean =>
  played === gamesPerDay && told === gamesPerDay && unequal === 0 && low === high && least === most && low === least;

export interface Seen {
  reads: number;
  inconsistent: number;
  readonly versions: Set<unknown>;
}

/** Looks again and again until the work is done, and once more. */
export async function pollWhile(
  look: () => Promise<readonly Row[]>,
  work: Promise<unknown>,
  pauseMs = 0,
): Promise<Seen> {
  const seen: Seen = { reads: 0, inconsistent: 0, versions: new Set() };
  const state: { isDone: boolean } = { isDone: false };
  const ended = work.finally(() => {
    state.isDone = true;
  });
  ended.catch(() => undefined);
  for (;;) {
    const { isDone } = state;
    const days = await look();
    seen.reads += 1;
    if (!days.every(isWhole)) seen.inconsistent += 1;
    for (const { most } of days) seen.versions.add(most);
    if (isDone) break;
    await new Promise((done) => setTimeout(done, pauseMs));
  }
  await ended;
  return seen;
}
