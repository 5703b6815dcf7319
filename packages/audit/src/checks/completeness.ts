import type { Warehouse } from '@hoops/bq-loader';
import { type GameState, gameStates } from '@hoops/bronze-writer';
import type { Check, CheckContext } from '../check.ts';
import type { Finding } from '../finding.ts';

const tables = ['games', 'team_box_scores', 'player_box_scores', 'plays', 'period_scores'] as const;

/** Every game that is over is in every table, and every one that is not is named with the reason. Only an empty list makes an empty date complete. */
export const completeness: Check = {
  name: 'completeness',
  async find({ warehouse, date, manifest, expected }) {
    const findings: Finding[] = [];
    if (!expected.is_listed) {
      const message = `no list of the games of ${date} is at hand, so nobody can say that none is missing: collect the date from a source that has its scoreboard or its season's schedule`;
      findings.push(fail(date, message, null, 'a scoreboard or a schedule'));
    }
    const states = new Map(gameStates(manifest.receipts).map((state) => [state.game_id, state]));
    const present = await presence(warehouse, expected.finals);
    for (const game of expected.finals) {
      const its = present.get(game) ?? new Set<string>();
      // The box scores of stats.nba.com have no periods.
      const due = tables.filter((table) => table !== 'period_scores' || its.has('cdn/boxscore'));
      const missing = due.filter((table) => !its.has(table));
      if (missing.length === 0) continue;
      const message = `game ${game} is over and not in ${missing.join(', ')}: ${why(states.get(game))}`;
      findings.push(fail(game, message, due.filter((table) => its.has(table)).join(', '), due.join(', ')));
    }
    for (const { game_id, status_text } of expected.open) {
      const said = status_text === null ? '' : ` (listed as "${status_text}")`;
      const message = `game ${game_id} is not over${said}: collect ${date} again once it is`;
      findings.push(fail(game_id, message, status_text, 'Final'));
    }
    findings.push(...playsOnly({ states: [...states.values()], expected }));
    return findings;
  },
};

/** Plays alone make no game: they are named, so that nobody takes them for one. */
function playsOnly({
  states,
  expected: { finals },
}: Pick<CheckContext, 'expected'> & { readonly states: readonly GameState[] }): Finding[] {
  return states
    .filter(({ game_id, is_plays_only }) => is_plays_only && !finals.includes(game_id))
    .map(({ game_id }) => ({
      ...fail(
        game_id,
        `game ${game_id} has plays and no final box score, so it is kept and is no game`,
        'plays',
        'a box score',
      ),
      severity: 'warn' as const,
    }));
}

/** For each game the tables that hold rows of it, and the endpoint that its box score is from. */
async function presence(warehouse: Warehouse, games: readonly string[]): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  if (games.length === 0) return found;
  const marks = games.map(() => '?').join(', ');
  const parts = tables.map(
    (table) => `select distinct game_id, '${table}' as place from staging.${table} where game_id in (${marks})`,
  );
  parts.push(
    `select scope as game_id, endpoint as place from staging.loaded_answers where table_name = 'games' and is_in_force and scope in (${marks})`,
  );
  const params = parts.flatMap(() => games);
  for (const { game_id, place } of await warehouse.query(parts.join(' union all '), params)) {
    found.set(String(game_id), (found.get(String(game_id)) ?? new Set()).add(String(place)));
  }
  return found;
}

function why(state: GameState | undefined): string {
  if (state === undefined) return 'this run did not ask for it; collect the date again';
  return (
    state.reason ??
    'its answers were kept and are not in force in staging; load the run again and look at staging.rejects'
  );
}

function fail(subject: string, message: string, seen: Finding['seen'], expected: Finding['expected']): Finding {
  return { check: 'completeness', severity: 'fail', subject, message, seen, expected };
}
