import { expect, it } from 'vitest';
import { steps } from '../src/steps.ts';

it('names the nine steps in the order in which a run does them', () => {
  expect(steps).toEqual([
    'fetch_scoreboard',
    'extract_game_ids',
    'fetch_boxscores',
    'write_raw_to_gcs',
    'load_to_bq_staging',
    'dbt_run',
    'dbt_test',
    'freshness_volume_checks',
    'write_audit',
  ]);
});
