import { type Outcome, type RunStatus, readOutcomes, runStatus } from '@hoops/audit';
import { type Row, WarehouseError } from '@hoops/bq-loader';
import { listRuns, type ObjectStore, type RunStart } from '@hoops/bronze-writer';
import { isCopied, openForReading } from './read-copy.ts';

/** A game date as the calendar shows it. */
export interface DayFact {
  readonly season: string;
  readonly game_date: string;
  readonly games: number;
  readonly final: number;
  readonly complete: number;
  /** Box score there, plays not. */
  readonly partial: number;
  readonly postponed: number;
}

export interface RunFact extends RunStatus {
  readonly run_id: string;
  readonly game_date: string;
  readonly command: string;
  readonly started_at: string;
}

/** What `hoops status` answers with --json. */
export interface StatusFacts {
  readonly last_run: RunFact | null;
  /** Runs that are the newest of their date and are not ok. */
  readonly needs_you: readonly RunFact[];
  /** Null when no read copy was published yet. */
  readonly tables: {
    readonly source: string | null;
    readonly fetched_at: string | null;
    readonly modelled_to: string | null;
    readonly days: readonly DayFact[];
    readonly partial_games: readonly Row[];
  } | null;
}

/** Reads runs from the store, so that nobody who holds the warehouse is in the way, and tables from the copy for readers. */
export async function statusFacts(store: ObjectStore, warehouse: string, now: Date): Promise<StatusFacts> {
  const newest = new Map<string, RunStart>();
  let last: RunStart | null = null;
  for await (const run of listRuns(store)) {
    const held = newest.get(run.game_date);
    if (held === undefined || run.started_at >= held.started_at) newest.set(run.game_date, run);
    if (last === null || run.started_at >= last.started_at) last = run;
  }
  const facts: RunFact[] = [];
  for (const run of newest.values()) facts.push(runFact(run, await readOutcomes(store, run), now));
  return {
    last_run: facts.find(({ run_id }) => run_id === last?.run_id) ?? null,
    needs_you: facts.filter(({ status }) => status !== 'ok' && status !== 'running'),
    tables: await tableFacts(warehouse),
  };
}

function runFact(run: RunStart, outcomes: readonly Outcome[], now: Date): RunFact {
  const { run_id, game_date, command, started_at, until } = run;
  return { run_id, game_date, command, started_at, ...runStatus(started_at, outcomes, now, until) };
}

async function tableFacts(url: string): Promise<StatusFacts['tables']> {
  const copy = await openForReading(url).catch((error: unknown) => {
    // No copy yet, or one that is just being replaced: what runs did is told all the same.
    if (isCopied(url)) return null;
    throw error;
  });
  if (copy === null) return null;
  try {
    const [fresh] = await copy.query(
      'select max(source) as source, max(fetched_at) as fetched_at from staging.loaded_answers',
    );
    const days = await copy.query(daysSql);
    const partial = await copy.query(partialSql);
    const to = days.filter(({ final }) => Number(final) > 0).at(-1)?.game_date ?? null;
    return {
      source: fresh?.source as string | null,
      fetched_at: fresh?.fetched_at as string | null,
      modelled_to: to as string | null,
      days: days as unknown as readonly DayFact[],
      partial_games: partial,
    };
  } catch (error) {
    // Datasets that are not there yet are no tables yet.
    if (!isCopied(url) && error instanceof WarehouseError && /not found/i.test(error.message)) return null;
    throw error;
  } finally {
    await copy.close();
  }
}

const daysSql = `
select season, cast(game_date as string) as game_date, count(*) as games,
  countif(status = 'final') as final,
  countif(status = 'final' and detail = 'plays') as complete,
  countif(status = 'final' and detail = 'box') as partial,
  countif(status = 'postponed') as postponed
from core.fct_games where season_type in ('regular', 'playoffs', 'play_in', 'cup_final')
group by season, game_date order by season, game_date`;

const partialSql = `
select game_id, cast(game_date as string) as game_date, detail from core.fct_games
where status = 'final' and detail = 'box' order by game_date, game_id`;
