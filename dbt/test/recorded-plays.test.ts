import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Agreement, agreementTable, mergeAgreements } from './agreement.ts';
import { compareAnchor, compareCdnBox } from './compare-from-plays.ts';
import { compareWithPublished, type Published } from './compare-with-published.ts';
import { hasRecorded, readRoot, recorded } from './recorded-answers.ts';
import { projectFolder, runDbt, unpassed } from './run-dbt.ts';
import { sql } from './staging.ts';

const hoops = join(projectFolder, '..', 'node_modules', '.bin', 'hoops');
const anchor = '0022400561';
const games = ['0022000001', anchor, '0022500775', '0022500776', '0022500777', '0022501186'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoops-recorded-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Fetches and loads through the project's own command, then builds everything, tests included. */
function build(name: string, source: string, dates: string) {
  const home = join(folder, name);
  mkdirSync(home);
  const file = join(home, 'hoops.duckdb');
  const loaded = spawnSync(
    hoops,
    [
      'backfill',
      `--dates=${dates}`,
      '--until=load_to_bq_staging',
      '--advanced',
      `--source=folder:${source}`,
      `--store=folder:${join(home, 'data')}`,
      `--warehouse=duckdb:${file}`,
    ],
    { encoding: 'utf8', cwd: home },
  );
  expect(loaded.stderr).toContain('"event"');
  return { file, answer: runDbt('--duckdb', file, 'build') };
}

const published = (family: string) => readRoot<Published>(`stats.nba.com/boxscore${family}v3`, anchor);

/** Only what the stats host said of the anchor, so that nothing of the CDN wins. */
function statsOnly() {
  const source = join(folder, 'stats-only');
  const wanted =
    /"file": "(stats\.nba\.com\/(?:playbyplayv3|boxscoretraditionalv3|scoreboardv3)\/(?:0022400561|2025-01-15)[^"]*)"/;
  const lines = readFileSync(join(recorded, 'MANIFEST.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => wanted.test(line));
  for (const line of lines) {
    const path = wanted.exec(line)?.[1] ?? '';
    mkdirSync(dirname(join(source, path)), { recursive: true });
    cpSync(join(recorded, path), join(source, path));
  }
  writeFileSync(join(source, 'MANIFEST.jsonl'), `${lines.join('\n')}\n`);
  return source;
}

const agreement = async (file: string) =>
  compareWithPublished(file, anchor, {
    advanced: published('advanced'),
    fourfactors: published('fourfactors'),
    usage: published('usage'),
    misc: published('misc'),
  });

const page = join(projectFolder, '..', 'docs', 'published-numbers.md');

/** docs/published-numbers.md, which `npx vitest run dbt/test/recorded-plays.test.ts -u` writes. */
const publishedPage = (marts: readonly Agreement[], plays: readonly Agreement[], boxes: readonly Agreement[]) =>
  `# Our numbers beside the league's

What the models make of recorded plays, beside what the league itself published of the same games. \`npx vitest run dbt/test/recorded-plays.test.ts -u\` writes this page from a build; without \`-u\` it fails when a count is another. A value is *exact* when it prints as the league's does, with as many decimals; *within rounding* when it is at most half of the last decimal away.

## Rates of a game with overtime

Game ${anchor} is the one NBA game recorded with plays and with every further box score (advanced, four factors, usage, misc). Columns of \`player_game_advanced\`, \`player_game_on_court\` and \`team_game_advanced\`.

${agreementTable(marts)}

## The same game, counted from its plays

Scoring, the players' own points by kind, the box score, both summaries and the league's own stints (\`gamerotation\`: when each player came and went, and the margin meanwhile), from \`fct_plays\`, \`game_flow\`, \`fct_stints\`.

${agreementTable(plays)}

## Five games of the CDN

${games.filter((game) => game !== anchor).join(', ')}: each line and total of the box score, counted from the plays. 0022000001 is of 2020-21.

${agreementTable(boxes)}

## What cannot be compared

Usage of 0021700807, misc, hustle and tracking of 0022500148, the summary of 0022500142 and the box scores of 0021900740 and 0022401188 are recorded without plays. Hustle and tracking are counted by people and cameras, not told by plays. What the league calls estimated (\`estimated…\`) is wrong at its source and not loaded.
`;

describe.skipIf(!hasRecorded)(`recorded games (${recorded}${hasRecorded ? '' : ' is not there: not run'})`, () => {
  let file: string;
  let answer: ReturnType<typeof runDbt>;
  beforeAll(() => {
    ({ file, answer } = build('cdn', recorded, '2020-12-22,2025-01-15,2026-02-11,2026-04-12'));
  }, 600_000);

  test('pass every gate, and all six are graded exact', async () => {
    expect(unpassed(answer)).toEqual([]);
    const grades = await sql(
      file,
      'select game_id, plays_grade, sides_not_five from core.play_grades order by game_id',
    );
    expect(grades).toEqual(games.map((game_id) => ({ game_id, plays_grade: 'exact', sides_not_five: '0' })));
  });

  test("bring the league's further box scores and the officials with them, where they are recorded", async () => {
    const rows = await sql(
      file,
      `select (select count(*) from staging.advanced_player_box_scores) as advanced, (select count(*) from staging.hustle_team_box_scores) as hustle,
         (select count(*) from core.fct_game_officials) as officials, (select count(distinct game_id) from core.fct_game_officials) as games`,
    );
    expect(rows).toEqual([{ advanced: '25', hustle: '2', officials: '18', games: '6' }]);
  });

  test("give each player the league's plus-minus from his stints", async () => {
    const [row] = await sql(
      file,
      `select count(*) as players, count(*) filter (court.points - court.opponent_points <> lines.plus_minus) as other
       from core.player_game_on_court as court
       inner join core.fct_player_games as lines on lines.game_id = court.game_id and lines.player_id = court.player_id`,
    );
    expect(row).toEqual({ players: '129', other: '0' });
  });

  test("give the flow, and the points by kind, of the CDN's own box score", async () => {
    const flows = await sql(
      file,
      `select flow.game_id,
         flow.lead_changes = box.lead_changes and flow.times_tied = box.times_tied as is_flow,
         case when box.is_home then flow.home_largest_lead else flow.away_largest_lead end = box.biggest_lead as is_lead,
         abs(case when box.is_home then flow.home_seconds_leading else flow.away_seconds_leading end - box.time_leading_seconds) < 0.01 as is_time,
         advanced.points_in_the_paint = box.points_in_the_paint and advanced.points_fast_break = box.points_fast_break
           and advanced.points_second_chance = box.points_second_chance
           and advanced.points_from_turnovers = box.points_from_turnovers as is_points
       from marts.game_flow as flow
       inner join staging.team_box_scores as box on box.game_id = flow.game_id and box.lead_changes is not null
       inner join marts.team_game_advanced as advanced on advanced.game_id = box.game_id and advanced.team_id = box.team_id`,
    );
    expect(flows).toHaveLength(10);
    for (const flow of flows) {
      expect(flow).toMatchObject({ is_flow: true, is_lead: true, is_time: true, is_points: true });
    }
  });

  test('last as long, stint by stint, as the box score says of every player, to the hundredth', async () => {
    const lines = await sql(
      file,
      `select lines.game_id, count(*) as players, count(*) filter (lines.seconds_played > 0) as played,
         count(*) filter (abs(coalesce(court.seconds, 0) - coalesce(lines.seconds_played, 0)) > case when lines.game_id = '${anchor}' then 1 else 0.005 end) as other
       from core.fct_player_games as lines
       left join (select game_id, player_id, sum(seconds) as seconds from core.fct_stint_players group by all) as court using (game_id, player_id)
       inner join core.play_grades using (game_id) group by lines.game_id order by lines.game_id`,
    );
    expect(lines.map(({ game_id, other }) => [game_id, other])).toEqual(games.map((game) => [game, '0']));
    for (const { played } of lines) expect(Number(played)).toBeGreaterThanOrEqual(16);
  });

  test("give the league's own numbers, and the page says which and how many", async () => {
    const marts = await agreement(file);
    const plays = await compareAnchor(file, anchor);
    const boxes = mergeAgreements(
      await Promise.all(games.filter((game) => game !== anchor).map((game) => compareCdnBox(file, game))),
    );
    const differing = (table: readonly Agreement[]) =>
      table.filter((row) => row.differing > 0).map((row) => `${row.metric}: ${row.differences.join(' · ')}`);
    expect([...differing(marts), ...differing(plays), ...differing(boxes)]).toEqual([]);
    expect([marts, plays, boxes].map((table) => table.length)).toEqual([72, 104, 38]);
    await expect(publishedPage(marts, plays, boxes)).toMatchFileSnapshot(page);
  }, 60_000);

  test("come out the same from V3's plays, which tell neither the breaks nor the kind of a rebound", async () => {
    const stats = build('stats', statsOnly(), '2025-01-15');
    expect(unpassed(stats.answer)).toEqual([]);
    expect(await sql(stats.file, 'select plays_feed, plays_grade, is_lineup_guessed from core.play_grades')).toEqual([
      { plays_feed: 'v3', plays_grade: 'exact', is_lineup_guessed: true },
    ]);
    const table = await agreement(stats.file);
    expect(table.filter(({ metric, differing }) => !metric.startsWith('misc') && differing > 0)).toEqual([]);
  }, 600_000);
});
