import type { CommandSpec } from './command.ts';

/** Every command, in the order in which the help lists them. */
export const commands: readonly CommandSpec[] = [
  {
    name: 'demo',
    words: '',
    summary: 'a simulated half season from nothing to standings, in seconds',
    description:
      'Starts a simulated league (seed 1, season 2025-26, today 2026-01-19) and runs the whole pipeline over it: the season to\n' +
      'mid-season by score, the week 2026-01-12 to 2026-01-18 in full. Its data is its own, under data/demo; needs no network.',
    settings: ['store', 'warehouse', 'concurrency', 'json', 'python', 'codeVersion'],
    examples: [
      ['hoops demo', 'the first time'],
      ['hoops demo', 'again: 0 inserted, 0 updated'],
    ],
    load: async () => (await import('./commands/demo.ts')).demo,
  },
  {
    name: 'run',
    words: '',
    summary: 'one game date, from the league to marts and audit',
    description:
      'Does all nine steps for one game date. Without --source the real league is asked.\n' +
      'Ends with 0 when every final game is in every table, with 1 when something is missing (and says what).',
    settings: [
      'date',
      'source',
      'store',
      'warehouse',
      'trigger',
      'concurrency',
      'advanced',
      'json',
      'python',
      'codeVersion',
    ],
    examples: [
      ['hoops run --date=yesterday', 'what the schedule does every morning'],
      ['hoops run --date=2026-01-15', 'any game date, again as often as you like'],
      ["hoops run --date=2026-01-15 --source 'simulator:?seed=1'", 'without network, into data/simulator'],
    ],
    load: async () => (await import('./commands/run.ts')).run,
  },
  {
    name: 'backfill',
    words: '',
    summary: 'many game dates: fetched each, loaded in batches, modelled once',
    description:
      'Fetches and seals each game date, loads them in batches, builds core and marts once and audits each date.\n' +
      'A date that fails does not stop the others. With --until the later steps are left to a later replay or step.',
    settings: [
      'from',
      'to',
      'dates',
      'season',
      'until',
      'source',
      'store',
      'warehouse',
      'trigger',
      'concurrency',
      'advanced',
      'json',
      'python',
      'codeVersion',
    ],
    examples: [
      ['hoops backfill --from 2026-01-01 --to 2026-01-15', 'two weeks'],
      ['hoops backfill --season 2025-26', 'a season, up to yesterday'],
      ['hoops backfill --dates 2026-01-14,2026-01-12,2026-01-08', 'again, because the league corrects for days'],
      [
        'hoops backfill --season 2025-26 --until write_raw_to_gcs --store folder:bundle',
        'fetch only; copy the folder, replay elsewhere',
      ],
    ],
    load: async () => (await import('./commands/backfill.ts')).backfill,
  },
  {
    name: 'replay',
    words: '',
    summary: 'load game dates again from the answers already held; asks nobody',
    description:
      'Loads what the store holds of each game date, in the order in which the league said it, then models and audits.\n' +
      'A warehouse that was deleted comes back equal.',
    settings: ['from', 'to', 'until', 'store', 'warehouse', 'trigger', 'concurrency', 'json', 'python', 'codeVersion'],
    examples: [
      ['hoops replay --from 2026-01-12 --to 2026-01-18', 'a week'],
      ['hoops replay --from 2026-01-12 --to 2026-01-18 --warehouse duckdb:other.duckdb', 'into another file'],
    ],
    load: async () => (await import('./commands/replay.ts')).replay,
  },
  {
    name: 'query',
    words: '<sql>',
    summary: 'one SQL statement that only reads: staging, core, marts, audit',
    description:
      'Reads the copy of a DuckDB file that is published after each run, so it never stands in the way of a load; or BigQuery itself.',
    settings: ['source', 'warehouse', 'json', 'csv'],
    examples: [
      ['hoops query "select * from marts.standings order by wins desc limit 5"', 'a table on a terminal'],
      ['hoops query "from staging.games" --csv > games.csv', 'for a spreadsheet'],
    ],
    load: async () => (await import('./commands/query.ts')).query,
  },
  {
    name: 'export',
    words: '',
    summary: 'marts as Parquet and CSV files, with a manifest',
    description:
      'Writes what readers read, ordered by key, first under other names and then by rename: nobody sees half a file.\n' +
      'manifest.json says rows, columns, sha256 and whether the league is simulated. The same answers give the same CSV, byte for byte.',
    settings: ['folder', 'tables', 'format', 'season', 'forSpreadsheets', 'source', 'warehouse', 'json'],
    examples: [
      ['hoops export --to published', 'every mart, both formats'],
      [
        'hoops export --to published --tables marts.player_season,core.fct_shots --season 2025-26',
        'two tables, a season',
      ],
      ['hoops export --to sheets --format csv --for-spreadsheets', 'for a spreadsheet'],
    ],
    load: async () => (await import('./commands/export.ts')).exportMarts,
  },
  {
    name: 'status',
    words: '',
    summary: 'what is there, how fresh, and what needs you',
    description: 'Shows the last run, how old the data is, and each date of the season: complete, partial, missing.',
    settings: ['source', 'store', 'warehouse', 'json'],
    examples: [
      ['hoops status', 'of data/'],
      ["hoops status --source 'simulator:'", 'of data/simulator'],
    ],
    load: async () => (await import('./commands/status.ts')).status,
  },
  {
    name: 'check',
    words: '',
    summary: 'put the checks to one game date',
    description:
      'Asks whether every final game of a date is in every table, in exact volume, and fresh. Ends with 1 when one fails.',
    settings: ['date', 'rebuild', 'run', 'source', 'store', 'warehouse', 'json'],
    examples: [
      ['hoops check --date=yesterday', 'the findings'],
      ['hoops check --date=2026-01-15 --rebuild', 'build the audit tables again from the outcomes first'],
    ],
    load: async () => (await import('./commands/check.ts')).check,
  },
  {
    name: 'diff',
    words: '',
    summary: 'compare two warehouses row by row, on whatever engines',
    description:
      'Compares every table of staging, core and marts by its key: rows of one side only, rows that differ, with examples.\n' +
      'Ends with 0 when all is equal, with 1 when not. Reads only; in BigQuery it scans each table once, those that differ twice or more.',
    settings: ['left', 'right', 'schema', 'table', 'tolerance', 'withLineage', 'json'],
    examples: [
      ['hoops diff --left duckdb:data/hoops.duckdb --right duckdb:other.duckdb', 'did a replay bring the same?'],
      [
        "hoops diff --left duckdb:data/hoops.duckdb --right 'bigquery://my-project?load=gs://my-work-bucket/load'",
        'before moving to the cloud',
      ],
      [
        'hoops diff --left duckdb:a.duckdb --right duckdb:b.duckdb --table marts.standings --tolerance 0',
        'one table, to the last bit',
      ],
    ],
    load: async () => (await import('./commands/diff.ts')).diff,
  },
  {
    name: 'step',
    words: '<task>',
    summary: 'one step of a run by its task id; what Airflow calls',
    description:
      'Does one of: fetch_scoreboard, extract_game_ids, fetch_boxscores, write_raw_to_gcs, load_to_bq_staging, dbt_run, dbt_test,\n' +
      'freshness_volume_checks, write_audit. Finds its run by --run, by --trigger, or takes the newest of the date.\n' +
      'extract_game_ids prints one JSON line: a list of environments, one per game, for fetch_boxscores to be mapped over.',
    settings: [
      'date',
      'run',
      'trigger',
      'game',
      'taskStates',
      'source',
      'store',
      'warehouse',
      'concurrency',
      'advanced',
      'python',
      'codeVersion',
    ],
    examples: [
      ['hoops step fetch_scoreboard --date=2026-01-15 --trigger daily-2026-01-16', 'begins the run'],
      ['HOOPS_GAME=0022500561 hoops step fetch_boxscores --date=2026-01-15 --trigger daily-2026-01-16', 'one game'],
    ],
    load: async () => (await import('./commands/step.ts')).step,
  },
];
