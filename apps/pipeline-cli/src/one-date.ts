import type { Finding, PipelineRun, Step } from '@hoops/audit';
import { type Manifest, type Receipt, type RunStart, startReplay, startRun } from '@hoops/bronze-writer';
import type { GameDate } from '@hoops/nba-client';
import { boxscoresStep, planStep, scoreboardStep, sealStep } from './fetch-steps.ts';
import type { Session } from './session.ts';

/** One game date on its way. */
export interface DateState {
  readonly game_date: GameDate;
  run: RunStart | null;
  receipts: readonly Receipt[];
  manifest: Manifest | null;
  findings: readonly Finding[];
  /** Its row in the audit tables, which says how it ended. */
  audited: PipelineRun | null;
  /** What ended it early; the other dates go on. */
  error: unknown;
}

export function newDate(game_date: GameDate): DateState {
  return { game_date, run: null, receipts: [], manifest: null, findings: [], audited: null, error: null };
}

/** Steps 1 to 4 of a date, as far as they are to be done. */
export async function collect(
  session: Session,
  state: DateState,
  todo: readonly Step[],
  needsSchedule: boolean,
): Promise<void> {
  session.signal.throwIfAborted();
  const { store, source, trigger, command, codeVersion } = session;
  const run = await startRun(store, {
    gameDate: state.game_date,
    command,
    trigger,
    source: source?.url ?? null,
    codeVersion,
    until: lastOf(todo),
  });
  begin(session, state, run);
  const lists = await scoreboardStep(session, run, needsSchedule ? 'always' : 'fallback');
  state.receipts = lists;
  if (!todo.includes('extract_game_ids')) return;
  const { games } = await planStep(session, run);
  if (!todo.includes('fetch_boxscores')) return;
  const answers = await boxscoresStep(
    session,
    run,
    games.map(({ game_id }) => game_id),
  );
  state.receipts = [...lists, ...answers];
  if (todo.includes('write_raw_to_gcs')) state.manifest = await sealStep(session, run);
}

/** Begins a run of what the store holds of the date. */
export async function replay(session: Session, state: DateState, todo: readonly Step[]): Promise<void> {
  session.signal.throwIfAborted();
  const { store, trigger, command, codeVersion } = session;
  begin(
    session,
    state,
    await startReplay(store, state.game_date, { command, trigger, codeVersion, until: lastOf(todo) }),
  );
}

/** A run that goes to the very end needs no word about where it ends. */
function lastOf(todo: readonly Step[]): Step | undefined {
  return todo.find((step, i) => i === todo.length - 1 && step !== 'write_audit');
}

function begin({ report }: Session, state: DateState, run: RunStart): void {
  state.run = run;
  report({ event: 'run_started', run_id: run.run_id, game_date: run.game_date });
}

/** Does a piece of work on a date; what goes wrong stays with that date. */
export async function guarded(state: DateState, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    state.error = error;
  }
}
