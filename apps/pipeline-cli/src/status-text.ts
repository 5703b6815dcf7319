import type { DayFact, RunFact, StatusFacts } from './status-facts.ts';

const easternClock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

interface StatusHead {
  readonly warehouse: string;
  readonly code: string;
  readonly now: Date;
}

/** `hoops status` for a person: the last run, how old the data is, a calendar of each season, and what needs someone. */
export function statusText({ last_run, needs_you, tables }: StatusFacts, { warehouse, code, now }: StatusHead): string {
  const notice = tables?.source === 'simulator' ? 'SIMULATED LEAGUE · no real team, player or game\n' : '';
  const head = `${notice}hoops · ${warehouse} · source ${tables?.source ?? 'none yet'} · code ${code} · ${easternClock.format(now).replaceAll(',', '')} ET`;
  const lines = [head, ...lastRun(last_run)];
  if (tables === null) lines.push('tables    none published yet: hoops run --date=yesterday');
  else {
    lines.push(`fresh     results to ${tables.modelled_to ?? '–'} · last fetched ${age(tables.fetched_at, now)}`);
    const seasons = [...new Set(tables.days.map(({ season }) => season))];
    for (const season of seasons) {
      lines.push(
        ...seasonLines(
          season,
          tables.days.filter((day) => day.season === season),
        ),
      );
    }
  }
  return [...lines, ...needs(needs_you)].join('\n');
}

function lastRun(run: RunFact | null): string[] {
  if (run === null) return ['last run  none in this store yet'];
  const { run_id, game_date, command, status, started_at, ended_at } = run;
  const took = ended_at === null ? '' : ` · ${Math.round((Date.parse(ended_at) - Date.parse(started_at)) / 1000)} s`;
  return [`last run  ${run_id} · ${game_date} · ${command} · ${status}${took}`];
}

function seasonLines(season: string, days: readonly DayFact[]): string[] {
  const sum = (name: 'games' | 'final' | 'complete' | 'partial') => days.reduce((total, day) => total + day[name], 0);
  const [games, final, complete, partial] = [sum('games'), sum('final'), sum('complete'), sum('partial')];
  const counts = `${final} final · ${complete} complete · ${partial} partial · ${final - complete - partial} score only · ${games - final} to play`;
  const way = complete === 0 && final > 0 ? `  → hoops backfill --season ${season}` : '';
  return [
    `${season}   ${counts}${way}`,
    ...calendar(days),
    '     ● complete ◐ partial ○ score only · no games P postponed',
  ];
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A line a month, a sign a day, from the first game date to the last with a result. */
function calendar(days: readonly DayFact[]): string[] {
  const first = days[0]?.game_date;
  if (first === undefined) return [];
  const byDate = new Map(days.map((day) => [day.game_date, day]));
  const last = days.filter(({ final }) => final > 0).at(-1)?.game_date ?? first;
  const lines: string[] = [];
  for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = nextMonth(month)) {
    let line = `${months[Number(month.slice(5)) - 1]}  `;
    for (let day = 1; day <= daysIn(month); day += 1) {
      const date = `${month}-${String(day).padStart(2, '0')}`;
      line += date < first || date > last ? ' ' : sign(byDate.get(date));
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

function sign(day: DayFact | undefined): string {
  if (day === undefined) return '·';
  if (day.postponed > 0 && day.final === 0) return 'P';
  if (day.final === 0) return ' ';
  if (day.complete === day.final) return '●';
  return day.complete + day.partial > 0 ? '◐' : '○';
}

function daysIn(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
}

function nextMonth(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 7);
}

function needs(runs: readonly RunFact[]): string[] {
  if (runs.length === 0) return ['needs you (0)'];
  const lines = runs.map(
    ({ game_date, status, reason }) =>
      `${status === 'incomplete' ? '◐' : '✗'} ${game_date}  ${status}: ${inShort(reason)} → hoops check --date ${game_date} tells all`,
  );
  return [`needs you (${runs.length})`, ...lines];
}

/** Reasons are findings joined by a semicolon; a line has room for the first. */
function inShort(reason: string | null): string {
  const [first = 'no end is on record', ...more] = reason?.split('; ') ?? [];
  return more.length === 0 ? first : `${first} (and ${more.length} more)`;
}

function age(instant: string | null, now: Date): string {
  if (instant === null) return 'never';
  const minutes = Math.max(0, Math.round((now.getTime() - Date.parse(instant)) / 60_000));
  if (minutes < 120) return `${minutes} min ago`;
  return minutes < 2 * 1440 ? `${Math.round(minutes / 60)} h ago` : `${Math.round(minutes / 1440)} days ago`;
}
