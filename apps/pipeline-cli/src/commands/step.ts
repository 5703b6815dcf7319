import type { Step } from '@hoops/audit';
import { findRun, type RunStart, startRun } from '@hoops/bronze-writer';
import { ConfigError, type GameDate, parseGameId } from '@hoops/nba-client';
import { readDate } from '../clock.ts';
import type { Context, Ending } from '../command.ts';
import type { Config } from '../config.ts';
import { readStep } from '../read-step.ts';
import { openSession, type Session } from '../session.ts';
import { clockOf } from '../simulated-address.ts';
import { stepFunctions } from '../steps.ts';
import { readTaskStates } from '../task-states.ts';

const asking: readonly Step[] = ['fetch_scoreboard', 'extract_game_ids', 'fetch_boxscores'];

/** `hoops step <task id>`: one step of one run, as Airflow calls it. Prints one JSON line. */
export async function step(context: Context): Promise<Ending> {
  const { config, words, report } = context;
  const name = readStep(words[0] ?? '');
  if (config.date === null)
    throw new ConfigError('no game date was given: add --date=YYYY-MM-DD, the date that the run is about');
  const date = readDate(config.date, clockOf(config.source));
  const game = config.game === null ? null : parseGameId(config.game);
  const taskStates = readTaskStates(config.taskStates);
  const session = await openSession('step', context, { asks: asking.includes(name) });
  try {
    const run =
      name === 'fetch_scoreboard'
        ? await begin(session, date, config)
        : await findRun(session.store, date, queryOf(config));
    report({ event: 'planned', steps: [name], dates: 1 });
    const { answer, exitCode, message } = await stepFunctions[name](session, run, { game, taskStates });
    if (message !== undefined) {
      report({ event: 'error', error: 'Step', reason: null, message, exit_code: exitCode });
    }
    return { answer: JSON.stringify(answer), exitCode };
  } finally {
    await session.close();
  }
}

async function begin(session: Session, gameDate: GameDate, { run, trigger }: Config): Promise<RunStart> {
  const { store, source, codeVersion } = session;
  const named = run === null ? {} : { runId: run };
  return await startRun(store, {
    gameDate,
    command: 'step',
    trigger,
    source: source?.url ?? null,
    codeVersion,
    ...named,
  });
}

function queryOf({ run, trigger }: Config) {
  if (run !== null) return { run };
  return trigger === null ? {} : { trigger };
}
