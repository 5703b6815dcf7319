import { type Step, writeMissedAudit } from '@hoops/audit';
import type { RunStart } from '@hoops/bronze-writer';
import { addDays, datesBetween, type GameDate } from '@hoops/nba-client';
import { isPassed } from './dbt.ts';
import { dbtRunStep, dbtTestStep, modelsOf, testsOf } from './dbt-steps.ts';
import { exitCode, exitCodes } from './exit-code.ts';
import { boxscoresStep, planStep, scoreboardStep, sealStep, unanswered } from './fetch-steps.ts';
import { publish } from './read-copy.ts';
import type { Session } from './session.ts';
import { recordUntold, type TaskStates } from './task-states.ts';
import { auditStep, checkStep, loadStep, withWarehouse } from './warehouse-steps.ts';

/** What one step of one run answers: a JSON line for stdout, an exit code, and the sentence behind it where that is not 0. */
export interface StepEnding {
  readonly answer: unknown;
  readonly exitCode: number;
  readonly message?: string | undefined;
}

export type StepFunction = (
  session: Session,
  run: RunStart,
  options: { readonly game: string | null; readonly taskStates: TaskStates },
) => Promise<StepEnding>;

const ok = (answer: unknown): StepEnding => ({ answer, exitCode: exitCodes.ok });

/** As far back as dates are asked for again without an audit of their own. */
const weekTo = (date: GameDate) => datesBetween(addDays(date, -7), date);

/** The nine steps by their task ids, as `hoops step` does them one at a time. */
export const stepFunctions = {
  fetch_scoreboard: async (session, run) => {
    const receipts = await scoreboardStep(session, run);
    return ok({ run_id: run.run_id, answers: receipts.map(({ endpoint, verdict }) => ({ endpoint, verdict })) });
  },

  extract_game_ids: async (session, run) => {
    const { games } = await planStep(session, run);
    return ok(games.map(({ game_id }) => ({ HOOPS_DATE: run.game_date, HOOPS_GAME: game_id })));
  },

  fetch_boxscores: async (session, run, { game }) => {
    const games = game === null ? (await planStep(session, run)).games.map(({ game_id }) => game_id) : [game];
    const receipts = await boxscoresStep(session, run, games);
    const answer = receipts.map(({ endpoint, subject, verdict }) => ({ endpoint, subject, verdict }));
    const silent = games
      .map((id) => unanswered(receipts.filter(({ subject }) => subject === id)))
      .find((error) => error !== null);
    return silent === undefined ? ok(answer) : { answer, exitCode: exitCode(silent), message: silent?.message };
  },

  write_raw_to_gcs: async (session, run) => {
    const { seal, receipts } = await sealStep(session, run);
    return ok({ run_id: run.run_id, seal, receipts: receipts.length });
  },

  load_to_bq_staging: async (session, run) => ok(await loadStep(session, [run])),

  dbt_run: async (session, run) => {
    const models = modelsOf(await dbtRunStep(session, [run]));
    const broken = models.filter((node) => !isPassed(node));
    const answer = { models: models.length, failed: broken.map(({ name, message }) => ({ name, message })) };
    if (broken.length === 0) return ok(answer);
    return {
      answer,
      exitCode: exitCodes.bug,
      message: `${broken.length} models of dbt did not pass: ${broken.map(({ name }) => name).join(', ')}`,
    };
  },

  dbt_test: async (session, run) => {
    const tests = testsOf(await dbtTestStep(session, [run]));
    const broken = tests.filter((node) => !isPassed(node));
    const answer = { tests: tests.length, failed: broken.map(({ name, message }) => ({ name, message })) };
    if (broken.length === 0) return ok(answer);
    return {
      answer,
      exitCode: exitCodes.incomplete,
      message: `${broken.length} tests of dbt do not hold: ${broken.map(({ name }) => name).join(', ')}`,
    };
  },

  freshness_volume_checks: async (session, run) => {
    const findings = await withWarehouse(session, (warehouse) => checkStep(session, run, warehouse));
    const fails = findings.filter(({ severity }) => severity === 'fail');
    if (fails.length === 0) return ok(findings);
    return {
      answer: findings,
      exitCode: exitCodes.incomplete,
      message: fails.map(({ message }) => message).join('; '),
    };
  },

  write_audit: async (session, run, { taskStates }) => {
    await recordUntold(session.store, run, taskStates);
    const { status, reason } = await withWarehouse(session, async (warehouse) => {
      const row = await auditStep(session, run, warehouse);
      await writeMissedAudit(session.store, warehouse, weekTo(run.game_date));
      return row;
    });
    await publish(session.warehouse);
    const answer = { run_id: run.run_id, status, reason };
    if (taskStates.notDone.length === 0) return ok(answer);
    // Whoever watches this step alone must not take the run for a good one.
    const why = reason === null ? '' : ` (${reason})`;
    return {
      answer,
      exitCode: exitCodes.incomplete,
      message: `the run of ${run.game_date} is ${status}${why}; tasks that failed or were not begun: ${taskStates.notDone.join(', ')}`,
    };
  },
} satisfies Record<Step, StepFunction>;
