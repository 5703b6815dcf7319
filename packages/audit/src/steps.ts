/** The nine steps of a run, in order. A step's one name is its task id everywhere. */
export const steps = [
  'fetch_scoreboard',
  'extract_game_ids',
  'fetch_boxscores',
  'write_raw_to_gcs',
  'load_to_bq_staging',
  'dbt_run',
  'dbt_test',
  'freshness_volume_checks',
  'write_audit',
] as const;

export type Step = (typeof steps)[number];
