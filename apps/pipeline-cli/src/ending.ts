import type { Context, Ending } from './command.ts';
import { exitCodes } from './exit-code.ts';
import type { DatesDone } from './run-dates.ts';
import type { Session } from './session.ts';
import { summarize } from './summarize.ts';
import { type MoreLines, summaryText } from './summary-text.ts';

/** The summary as the answer. When every date failed the first error is thrown instead, so that its exit code says what to do. */
export function endingOf(
  session: Session,
  done: DatesDone,
  { config }: Pick<Context, 'config'>,
  more: MoreLines = {},
): Ending {
  const errors = done.states.flatMap(({ error }) => (error === null ? [] : [error]));
  if (errors.length > 0 && errors.length === done.states.length) throw errors[0];
  const summary = summarize(session, done);
  for (const { game_date, run_id, status, reason, findings } of summary.dates) {
    if (run_id === null) continue;
    for (const { check, severity, subject, message } of findings) {
      session.report({ event: 'found', run_id, game_date, check, severity, subject, message });
    }
    session.report({ event: 'run_ended', run_id, game_date, status, reason });
  }
  const hasBrokenModels = summary.status === 'failed' && errors.length === 0;
  return {
    answer: config.json ? JSON.stringify(summary) : summaryText(summary, more),
    exitCode: summary.status === 'ok' ? exitCodes.ok : hasBrokenModels ? exitCodes.bug : exitCodes.incomplete,
  };
}
