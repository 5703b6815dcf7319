import { loaderVersion } from './loaded-answers.ts';
import type { KnownAnswer, LoadPlan } from './plan-load.ts';
import type { Table } from './table.ts';

/** A row of `staging.loaded_answers`. */
export interface AnswerRow extends KnownAnswer {
  readonly table_name: string;
  readonly scope: string;
  readonly loader_version: number;
}

/** The rows that a plan adds to `staging.loaded_answers`, and those whose mark changes: the one in force until now, and an old one that is again. */
export function answersToRecord(
  table: Table,
  known: ReadonlyMap<string, readonly KnownAnswer[]>,
  plan: LoadPlan,
): { added: readonly AnswerRow[]; marked: readonly AnswerRow[] } {
  const record = (scope: string, answer: KnownAnswer): AnswerRow => ({
    ...answer,
    table_name: table.name,
    scope,
    loader_version: loaderVersion,
    is_in_force: plan.inForce.get(scope) === answer,
  });
  return {
    added: plan.added.map(({ scope, answer }) => record(scope, answer)),
    marked: [...known].flatMap(([scope, answers]) =>
      answers.map((answer) => record(scope, answer)).filter((each, i) => each.is_in_force !== answers[i]?.is_in_force),
    ),
  };
}
