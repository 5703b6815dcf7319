import { type DateEnding, type Summary, totalCounts } from './summary.ts';

const number = new Intl.NumberFormat('en-US');
const count = (n: number, one: string, many = `${one}s`) => `${number.format(n)} ${n === 1 ? one : many}`;
const seconds = (value: number) => `${value.toFixed(1)} s`;
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
const row = (name: string, text: string) => `${name.padEnd(10)}${text}`;

const noUse: Readonly<Record<string, string>> = {
  wrong_game: 'about another date',
  absent: 'absent',
  shell: 'not begun',
  partial: 'not over',
  empty: 'empty',
  unreadable: 'unreadable',
  unavailable: 'unanswered',
  refused: 'refused',
};

/** What a command adds to its summary: lines after the first, and lines before the last two. */
export interface MoreLines {
  readonly season?: readonly string[] | undefined;
  readonly results?: readonly string[] | undefined;
  readonly next?: readonly string[] | undefined;
}

/** The closing summary as a person reads it: whose data, what was done, what came of it, what is missing. */
export function summaryText(summary: Summary, { season = [], results = [], next = [] }: MoreLines = {}): string {
  return [
    summary.notice,
    ...summary.notes.map((note) => row('', `~ ${note}`)),
    ...season,
    ...fetchLines(summary),
    ...stagingLines(summary),
    ...dbtLines(summary),
    ...dateLines(summary),
    ...results,
    ...next,
    endLine(summary),
  ].join('\n');
}

function fetchLines({ fetch, bronze, store, seconds: took }: Summary): string[] {
  const lines: string[] = [];
  if (fetch !== null) {
    const { scoreboard = 0, schedule = 0, boxscore = 0, playbyplay = 0 } = fetch.ok;
    const parts = [
      count(scoreboard, 'scoreboard'),
      count(schedule, 'schedule'),
      count(boxscore, 'box score'),
      count(playbyplay, 'play-by-play'),
    ];
    for (const [verdict, times] of Object.entries(fetch.not_ok)) {
      parts.push(`${number.format(times)} ${noUse[verdict] ?? verdict}`);
    }
    lines.push(row('fetch', `${parts.join(' · ')}  ${seconds(took.fetch)}`));
  }
  if (bronze !== null) {
    const size = megabytes(bronze.bytes);
    lines.push(
      row('bronze', `${count(bronze.runs, 'run')} sealed · ${count(bronze.objects, 'object')} · ${size}  ${store}`),
    );
  }
  return lines;
}

function stagingLines({ staging, seconds: took }: Summary): string[] {
  if (staging === null) return [];
  const rows = (table: string) => {
    const counts = staging[table];
    return counts === undefined ? 0 : counts.inserted + counts.updated + counts.unchanged;
  };
  const total = totalCounts(staging);
  const parts = [
    count(rows('plays'), 'play'),
    count(rows('player_box_scores'), 'player line'),
    count(rows('team_box_scores'), 'team line'),
    `${number.format(total.rejected)} rejected`,
  ];
  const changes = (['inserted', 'updated', 'unchanged', 'deleted', 'stale'] as const).map(
    (name) => `${name} ${number.format(total[name])}`,
  );
  return [row('staging', `${parts.join(' · ')}  ${seconds(took.load)}`), row('', changes.join(' · '))];
}

function dbtLines({ dbt, seconds: took }: Summary): string[] {
  if (dbt === null) return [];
  const models =
    dbt.built === dbt.models ? count(dbt.models, 'model') : `${dbt.built} of ${count(dbt.models, 'model')}`;
  const tests =
    dbt.passed === dbt.tests
      ? `${count(dbt.passed, 'test')} passed`
      : `${dbt.passed} of ${count(dbt.tests, 'test')} passed`;
  const billed = dbt.bytes_billed === null ? '' : ` · ${megabytes(dbt.bytes_billed)} billed`;
  return [
    row('dbt', `${models} · ${tests} · ${seasonsText(dbt.seasons)}${billed}  ${seconds(took.dbt)}`),
    ...dbt.failed.map(({ name, message }) => row('', `✗ ${name}: ${message}`)),
  ];
}

function seasonsText(seasons: readonly string[]): string {
  const [first, ...others] = seasons;
  if (first === undefined) return 'no season changed';
  if (others.length === 0) return `season ${first} built anew`;
  return `${count(seasons.length, 'season')} built anew, ${first} to ${others.at(-1)}`;
}

function dateLines({ dates }: Summary): string[] {
  const lines = dates.flatMap(({ game_date, status, reason, findings }) => {
    const head =
      status === 'incomplete' || status === 'failed'
        ? [`${status.padEnd(9)} ${game_date}  ${reason ?? ''}`.trimEnd()]
        : [];
    return [...head, ...findingLines(findings)];
  });
  if (dates.every(({ status }) => status === 'unchecked')) return lines;
  const good = dates.filter(({ status }) => status === 'ok').length;
  return [
    row('audit', `${good} of ${count(dates.length, 'date')} complete${lines.length === 0 ? ', nothing found' : ''}`),
    ...lines,
  ];
}

/** Findings that say the same of several games are said once, with every game named. */
function findingLines(findings: DateEnding['findings']): string[] {
  const alike = new Map<string, { readonly sign: string; readonly subjects: string[] }>();
  for (const { severity, subject, message } of findings) {
    const isNamed = subject !== null && message.startsWith(`game ${subject} `);
    const text = isNamed ? message.slice(`game ${subject} `.length) : message;
    const sign = severity === 'fail' ? '✗' : '~';
    const key = `${sign} ${text}`;
    const held = alike.get(key);
    if (held === undefined) alike.set(key, { sign, subjects: isNamed ? [subject] : [] });
    else if (isNamed) held.subjects.push(subject);
  }
  return [...alike].flatMap(([text, { sign, subjects }]) => {
    if (subjects.length < 2)
      return [row('', subjects.length === 0 ? text : text.replace(sign, `${sign} game ${subjects[0]}`))];
    return [row('', text.replace(sign, `${sign} ${subjects.length} games, each`)), ...wrapped(subjects)];
  });
}

const IDS_A_LINE = 8;

function wrapped(subjects: readonly string[]): string[] {
  const lines: string[] = [];
  for (let i = 0; i < subjects.length; i += IDS_A_LINE)
    lines.push(row('', `    ${subjects.slice(i, i + IDS_A_LINE).join(' ')}`));
  return lines;
}

function endLine({ status, staging, dbt, seconds: took }: Summary): string {
  const ours = Math.max(0, took.all - took.dbt);
  const time =
    dbt === null ? seconds(took.all) : `${seconds(took.all)} (ours ${seconds(ours)}, dbt ${seconds(took.dbt)})`;
  const word = status === 'ok' ? 'Done' : status === 'incomplete' ? 'Not complete' : 'Failed';
  const total = staging === null ? null : totalCounts(staging);
  const change =
    total === null ? '' : `: ${number.format(total.inserted)} inserted, ${number.format(total.updated)} updated`;
  return `${word} in ${time}${change}.`;
}
