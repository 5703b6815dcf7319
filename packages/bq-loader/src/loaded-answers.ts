import type { Column, ColumnType, Table } from './table.ts';

/** Raised when the same bytes decode into other rows than before: a replay then brings every table to the new reading. */
export const loaderVersion = 1;

const column = (name: string, type: ColumnType, description: string): Column => ({
  name,
  type,
  nullable: false,
  description,
});

/** Every answer that was ever loaded, for each table and scope that it speaks about. The fence that keeps older news from newer. */
export const loadedAnswers: Table = {
  dataset: 'staging',
  name: 'loaded_answers',
  description: 'Every answer ever loaded, per table and scope, and which of them is in force.',
  key: ['table_name', 'scope', 'endpoint', 'observed_at', 'sha256'],
  scope: 'scope',
  versioned: false,
  columns: [
    column('table_name', 'STRING', 'Table of staging that the answer was decoded into.'),
    column('scope', 'STRING', 'The game, game date or season whose rows the answer replaces.'),
    column('endpoint', 'STRING', 'Endpoint that gave the answer.'),
    column('rank', 'INT64', "Place of the endpoint in the table's list; 0 is the primary."),
    column('finals', 'INT64', 'Number of games that the answer calls final.'),
    column('game_date', 'DATE', 'Game date of the run that kept the answer.'),
    column('observed_at', 'TIMESTAMP', 'When the league said it.'),
    column('fetched_at', 'TIMESTAMP', 'When it was fetched.'),
    column('source', 'STRING', 'nba or simulator.'),
    column('run_id', 'STRING', 'Run that loaded it first.'),
    column('object', 'STRING', 'Name of the kept body.'),
    column('sha256', 'STRING', 'Hash of the body as received.'),
    column('loader_version', 'INT64', 'Version of the loader that read it first.'),
    column('is_in_force', 'BOOL', "Whether the table's rows of this scope are this answer's."),
  ],
};
