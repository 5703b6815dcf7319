import type { Column, ColumnType, TypedTable } from '@hoops/bq-loader';

/** One run, as its outcomes tell it. Instants are UTC. */
export interface PipelineRun {
  readonly run_id: string;
  readonly game_date: string;
  readonly command: string;
  readonly trigger: string | null;
  readonly source: string | null;
  readonly code_version: string | null;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly status: string;
  readonly reason: string | null;
  readonly row_hash: string;
}

export interface PipelineMetric {
  readonly run_id: string;
  readonly step: string;
  readonly subject: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string | null;
  readonly ended_at: string;
  readonly row_hash: string;
}

const required = (name: string, type: ColumnType, description: string): Column => ({
  name,
  type,
  nullable: false,
  description,
});
const optional = (name: string, type: ColumnType, description: string): Column => ({
  name,
  type,
  nullable: true,
  description,
});
const audit = { dataset: 'audit', scope: 'run_id', versioned: false } as const;
const rowHash = required('row_hash', 'STRING', 'Hash of the other columns.');

export const pipelineRuns: TypedTable<PipelineRun> = {
  ...audit,
  name: 'pipeline_runs',
  description: 'One row per run, with the state that follows from the last attempt of each step.',
  key: ['run_id'],
  columns: [
    required('run_id', 'STRING', 'UTC time and random; sorts by time.'),
    required('game_date', 'DATE', 'US Eastern league day that the run is about.'),
    required('command', 'STRING', 'Command that began it: run, backfill, replay or step.'),
    optional('trigger', 'STRING', "Who asked, e.g. Airflow's own run id; null for a person."),
    optional('source', 'STRING', 'Address of the source; null for a replay.'),
    optional('code_version', 'STRING', 'Version of Hoops that began it.'),
    required('started_at', 'TIMESTAMP', 'When it began.'),
    optional('ended_at', 'TIMESTAMP', 'When its last step ended; null as long as it has no end.'),
    required('status', 'STRING', 'ok, incomplete, failed or running.'),
    optional('reason', 'STRING', 'Why it is not ok.'),
    rowHash,
  ],
};

export const pipelineMetrics: TypedTable<PipelineMetric> = {
  ...audit,
  name: 'pipeline_metrics',
  description: 'What the last attempt of each step told of itself, one number a row.',
  key: ['run_id', 'step', 'subject', 'metric'],
  columns: [
    required('run_id', 'STRING', 'Run that it belongs to.'),
    required('step', 'STRING', 'Step that told it.'),
    required('subject', 'STRING', 'Game, table or model that it is about; _ for the whole step.'),
    required('metric', 'STRING', 'What was measured.'),
    required('value', 'FLOAT64', 'How much.'),
    optional('unit', 'STRING', 'Of what.'),
    required('ended_at', 'TIMESTAMP', 'When the attempt ended.'),
    rowHash,
  ],
};

export const auditTables = [pipelineRuns, pipelineMetrics] as const;
