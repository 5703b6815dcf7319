/** One setting: its flag, its variable, what holds when neither is given, and a line of help. Written down here and nowhere else. */
export interface Setting {
  /** As commander reads it, e.g. `--source <url>`. Nx keeps --parallel, --verbose, --batch and others for itself: none of ours is called so. */
  readonly flag: string;
  /** Variables in order; the first that is set and not blank counts. */
  readonly env: readonly [string, ...string[]];
  /** Null when there is none. */
  readonly default: string | null;
  readonly help: string;
}

export const settings = {
  source: {
    flag: '--source <url>',
    env: ['HOOPS_SOURCE'],
    default: 'nba:',
    help: 'who is asked: nba: · http://host · folder:DIR · simulator:?seed=1&season=2025-26&today=2026-01-19',
  },
  store: {
    flag: '--store <url>',
    env: ['HOOPS_STORE'],
    default: 'folder:data',
    help: 'where answers are kept: folder:data · gs://bucket',
  },
  warehouse: {
    flag: '--warehouse <url>',
    env: ['HOOPS_WAREHOUSE'],
    default: 'duckdb:data/hoops.duckdb',
    help: 'where tables are: duckdb:data/hoops.duckdb · bigquery://project?location=US&load=gs://work-bucket/load',
  },
  date: {
    flag: '--date <date>',
    env: ['HOOPS_DATE'],
    default: null,
    help: 'a game date, US Eastern: YYYY-MM-DD, yesterday or today',
  },
  from: { flag: '--from <date>', env: ['HOOPS_FROM'], default: null, help: 'the first game date' },
  to: { flag: '--to <date>', env: ['HOOPS_TO'], default: null, help: 'the last game date' },
  dates: {
    flag: '--dates <list>',
    env: ['HOOPS_DATES'],
    default: null,
    help: 'game dates with commas between, e.g. 2026-01-14,2026-01-12,2026-01-08',
  },
  season: {
    flag: '--season <season>',
    env: ['HOOPS_SEASON'],
    default: null,
    help: 'a season, e.g. 2025-26: its game dates so far to fetch, or its rows to export',
  },
  until: {
    flag: '--until <task>',
    env: ['HOOPS_UNTIL'],
    default: null,
    help: 'the last step to do, e.g. write_raw_to_gcs to fetch and seal only',
  },
  run: {
    flag: '--run <run id>',
    env: ['HOOPS_RUN'],
    default: null,
    help: 'the run to go on with, e.g. 20260116T100002Z-7f3a9c',
  },
  trigger: {
    flag: '--trigger <id>',
    env: ['HOOPS_TRIGGER', 'AIRFLOW_CTX_DAG_RUN_ID'],
    default: null,
    help: "who asked, e.g. Airflow's run id: steps with the same trigger share a run",
  },
  game: { flag: '--game <game id>', env: ['HOOPS_GAME'], default: null, help: 'one game only, e.g. 0022500561' },
  taskStates: {
    flag: '--task-states <json>',
    env: ['HOOPS_TASK_STATES'],
    default: null,
    help: 'what a scheduler says of the run\'s tasks, e.g. {"dbt_test":"failed"}: write_audit keeps it, and ends with 1 when one failed',
  },
  concurrency: {
    flag: '--concurrency <n>',
    env: ['HOOPS_CONCURRENCY'],
    default: '4',
    help: 'how many dates, and how many games of a date, are fetched at once (1 to 32)',
  },
  advanced: {
    flag: '--advanced',
    env: ['HOOPS_ADVANCED'],
    default: null,
    help: 'ask stats.nba.com, which few networks reach, for its summary and advanced box scores too; a day is whole without them',
  },
  rebuild: {
    flag: '--rebuild',
    env: ['HOOPS_REBUILD'],
    default: null,
    help: 'build the audit tables again from the outcomes first',
  },
  left: { flag: '--left <url>', env: ['HOOPS_LEFT'], default: null, help: 'one of two warehouses to compare' },
  right: { flag: '--right <url>', env: ['HOOPS_RIGHT'], default: null, help: 'the other one' },
  schema: {
    flag: '--schema <list>',
    env: ['HOOPS_SCHEMA'],
    default: null,
    help: 'schemas to compare, with commas between: staging, core, marts, audit (without it, the first three)',
  },
  table: {
    flag: '--table <list>',
    env: ['HOOPS_TABLE'],
    default: null,
    help: 'tables to compare, with commas between, e.g. core.fct_games',
  },
  tolerance: {
    flag: '--tolerance <fraction>',
    env: ['HOOPS_TOLERANCE'],
    default: '1e-9',
    help: 'how far fractions may be apart, relative to the greater and absolute below 1; 0 for not at all',
  },
  withLineage: {
    flag: '--with-lineage',
    env: ['HOOPS_WITH_LINEAGE'],
    default: null,
    help: 'compare also which run and which object the rows of staging come from',
  },
  folder: {
    flag: '--to <folder>',
    env: ['HOOPS_EXPORT_TO'],
    default: null,
    help: 'the folder that exported files go to; it is made when it is not there',
  },
  tables: {
    flag: '--tables <list>',
    env: ['HOOPS_EXPORT_TABLES'],
    default: null,
    help: 'tables to export, with commas between, e.g. marts.player_season,core.fct_shots; without it, every mart',
  },
  format: {
    flag: '--format <list>',
    env: ['HOOPS_EXPORT_FORMAT'],
    default: 'parquet,csv',
    help: 'formats to export, with commas between: parquet, csv',
  },
  forSpreadsheets: {
    flag: '--for-spreadsheets',
    env: ['HOOPS_EXPORT_FOR_SPREADSHEETS'],
    default: null,
    help: 'put an apostrophe before texts of CSV that a spreadsheet would run as a formula (=, +, -, @ first)',
  },
  json: { flag: '--json', env: ['HOOPS_JSON'], default: null, help: 'print the answer as JSON' },
  csv: { flag: '--csv', env: ['HOOPS_CSV'], default: null, help: 'print the rows as CSV' },
  codeVersion: {
    flag: '--code-version <text>',
    env: ['HOOPS_CODE_VERSION'],
    default: null,
    help: 'what the audit tables call this code, where there is no git to ask, e.g. in an image',
  },
  python: {
    flag: '--python <path>',
    env: ['HOOPS_PYTHON'],
    default: '.venv/py/bin/python',
    help: 'the Python that has dbt; made by `npm run setup` in the workspace, for BigQuery (.venv/bigquery) by `npm run setup -- --cloud`',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;
type Flagged<N extends SettingName> = (typeof settings)[N]['flag'] extends `${string} <${string}>` ? string : boolean;

/** What was set: strings as given; switches true or false. Null when it was set nowhere and has no default. */
export type Config = { readonly [N in SettingName]: Flagged<N> extends string ? string | null : boolean };

const isSwitch = (name: SettingName): boolean => !settings[name].flag.includes('<');

/** Flags over environment over defaults. A variable that is blank counts as not set. */
export function readConfig(
  flags: Readonly<Partial<Record<SettingName, unknown>>>,
  environment: Readonly<Record<string, string | undefined>>,
  defaults: Readonly<Partial<Record<SettingName, string>>> = {},
): Config {
  const read = (name: SettingName): string | boolean | null => {
    const setting: Setting = settings[name];
    const flag = flags[name];
    if (flag !== undefined) return isSwitch(name) ? flag === true : String(flag);
    const variable = setting.env
      .map((key) => environment[key]?.trim())
      .find((value) => value !== undefined && value !== '');
    if (isSwitch(name)) return variable !== undefined && variable !== '0' && variable !== 'false';
    return variable ?? defaults[name] ?? setting.default;
  };
  const names = Object.keys(settings) as SettingName[];
  return Object.fromEntries(names.map((name) => [name, read(name)])) as unknown as Config;
}

/** The defaults that keep simulated rows out of the real files. */
export function defaultsFor(command: string, source: string): Partial<Record<SettingName, string>> {
  const folder = command === 'demo' ? 'data/demo' : source.startsWith('simulator:') ? 'data/simulator' : null;
  return folder === null ? {} : { store: `folder:${folder}`, warehouse: `duckdb:${folder}/hoops.duckdb` };
}

/** The text of `.env.example`; a test fails when the committed one is stale. */
export function envExample(): string {
  const lines = Object.values<Setting>(settings).map(
    ({ help, env: [first], default: value }) => `# ${help}\n# ${first}=${value ?? ''}\n`,
  );
  return [
    '# Written by `npm run env-example -w apps/pipeline-cli`.',
    '# hoops reads a file named .env in the folder it is called from: a flag wins over a variable, a variable over this file,',
    '# this file over the default shown here. Relative paths start from that folder too (npm run and nx run: the workspace root).',
    '',
    ...lines,
  ].join('\n');
}
