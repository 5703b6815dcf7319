import { type Row, type Warehouse, WarehouseError } from '@hoops/bq-loader';
import { addDays, fromEasternClock, type GameDate } from '@hoops/nba-client';
import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';
import { inList } from '../games-in.ts';

/** The objective: marts of a game date by noon, US Eastern, of the next day. */
const DUE = '12:00:00';

/**
 * How far source, staging and marts are once the objective has passed. Before that nothing is late. A table that holds the date's games is as fresh as it needs to be
 * however old they are, so a date of last year can be filled in today.
 */
export const freshness: Check = {
  name: 'freshness',
  async find({ warehouse, date, now, manifest, expected }) {
    const due = dueAt(date);
    const since = `${hours(now, due)} hours after they were due (${due})`;
    const findings: Finding[] = [];
    const asked = manifest.receipts
      .filter(({ verdict }) => verdict === 'ok')
      .map(({ observed_at, fetched_at }) => observed_at ?? fetched_at);
    const newest = asked.toSorted().at(-1) ?? null;
    // Games tip off until late in the Eastern evening and their plays are edited for hours.
    const over = fromEasternClock(`${addDays(date, 1)} 02:00:00`) ?? due;
    const isOpen = expected.open.length > 0 || expected.finals.length === 0;
    if (isOpen && newest !== null && newest < over && now.getTime() > Date.parse(due)) {
      const message = `the newest answer about ${date} is from ${newest}, before its games were over, ${since}: collect the date again`;
      findings.push({ ...late(date, message, newest, over), severity: 'warn' });
    }
    if (now.getTime() <= Date.parse(due) || expected.finals.length === 0) return findings;
    const { finals } = expected;
    const staged = await warehouse.query(
      `select game_id, home_score, away_score from staging.games where game_id in ${inList(finals)}`,
      [...finals],
    );
    if (staged.length < finals.length) {
      const message = `staging holds ${staged.length} of the ${finals.length} games of ${date}, ${since}: load the run, or collect the date again`;
      findings.push(late(date, message, staged.length, finals.length));
    }
    const modelled = await modelledScores(warehouse, finals);
    if (modelled === null) {
      findings.push(
        late(
          date,
          `marts were never built, and the games of ${date} are ${hours(now, due)} hours past due (${due}): run dbt_run`,
          0,
          staged.length,
        ),
      );
      return findings;
    }
    const scores = new Map(modelled.map((row) => [row.game_id, `${row.home_score}–${row.away_score}`]));
    const behind = staged.filter((row) => scores.get(row.game_id) !== `${row.home_score}–${row.away_score}`);
    if (behind.length > 0) {
      const games = behind.map(({ game_id }) => game_id).join(', ');
      const message = `marts lack what staging says of ${behind.length} games of ${date} (${games}), ${since}: run dbt_run`;
      findings.push(late(date, message, staged.length - behind.length, staged.length));
    }
    return findings;
  },
};

/** What marts say of these games; null when they were never built. */
async function modelledScores(warehouse: Warehouse, games: readonly string[]): Promise<readonly Row[] | null> {
  try {
    return await warehouse.query(
      `select game_id, home_score, away_score from core.fct_games where game_id in ${inList(games)} and status = 'final'`,
      [...games],
    );
  } catch (error) {
    const isUnbuilt =
      error instanceof WarehouseError &&
      /fct_games.*(does not exist|not found)|not found.*fct_games/is.test(error.message);
    if (isUnbuilt) return null;
    throw error;
  }
}

/** The instant at which a game date's marts are due, UTC. */
export function dueAt(date: GameDate): string {
  const due = fromEasternClock(`${addDays(date, 1)} ${DUE}`);
  if (due === null) throw new Error(`${date} has no noon`);
  return due;
}

function hours(now: Date, since: string): number {
  return Math.floor((now.getTime() - Date.parse(since)) / 3_600_000);
}

function late(subject: string, message: string, seen: Finding['seen'], expected: Finding['expected']): Finding {
  return { check: 'freshness', severity: 'fail', subject, message, seen, expected };
}
